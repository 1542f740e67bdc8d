import { stat } from 'node:fs/promises'
import type { TimeRange } from '../../shared/contract/ingest-recording.ts'
import type { SpokenLanguage } from '../../shared/contract/transcribe.ts'
import type { TranscriptSegment } from '../transcripts/transcript-text.ts'
import { openCheckpoint } from './checkpoint.ts'
import { engineVersion } from './find-engine.ts'
import { type ChannelTranscript, planChannel, transcribeChannel } from './transcribe-channel.ts'
import { cancelled, TranscriptionRefused } from './transcription-refused.ts'

export interface CallToTranscribe {
  /** The path of whisper-cli. */
  readonly engine: string
  /** The path of a ggml model. */
  readonly model: string
  readonly language: SpokenLanguage
  /** The call's channels, each decoded to a WAV of 16 kHz, mono, 16 bits; their order is their number. */
  readonly channels: readonly { readonly wav: string }[]
  /** Where somebody speaks, for each channel: nothing else is given to the engine. */
  readonly voiced: readonly (readonly TimeRange[])[]
  /** Keeps finished chunks across crashes; only its own files there are touched. */
  readonly checkpointFolder: string
  /** All that the words depend on: hash of the sound, of the model, language, engine. */
  readonly key: string
  readonly signal?: AbortSignal | undefined
  /** @param share of the voiced sound that is done, 0 to 1; it never falls */
  readonly onProgress?: ((share: number) => void) | undefined
  /** How long the engine may go without a sign of life, in milliseconds; by the model's size where not given. */
  readonly stallMs?: number | undefined
}

export interface CallTranscript {
  /**
   * By start, then by end, then by channel; two people at once are two segments. `channel` is null for a call in one: it may
   * be the sum of both.
   */
  readonly segments: readonly TranscriptSegment[]
  /** BCP 47: what most of the call is in, as set or detected; null where nobody speaks. */
  readonly language: string | null
  /** `whisper.cpp 1.9.1` */
  readonly engine: string
  /** The voiced sound that the engine was given, of all channels. */
  readonly voicedMs: number
}

const SPOKEN: readonly string[] = ['he', 'en', 'auto'] satisfies SpokenLanguage[]

/** The engine takes a language it doesn't know for a question about its options, and ends well. */
function requireLanguage(language: string): void {
  if (!SPOKEN.includes(language))
    throw new TranscriptionRefused('engine-failed', `A call is transcribed in he, en or auto, not in "${language}".`)
}

const STALL = { leastMs: 600_000, msAByte: 0.004 }

/**
 * A window of 30 seconds is one step of the engine. Without vector instructions, on one core of a slow machine, it took 25
 * minutes with a model of 570 MB (reckoned from measured ratios): the limit is for what hangs, not for what is slow.
 */
const stallOf = (modelBytes: number): number => Math.max(STALL.leastMs, modelBytes * STALL.msAByte)

const byTime = (a: TranscriptSegment, b: TranscriptSegment): number =>
  a.startMs - b.startMs || a.endMs - b.endMs || (a.channel ?? 0) - (b.channel ?? 0)

function mostHeard(channels: readonly ChannelTranscript[]): string | null {
  const sums = new Map<string, number>()
  for (const { languages } of channels)
    for (const [language, ms] of languages) sums.set(language, (sums.get(language) ?? 0) + ms)
  return [...sums].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

async function modelSize(path: string): Promise<number> {
  const stats = await stat(path).catch(() => null)
  if (stats?.isFile()) return stats.size
  throw new TranscriptionRefused('model-missing', `There is no model at ${path}. Choose a ggml file of Whisper.`)
}

/**
 * Transcribes a call, each channel on its own, so that who spoke is a fact. Where nobody speaks the engine isn't run. What
 * was finished before a crash or a cancel is taken from the checkpoint; the caller forgets it (`forgetCheckpoint`) when the
 * transcript is kept. Throws TranscriptionRefused `engine-missing`, `engine-failed`, `model-missing`, `model-unreadable`,
 * `audio-damaged`, `cancelled`.
 */
export async function transcribeCall(call: CallToTranscribe): Promise<CallTranscript> {
  requireLanguage(call.language)
  if (call.signal?.aborted) throw cancelled()
  const [engine, modelBytes] = await Promise.all([engineVersion(call.engine), modelSize(call.model)])
  const plans = await Promise.all(
    call.channels.map(({ wav }, channel) => planChannel(channel, wav, call.voiced[channel] ?? [])),
  )
  const voicedMs = plans.reduce((sum, plan) => sum + plan.voicedMs, 0)
  const setup = { ...call, stallMs: call.stallMs ?? stallOf(modelBytes) }
  const checkpoint = await openCheckpoint(call.checkpointFolder, call.key)
  const transcripts: ChannelTranscript[] = []
  let before = 0
  try {
    for (const plan of plans) {
      const report = (ms: number): void => call.onProgress?.(voicedMs === 0 ? 1 : (before + ms) / voicedMs)
      transcripts.push(await transcribeChannel(setup, plan, checkpoint, report))
      before += plan.voicedMs
    }
  } finally {
    await checkpoint.close()
  }
  const isApart = plans.length > 1
  const segments = transcripts
    .flatMap((transcript) => transcript.segments)
    .map((segment) => (isApart ? segment : { ...segment, channel: null }))
    .toSorted(byTime)
  return { segments, language: mostHeard(transcripts), engine, voicedMs }
}

import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { TimeRange } from '../../shared/contract/ingest-recording.ts'
import type { SpokenLanguage } from '../../shared/contract/transcribe.ts'
import type { TranscriptSegment } from '../transcripts/transcript-text.ts'
import { inCallTime } from './call-time.ts'
import { channelLength, cutChunk } from './channel-sound.ts'
import type { Checkpoint } from './checkpoint.ts'
import { type Chunk, planChunks, voicedMsOf } from './chunk-plan.ts'
import { type Heard, readEngineOutput } from './engine-output.ts'
import { runEngine } from './run-engine.ts'
import { cancelled, TranscriptionRefused } from './transcription-refused.ts'

/** How the engine is run, the same for every chunk of a call. */
export interface EngineSetup {
  readonly engine: string
  readonly model: string
  readonly language: SpokenLanguage
  readonly stallMs: number
  readonly signal?: AbortSignal | undefined
}

/** One side of a call and what of it has a voice. */
export interface ChannelPlan {
  /** Of the recording, from 0. */
  readonly channel: number
  readonly wav: string
  readonly chunks: readonly Chunk[]
  /** The voiced sound of all its chunks. */
  readonly voicedMs: number
}

export interface ChannelTranscript {
  readonly segments: readonly TranscriptSegment[]
  /** Language by the voiced time that it was heard in. */
  readonly languages: ReadonlyMap<string, number>
}

/** @throws TranscriptionRefused `audio-damaged` for a file that `decodeChannel` didn't write */
export async function planChannel(channel: number, wav: string, voiced: readonly TimeRange[]): Promise<ChannelPlan> {
  const chunks = planChunks(voiced, await channelLength(wav))
  return { channel, wav, chunks, voicedMs: chunks.reduce((sum, chunk) => sum + voicedMsOf(chunk), 0) }
}

async function hear(
  setup: EngineSetup,
  plan: ChannelPlan,
  chunk: Chunk,
  scratch: string,
  onProgress: (share: number) => void,
): Promise<Heard> {
  const written = join(scratch, 'chunk.json')
  // What an earlier chunk left must not pass for this one's, when the engine writes nothing and calls it success.
  await rm(written, { force: true })
  await cutChunk(plan.wav, chunk, join(scratch, 'chunk.wav'))
  await runEngine({ ...setup, folder: scratch, wav: 'chunk.wav', out: 'chunk', onProgress })
  const bytes = await readFile(written).catch(() => {
    throw new TranscriptionRefused(
      'engine-failed',
      'whisper.cpp ended without a transcript: it could not read the sound it was given. Take another build of it.',
    )
  })
  return readEngineOutput(bytes)
}

/**
 * Transcribes one side of a call, chunk by chunk; chunks that are finished already are not done again.
 * @param onVoiced how many voiced milliseconds of this channel are done
 * @throws TranscriptionRefused `engine-failed`, `model-unreadable`, `audio-damaged`, `cancelled`
 */
export async function transcribeChannel(
  setup: EngineSetup,
  plan: ChannelPlan,
  checkpoint: Checkpoint,
  onVoiced: (ms: number) => void,
): Promise<ChannelTranscript> {
  const segments: TranscriptSegment[] = []
  const languages = new Map<string, number>()
  let done = 0
  for (const [index, chunk] of plan.chunks.entries()) {
    if (setup.signal?.aborted) throw cancelled()
    const ms = voicedMsOf(chunk)
    let heard = await checkpoint.find(plan.channel, index, chunk)
    if (heard === null) {
      heard = await hear(setup, plan, chunk, checkpoint.scratch, (share) => onVoiced(done + share * ms))
      await checkpoint.keep(plan.channel, index, chunk, heard)
    }
    done += ms
    onVoiced(done)
    languages.set(heard.language, (languages.get(heard.language) ?? 0) + ms)
    segments.push(...heard.segments.flatMap((segment) => inCallTime(segment, chunk, plan.channel)))
  }
  return { segments, languages }
}

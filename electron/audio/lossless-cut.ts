import type { TimeRange } from '../../shared/contract/ingest-recording.ts'
import type { AudioFacts } from './audio-facts.ts'
import { type FileRanges, withFileRanges } from './file-ranges.ts'
import { PCM_CODECS } from './pcm.ts'
import { isPcmFile, pcmCodec, pcmRange } from './pcm-file.ts'
import { probeOtherSide } from './probe-other-side.ts'
import { RecordingUnreadable } from './recording-unreadable.ts'
import { WAV_TAGS, type WavShape } from './wav-writer.ts'

interface Stretch {
  readonly paths: readonly [string] | readonly [string, string]
  readonly facts: AudioFacts
  readonly startMs: number
  readonly endMs: number
  readonly masks: readonly TimeRange[]
}

export interface LosslessCut {
  readonly shape: WavShape
  readonly durationMs: number
  readonly bytes: readonly Uint8Array[]
}

/** The codecs that a WAV file holds as they are; big-endian ones and signed bytes it doesn't. */
const TAGS: Readonly<Record<string, WavShape['tag']>> = {
  'pcm-u8': WAV_TAGS.pcm,
  'pcm-s16le': WAV_TAGS.pcm,
  'pcm-s24le': WAV_TAGS.pcm,
  'pcm-s32le': WAV_TAGS.pcm,
  'pcm-f32le': WAV_TAGS.float,
  'pcm-f64le': WAV_TAGS.float,
  mulaw: WAV_TAGS.mulaw,
  alaw: WAV_TAGS.alaw,
}

/** The bytes of a stretch of one file: whole samples of all its channels. */
function stretchOf(path: string, facts: AudioFacts, { startMs, endMs }: Stretch): Promise<Buffer> {
  const blockBytes = facts.channels * pcmCodec(facts.codec).sampleBytes
  const offsetOf = (ms: number): number => Math.round((ms * facts.sampleRate) / 1000) * blockBytes
  return withFileRanges(path, async (file: FileRanges) => {
    const [start, end] = await pcmRange(file, facts)
    const from = start + offsetOf(startMs)
    const length = Math.max(0, Math.min(end, start + offsetOf(endMs)) - from)
    return file.read(from, length - (length % blockBytes))
  })
}

/** Two sides of one channel each as one of two, sample by sample; the shorter one is silent at its end. */
function interleaved(left: Buffer, right: Buffer, sampleBytes: number, silence: number): Buffer {
  const samples = Math.max(left.length, right.length) / sampleBytes
  const both = Buffer.alloc(samples * sampleBytes * 2, silence)
  for (const [side, bytes] of [left, right].entries()) {
    for (let at = 0; at < bytes.length; at += sampleBytes) {
      bytes.copy(both, at * 2 + side * sampleBytes, at, at + sampleBytes)
    }
  }
  return both
}

/** The same shape of sound in the second file, or null when the two can't be one file without being decoded. */
async function isSameShape(path: string, first: AudioFacts): Promise<boolean> {
  const { codec, sampleRate, channels } = first
  const other = await probeOtherSide(path, first, null)
  return channels === 1 && other.channels === 1 && other.codec === codec && other.sampleRate === sampleRate
}

function silence(bytes: Buffer, { masks, startMs, facts }: Stretch, blockBytes: number): void {
  const indexOf = (ms: number, round: (value: number) => number): number =>
    Math.min(bytes.length, Math.max(0, round(((ms - startMs) * facts.sampleRate) / 1000)) * blockBytes)
  for (const [from, to] of masks) {
    bytes.fill(pcmCodec(facts.codec).silence, indexOf(from, Math.floor), indexOf(to, Math.ceil))
  }
}

/**
 * A stretch of PCM or G.711 with every bit as it is in the recording but where it is masked; null for what must be
 * decoded to be cut. Throws RecordingUnreadable `audio-damaged` where there is no sound at that time.
 */
export async function losslessCut(stretch: Stretch): Promise<LosslessCut | null> {
  const { paths, facts } = stretch
  const tag = TAGS[facts.codec]
  const codec = PCM_CODECS[facts.codec]
  const [path, otherPath] = paths
  if (!isPcmFile(facts) || tag === undefined || codec === undefined) return null
  if (otherPath !== undefined && !(await isSameShape(otherPath, facts))) return null
  const own = await stretchOf(path, facts, stretch)
  const bytes =
    otherPath === undefined
      ? own
      : interleaved(own, await stretchOf(otherPath, facts, stretch), codec.sampleBytes, codec.silence)
  if (bytes.length === 0) {
    throw new RecordingUnreadable(
      'audio-damaged',
      'The recording has no sound at the time of this clip: it is damaged or cut off. Check its length.',
    )
  }
  const channels = otherPath === undefined ? facts.channels : 2
  const blockBytes = channels * codec.sampleBytes
  silence(bytes, stretch, blockBytes)
  const shape = { tag, channels, sampleRate: facts.sampleRate, sampleBytes: codec.sampleBytes }
  return { shape, durationMs: (bytes.length / blockBytes / facts.sampleRate) * 1000, bytes: [bytes] }
}

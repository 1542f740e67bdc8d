import type { TimeRange } from '../../shared/contract/ingest-recording.ts'
import { clipSamples } from './clip-samples.ts'
import { losslessCut } from './lossless-cut.ts'
import { writeMp3 } from './mp3-writer.ts'
import { type CallSound, openCall } from './open-call.ts'
import { RecordingUnreadable } from './recording-unreadable.ts'
import { pcmBytes, pcmShape, writeWav } from './wav-writer.ts'

export interface ClipToCut extends CallSound {
  readonly startMs: number
  readonly endMs: number
  /** Stretches of the recording that are made silent. */
  readonly masks: readonly TimeRange[]
  readonly format: 'wav' | 'mp3'
  readonly out: string
  /** Written into the file: what it was cut from. */
  readonly comment: string
}

export interface CutClip {
  /** Whether its samples are the recording's own, bit for bit. */
  readonly lossless: boolean
  /** Of the recording, as it was cut. */
  readonly startMs: number
  readonly endMs: number
}

const SOFTWARE = 'Said & Signed: derived clip'

const isMasked = ({ masks, startMs, endMs }: ClipToCut): boolean =>
  masks.some(([from, to]) => from < endMs && to > startMs)

/**
 * Cuts `[startMs, endMs)` out of a call, to the sample. PCM and G.711 keep their codec and every bit (two one-sided files
 * of one codec become its stereo); anything else is decoded to 16-bit PCM with 50 ms fades. Masked stretches are silent.
 * The comment is in the WAV's `LIST`/`INFO`, the MP3's ID3 tag. The same input gives the same bytes.
 * Throws RecordingUnreadable: `audio-damaged` where the recording has no sound there, `decoder-missing`.
 */
export async function cutClip(clip: ClipToCut): Promise<CutClip> {
  const { startMs, format, out, comment } = clip
  const info = { ISFT: SOFTWARE, ICMT: comment }
  const cut = await losslessCut(clip)
  if (format === 'wav' && cut !== null) {
    await writeWav(out, cut.shape, cut.bytes, info)
    return { lossless: !isMasked(clip), startMs, endMs: Math.round(startMs + cut.durationMs) }
  }
  const stream = await openCall({ ...clip, fromMs: startMs })
  const samples = await clipSamples(stream, clip)
  if (samples.length === 0) {
    throw new RecordingUnreadable(
      'audio-damaged',
      'The recording has no sound at the time of this clip: it is damaged or cut off. Check its length.',
    )
  }
  const endMs = Math.round(startMs + (samples.length / stream.channels / stream.sampleRate) * 1000)
  if (format === 'mp3') await writeMp3(out, stream, samples, { software: SOFTWARE, comment })
  else await writeWav(out, pcmShape(stream), pcmBytes(once(samples)), info)
  return { lossless: false, startMs, endMs }
}

async function* once(samples: Int16Array): AsyncGenerator<Int16Array> {
  yield samples
}

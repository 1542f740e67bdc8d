import { join } from 'node:path'
import type { TimeRange } from '../../shared/contract/ingest-recording.ts'
import type { AudioFacts } from '../audio/audio-facts.ts'
import type { Channel } from '../audio/channel-energy.ts'
import { decodeChannel } from '../audio/decode-channel.ts'
import { findFfmpeg } from '../audio/ffmpeg.ts'
import { type AudioMeasure, measureAudio } from '../audio/measure-audio.ts'
import { probeAudio } from '../audio/probe-audio.ts'
import { probeOtherSide } from '../audio/probe-other-side.ts'
import { voicedRanges } from '../audio/voice-activity.ts'
import { TranscriptionRefused } from './transcription-refused.ts'

export interface SidesToDecode {
  /** A call's file, or one file for each side. */
  readonly paths: readonly [string] | readonly [string, string]
  /** The first file's own name. */
  readonly name: string
  /** As the user set it; looked for where null. */
  readonly ffmpeg: string | null
  /** An empty folder for the decoded sound, 115 MB an hour and side; the caller removes it. */
  readonly folder: string
}

/** A side of a call as the engine can be given it. */
export interface DecodedSide {
  /** 16 kHz, mono, 16 bits. */
  readonly wav: string
  /** Where somebody speaks; hold music and the other side's echo are left out. */
  readonly voiced: readonly TimeRange[]
}

/** A call's sound: what the engine is given, and by what its words are judged. */
export interface DecodedCall extends Pick<AudioMeasure, 'activity' | 'isStereoIsolated' | 'durationMs' | 'warnings'> {
  /** Two where the recording keeps them apart. */
  readonly sides: readonly DecodedSide[]
  /** Of the recording; two where each side has a file of its own. */
  readonly channels: number
}

interface Side {
  readonly path: string
  readonly facts: AudioFacts
  readonly channel: Channel | 'mix'
  readonly voiced: readonly TimeRange[]
}

/** The louder of both at each moment: a call that doesn't keep its sides apart has a voice where either has. */
const louder = (left: Float32Array, right: Float32Array | null): Float32Array =>
  right === null ? left : left.map((energy, frame) => Math.max(energy, right[frame] ?? 0))

async function sidesOf(
  { paths, ffmpeg }: Pick<SidesToDecode, 'paths' | 'ffmpeg'>,
  facts: AudioFacts,
  measure: AudioMeasure,
): Promise<Side[]> {
  if (measure.activity === null) throw notDecoded(measure)
  const [path, otherPath] = paths
  const { left, right } = measure.activity
  const speech = (own: Float32Array, other: Float32Array | null) => voicedRanges(own, { other, withoutMusic: true })
  if (right === null || !(measure.isStereoIsolated || otherPath !== undefined))
    return [{ path, facts, channel: 'mix', voiced: speech(louder(left, right), null) }]
  const [inLeft, inRight] = [speech(left, right), speech(right, left)]
  if (otherPath === undefined)
    return [
      { path, facts, channel: 'left', voiced: inLeft },
      { path, facts, channel: 'right', voiced: inRight },
    ]
  const otherFacts = await probeOtherSide(otherPath, facts, ffmpeg)
  return [
    { path, facts, channel: 'mix', voiced: inLeft },
    { path: otherPath, facts: otherFacts, channel: 'mix', voiced: inRight },
  ]
}

const notDecoded = ({ warnings }: AudioMeasure): TranscriptionRefused =>
  new TranscriptionRefused(
    warnings.some(({ code }) => code === 'decoder-missing') ? 'decoder-missing' : 'audio-damaged',
    warnings[0]?.message ?? 'The sound of this call could not be decoded. Export the call again.',
  )

/**
 * Decodes a call for the engine: each side on its own where the recording keeps them apart, else all in one. For a worker
 * thread. Throws TranscriptionRefused `decoder-missing`, `audio-damaged`; RecordingUnreadable.
 *
 * @param onProgress share done, 0 to 1
 */
export async function decodeSides(
  { paths, name, folder, ...setting }: SidesToDecode,
  onProgress: (share: number) => void = () => undefined,
): Promise<DecodedCall> {
  const ffmpeg = findFfmpeg(setting.ffmpeg)
  const facts = await probeAudio(paths[0], { ffmpeg, name })
  const measure = await measureAudio({ paths, facts, ffmpeg })
  const sides = await sidesOf({ paths, ffmpeg }, facts, measure)
  const decoded: DecodedSide[] = []
  for (const [index, { voiced, ...side }] of sides.entries()) {
    onProgress((index + 1) / (sides.length + 1))
    const wav = join(folder, `side-${index}.wav`)
    await decodeChannel({ ...side, ffmpeg, out: wav })
    decoded.push({ wav, voiced })
  }
  onProgress(1)
  const { activity, isStereoIsolated, durationMs, warnings } = measure
  const channels = paths.length === 2 ? 2 : facts.channels
  return { sides: decoded, channels, activity, isStereoIsolated, durationMs, warnings }
}

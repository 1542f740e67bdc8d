import type { Warning } from '../../shared/units.ts'
import { seconds } from './audio-facts.ts'
import { BleedMeter } from './bleed-meter.ts'
import { type ChannelActivity, FRAME_MS, INAUDIBLE } from './channel-energy.ts'
import { energyQuantile } from './energy-quantile.ts'
import { type CallSound, openCall } from './open-call.ts'
import { encodePeaks, PEAKS_A_SECOND } from './peaks.ts'
import { RecordingUnreadable } from './recording-unreadable.ts'
import { SampleMeter } from './sample-meter.ts'
import type { SampleStream } from './sample-stream.ts'
import { voicedRanges } from './voice-activity.ts'

/** How a call's time was spent, in whole milliseconds that add up to its length: one side alone, both at once, nobody. */
export interface ChannelShares {
  readonly leftMs: number
  readonly rightMs: number
  readonly bothMs: number
  readonly silenceMs: number
}

export interface AudioMeasure {
  /** Of the sound as it was decoded; as the facts have it where it wasn't. */
  readonly durationMs: number
  /** A peaks file (see peaks.ts); its rows are empty where the sound couldn't be decoded. */
  readonly peaks: Uint8Array
  /** Null where the sound couldn't be decoded. */
  readonly activity: ChannelActivity | null
  /** Null where the channels don't tell the sides apart, or echo or noise make the times unsure. */
  readonly shares: ChannelShares | null
  /** Whether each side has a channel of its own. An echo on the other's channel doesn't matter: the louder one speaks. */
  readonly isStereoIsolated: boolean
  /** Nothing is to be heard anywhere. */
  readonly silent: boolean
  /** The louder side's echo on the other channel in decibels; null where there is no second channel. */
  readonly bleedDb: number | null
  /** False where nothing on this machine decodes the recording; the warning says why. */
  readonly isDecoded: boolean
  /** `decoder-missing`, or `damaged-inside` where decoding ended before the recording did. */
  readonly warnings: readonly Warning[]
}

export interface MeasureInput extends CallSound {
  /** Called now and then with the share that is done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined
}

/** Above this the two channels carry one sound (measured: 1.000 for a mono call written twice). */
const DUAL_MONO_CORRELATION = 0.95
/** −80 dB: nobody speaks on a channel that stays under it, so its neighbour holds both people. */
const SILENT_CHANNEL = 1e-8
/** Measured: with more echo, talk-over is reported that wasn't; with more noise than −44 dB, a tenth of the speech is lost. */
const MOST_BLEED_DB = -15
const MOST_NOISE = 10 ** -4.4
const NOISE_QUANTILE = 0.1
/** Enough for energies and peaks of speech; what ffmpeg decodes to. */
const MEASURED_RATE = 8000
const PROGRESS_MS = 60_000

type Measured = ReturnType<SampleMeter['finish']> & {
  readonly bleedDb: number | null
  readonly warnings: readonly Warning[]
}

const decodedUntil = (ms: number): Warning => ({
  code: 'damaged-inside',
  message: `The recording is damaged after ${seconds(ms)}: what follows could not be decoded. Look for a complete copy.`,
})

const NO_SOUND = new RecordingUnreadable(
  'audio-damaged',
  'No sound could be decoded from the recording. Play it elsewhere to check it, or export the call again.',
)

async function measureStream(stream: SampleStream, { facts, onProgress }: MeasureInput): Promise<Measured> {
  const meter = new SampleMeter(stream.channels, stream.sampleRate, facts.durationMs)
  const bleed = stream.channels === 2 ? new BleedMeter(stream.sampleRate, facts.durationMs) : null
  const { blocks, levels } = stream.undecoded ?? { blocks: stream.blocks, levels: null }
  const samplesAMs = (stream.sampleRate * stream.channels) / 1000
  let samples = 0
  let reportedMs = 0
  const warnings: Warning[] = []
  try {
    for await (const block of blocks) {
      meter.add(block, levels)
      bleed?.add(block, levels)
      samples += block.length
      const doneMs = samples / samplesAMs
      if (onProgress && doneMs - reportedMs >= PROGRESS_MS) {
        reportedMs = doneMs
        onProgress(Math.min(1, doneMs / facts.durationMs))
      }
    }
  } catch (error) {
    const isDamaged = error instanceof RecordingUnreadable && error.code === 'audio-damaged'
    if (!isDamaged || samples === 0) throw error
    warnings.push(decodedUntil(samples / samplesAMs))
  }
  if (samples === 0) throw NO_SOUND
  return { ...meter.finish(), bleedDb: bleed?.finish() ?? null, warnings }
}

/** Marks the frames of stretches, so that two channels can be compared frame by frame. */
function spokenFrames(own: Float32Array, other: Float32Array): Uint8Array {
  const frames = new Uint8Array(own.length)
  for (const [startMs, endMs] of voicedRanges(own, { other, withoutMusic: true })) {
    frames.fill(1, startMs / FRAME_MS, endMs / FRAME_MS)
  }
  return frames
}

function sharesOf(left: Float32Array, right: Float32Array, durationMs: number): ChannelShares {
  const [inLeft, inRight] = [spokenFrames(left, right), spokenFrames(right, left)]
  const counts = [0, 0, 0, 0]
  for (let frame = 0; frame < inLeft.length; frame += 1) {
    const kind = inLeft[frame]! + 2 * inRight[frame]!
    counts[kind] = counts[kind]! + 1
  }
  const [leftMs, rightMs, bothMs] = [counts[1]! * FRAME_MS, counts[2]! * FRAME_MS, counts[3]! * FRAME_MS]
  // The last frame may be cut off: silence is what is left, so that all adds up.
  return { leftMs, rightMs, bothMs, silenceMs: Math.max(0, durationMs - leftMs - rightMs - bothMs) }
}

function describe({ energies, peaks, powers, correlation, bleedDb, warnings, ...measured }: Measured): AudioMeasure {
  const durationMs = Math.round(measured.durationMs)
  const [left = new Float32Array(), right = null] = energies
  const isStereoIsolated =
    right !== null && correlation <= DUAL_MONO_CORRELATION && powers.every((power) => power > SILENT_CHANNEL)
  const isQuiet = energies.every((energy) => energyQuantile(energy, NOISE_QUANTILE) <= MOST_NOISE)
  const isClear = isStereoIsolated && (bleedDb ?? 0) <= MOST_BLEED_DB && isQuiet
  return {
    durationMs,
    peaks: encodePeaks({ peaksASecond: PEAKS_A_SECOND, durationMs, channels: peaks }),
    activity: { left, right },
    shares: isClear ? sharesOf(left, right, durationMs) : null,
    isStereoIsolated,
    silent: energies.every((energy) => energy.every((value) => value < INAUDIBLE)),
    bleedDb,
    isDecoded: true,
    warnings,
  }
}

const notDecoded = ({ facts, paths }: MeasureInput, { code, message }: RecordingUnreadable): AudioMeasure => ({
  durationMs: facts.durationMs,
  peaks: encodePeaks({
    peaksASecond: PEAKS_A_SECOND,
    durationMs: facts.durationMs,
    channels: Array.from({ length: paths.length === 2 || facts.channels === 2 ? 2 : 1 }, () => new Uint8Array()),
  }),
  activity: null,
  shares: null,
  isStereoIsolated: false,
  silent: false,
  bleedDb: null,
  isDecoded: false,
  warnings: [{ code, message }],
})

/** A recording that was taken in is no less one because its sound can't be had. */
const IS_NO_REFUSAL: readonly string[] = ['decoder-missing', 'audio-damaged']

/**
 * Reads a call's sound once: its waveform, who speaks when, and whether its channels tell the sides apart. Memory grows
 * by 1.5 MB an hour. What can't be decoded, for want of a decoder or for damage, is measured as not decoded, with a warning.
 * Throws RecordingUnreadable `file-unreadable`, what the system says of the file, the signal's reason.
 */
export async function measureAudio(input: MeasureInput): Promise<AudioMeasure> {
  try {
    return describe(await measureStream(await openCall(input, MEASURED_RATE), input))
  } catch (error) {
    if (error instanceof RecordingUnreadable && IS_NO_REFUSAL.includes(error.code)) return notDecoded(input, error)
    throw error
  }
}

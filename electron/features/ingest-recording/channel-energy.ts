import type { AudioFacts } from './audio-facts.ts'
import { type FileRanges, withFileRanges } from './file-ranges.ts'
import { sniffAudio } from './sniff-audio.ts'
import { readWavHeader, type WavHeader } from './wav-header.ts'

export type Channel = 'left' | 'right'

/** Mean square of each channel's samples (full scale is 1) in frames of 20 ms. */
export interface ChannelActivity {
  readonly left: Float32Array
  readonly right: Float32Array
}

const FRAME_MS = 20
const FRAMES_A_SECOND = 1000 / FRAME_MS
const READ_BYTES = 1024 * 1024

/** Above this the two channels carry one sound (measured: 1.000 for a mono call written twice). */
const DUAL_MONO_CORRELATION = 0.95
/** −80 dB: nobody speaks on a channel that stays under it, so its neighbour holds both people. */
const SILENT_CHANNEL = 1e-8
/** 3 dB in one frame: closer than that, both people speak or neither does. */
const DOMINANCE = 2
/** The share of one speaker's time to the other's that settles a segment. */
const MAJORITY = 1.5
/** 60 ms: a click is shorter, a word is longer. */
const LEAST_FRAMES = 3
/** 6 dB over a channel's noise. */
const SPEECH_OVER_NOISE = 4
/** The quiet tenth of a channel is its noise. */
const NOISE_QUANTILE = 0.1

/** ITU-T G.711 µ-law, one byte to a sample of 16 bits. */
function mulawSample(byte: number): number {
  const value = ~byte & 0xff
  const magnitude = ((((value & 0x0f) << 3) + 0x84) << ((value & 0x70) >> 4)) - 0x84
  return value & 0x80 ? -magnitude : magnitude
}

/** ITU-T G.711 A-law. */
function alawSample(byte: number): number {
  const value = byte ^ 0x55
  const exponent = (value & 0x70) >> 4
  const step = ((value & 0x0f) << 4) + 8
  const magnitude = exponent === 0 ? step : (step + 0x100) << (exponent - 1)
  return value & 0x80 ? magnitude : -magnitude
}

type ReadSample = (bytes: Buffer, at: number) => number

function byTable(sampleOf: (byte: number) => number): ReadSample {
  const table = Float32Array.from({ length: 256 }, (_, byte) => sampleOf(byte) / 32_768)
  return (bytes, at) => table[bytes[at] ?? 0] ?? 0
}

const DECODERS: Readonly<Record<string, { readonly bytes: number; readonly read: ReadSample }>> = {
  'pcm-s16le': { bytes: 2, read: (bytes, at) => bytes.readInt16LE(at) / 32_768 },
  mulaw: { bytes: 1, read: byTable(mulawSample) },
  alaw: { bytes: 1, read: byTable(alawSample) },
}

/** Sums over a whole stereo call, and its energy by frame. */
interface Measure {
  readonly activity: ChannelActivity
  readonly correlation: number
  readonly power: Readonly<Record<Channel, number>>
}

async function* blocks(file: FileRanges, header: WavHeader): AsyncGenerator<Buffer> {
  const step = READ_BYTES - (READ_BYTES % header.blockBytes)
  for (let offset = header.dataStart; offset < header.dataEnd; offset += step) {
    yield await file.read(offset, Math.min(step, header.dataEnd - offset))
  }
}

async function measure(file: FileRanges, header: WavHeader, decoder: (typeof DECODERS)[string]): Promise<Measure> {
  const { blockBytes, sampleRate } = header
  const samples = Math.floor((header.dataEnd - header.dataStart) / blockBytes)
  const frames = Math.ceil((samples * FRAMES_A_SECOND) / sampleRate)
  const left = new Float32Array(frames)
  const right = new Float32Array(frames)
  const sum = { left: 0, right: 0, both: 0 }
  const samplesInFrame = sampleRate / FRAMES_A_SECOND
  let sample = 0
  for await (const bytes of blocks(file, header)) {
    for (let at = 0; at + blockBytes <= bytes.length; at += blockBytes, sample += 1) {
      const l = decoder.read(bytes, at)
      const r = decoder.read(bytes, at + decoder.bytes)
      // By the sample's own time: 11 025 Hz has no whole number of samples in 20 ms, and an hour must not drift.
      const frame = Math.floor((sample * FRAMES_A_SECOND) / sampleRate)
      left[frame] = (left[frame] ?? 0) + (l * l) / samplesInFrame
      right[frame] = (right[frame] ?? 0) + (r * r) / samplesInFrame
      sum.left += l * l
      sum.right += r * r
      sum.both += l * r
    }
  }
  const scale = Math.sqrt(sum.left * sum.right)
  return {
    activity: { left, right },
    correlation: scale === 0 ? 0 : sum.both / scale,
    power: { left: sum.left / Math.max(1, samples), right: sum.right / Math.max(1, samples) },
  }
}

/**
 * Energy of a stereo call's two channels, read in a stream (an hour: 1.4 MB of figures).
 * Null where channels don't tell speakers apart: mono, one sound on both channels, one channel silent; and for formats
 * other than PCM of 16 bits, µ-law and A-law in WAV.
 */
export async function channelActivity(
  path: string,
  facts: Pick<AudioFacts, 'container' | 'codec' | 'channels'>,
): Promise<ChannelActivity | null> {
  const decoder = DECODERS[facts.codec]
  if (facts.container !== 'wav' || facts.channels !== 2 || decoder === undefined) return null
  return withFileRanges(path, async (file) => {
    const { start } = await sniffAudio(file)
    const { activity, correlation, power } = await measure(file, await readWavHeader(file, start), decoder)
    const isTold = correlation <= DUAL_MONO_CORRELATION && Math.min(power.left, power.right) > SILENT_CHANNEL
    return isTold ? activity : null
  })
}

const noiseFloors = new WeakMap<Float32Array, number>()

function noiseFloor(energy: Float32Array): number {
  const known = noiseFloors.get(energy)
  if (known !== undefined) return known
  const floor = energy.toSorted()[Math.floor((energy.length - 1) * NOISE_QUANTILE)] ?? 0
  noiseFloors.set(energy, floor)
  return floor
}

/** Frames of `own` between two times in which somebody speaks there, clearly louder than on `other`. */
function framesWon(own: Float32Array, other: Float32Array, startMs: number, endMs: number): number {
  const speech = noiseFloor(own) * SPEECH_OVER_NOISE
  let won = 0
  for (
    let frame = Math.floor(startMs / FRAME_MS);
    frame < Math.min(own.length, Math.ceil(endMs / FRAME_MS));
    frame += 1
  ) {
    const energy = own[frame] ?? 0
    if (energy > speech && energy > (other[frame] ?? 0) * DOMINANCE) won += 1
  }
  return won
}

/**
 * The channel that carries the speech between two times, or null when neither clearly does. Counted by time, not by
 * energy: a loud agent who talks into the end of a soft customer's sentence must not become its speaker.
 */
export function dominantChannel(activity: ChannelActivity, startMs: number, endMs: number): Channel | null {
  const left = framesWon(activity.left, activity.right, startMs, endMs)
  const right = framesWon(activity.right, activity.left, startMs, endMs)
  if (Math.max(left, right) < LEAST_FRAMES) return null
  if (left > right * MAJORITY) return 'left'
  return right > left * MAJORITY ? 'right' : null
}

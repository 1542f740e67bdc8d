import { energyQuantile } from './energy-quantile.ts'

export type Channel = 'left' | 'right'

/**
 * Mean square of each channel's samples (full scale is 1) in frames of 20 ms; an hour of stereo takes 1.4 MB.
 * `right` is null for a recording of one channel, and for one whose many channels were mixed into one.
 */
export interface ChannelActivity {
  readonly left: Float32Array
  readonly right: Float32Array | null
}

export const FRAME_MS = 20

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
/** −60 dB: under the noise of any telephone line. What is softer nobody hears. */
export const INAUDIBLE = 1e-6

const noiseFloors = new WeakMap<Float32Array, number>()

function noiseFloor(energy: Float32Array): number {
  const known = noiseFloors.get(energy)
  if (known !== undefined) return known
  const floor = energyQuantile(energy, NOISE_QUANTILE)
  noiseFloors.set(energy, floor)
  return floor
}

/** Frames of `own` between two times that are sound, and clearly louder than on `other` where there is one. */
function framesWon(own: Float32Array, other: Float32Array | null, startMs: number, endMs: number, floor: number) {
  const end = Math.min(own.length, Math.ceil(endMs / FRAME_MS))
  let won = 0
  for (let frame = Math.max(0, Math.floor(startMs / FRAME_MS)); frame < end; frame += 1) {
    const energy = own[frame]!
    if (energy > floor && energy > (other?.[frame] ?? 0) * DOMINANCE) won += 1
  }
  return won
}

/**
 * The channel that carries the speech between two times, or null when neither clearly does, and where there is one
 * channel only. Counted by time, not by energy: a loud agent who talks into the end of a soft customer's sentence must
 * not become its speaker.
 */
export function dominantChannel({ left, right }: ChannelActivity, startMs: number, endMs: number): Channel | null {
  if (right === null) return null
  const wonLeft = framesWon(left, right, startMs, endMs, noiseFloor(left) * SPEECH_OVER_NOISE)
  const wonRight = framesWon(right, left, startMs, endMs, noiseFloor(right) * SPEECH_OVER_NOISE)
  if (Math.max(wonLeft, wonRight) < LEAST_FRAMES) return null
  if (wonLeft > wonRight * MAJORITY) return 'left'
  return wonRight > wonLeft * MAJORITY ? 'right' : null
}

/** Whether nothing is to be heard between two times on any channel but its own noise, or a click. */
export function isSilentBetween({ left, right }: ChannelActivity, startMs: number, endMs: number): boolean {
  return [left, right].every((energy) => {
    if (energy === null) return true
    const floor = Math.max(noiseFloor(energy) * SPEECH_OVER_NOISE, INAUDIBLE)
    return framesWon(energy, null, startMs, endMs, floor) < LEAST_FRAMES
  })
}

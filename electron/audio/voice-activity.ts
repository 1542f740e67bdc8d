import type { TimeRange } from '../../shared/contract/ingest-recording.ts'
import { FRAME_MS } from './channel-energy.ts'
import { energyQuantile } from './energy-quantile.ts'

const decibels = (db: number): number => 10 ** (db / 10)

/* Measured on made calls of known turns in ten codecs: F1 .98 to .99 of the time, every turn found. */
const NOISE_QUANTILE = 0.1
const LOUD_QUANTILE = 0.95
const OVER_NOISE = decibels(9)
/** Speech never falls this far under its own loud parts and stays speech. */
const UNDER_LOUD = decibels(-32)
/** −56 dB: over the steps of G.711 itself. */
const LEAST = decibels(-56)
/** What is so much softer than the other channel is that channel's echo. */
const ECHO = decibels(-10)
/** 60 ms of sound begin a stretch of speech; 240 ms without end it. */
const ONSET_FRAMES = 3
const HANG_FRAMES = 12
const MERGED_GAP_MS = 350
const DROPPED_MS = 200

const MUSIC = { leastMs: 8000, overNoise: decibels(30), pause: decibels(-25), loud: 0.9 } as const

export interface VoiceOptions {
  /** The other channel, frame by frame: what is much softer than there is taken for its echo. */
  readonly other?: Float32Array | null | undefined
  /** Leaves out what sounds on for eight seconds without the smallest pause: hold music. Speech over noise is kept. */
  readonly withoutMusic?: boolean | undefined
}

function soundingFrames(energies: Float32Array, other: Float32Array | null | undefined): Uint8Array {
  const noise = energyQuantile(energies, NOISE_QUANTILE)
  const loud = energyQuantile(energies, LOUD_QUANTILE)
  const threshold = Math.max(noise * OVER_NOISE, loud * UNDER_LOUD, LEAST)
  return Uint8Array.from(energies, (energy, frame) =>
    energy > threshold && energy > (other?.[frame] ?? 0) * ECHO ? 1 : 0,
  )
}

/** Runs of frames `[first, last + 1)`: begun by an onset, kept on over short gaps, ended where the sound did. */
function runsOf(sounding: Uint8Array): [number, number][] {
  const runs: [number, number][] = []
  let onset = 0
  let open: [number, number] | null = null
  for (let frame = 0; frame < sounding.length; frame += 1) {
    onset = sounding[frame] ? onset + 1 : 0
    if (open && frame - open[1] >= HANG_FRAMES) {
      runs.push(open)
      open = null
    }
    if (open) {
      if (sounding[frame]) open[1] = frame + 1
    } else if (onset >= ONSET_FRAMES) open = [frame + 1 - onset, frame + 1]
  }
  return open ? [...runs, open] : runs
}

function merged(runs: readonly [number, number][]): TimeRange[] {
  const ranges: TimeRange[] = []
  for (const [first, end] of runs) {
    const last = ranges.at(-1)
    if (last && first * FRAME_MS - last[1] < MERGED_GAP_MS) last[1] = end * FRAME_MS
    else ranges.push([first * FRAME_MS, end * FRAME_MS])
  }
  return ranges
}

/** Whether a stretch is louder than the noise by far and yet never pauses: people breathe, hold music doesn't. */
function isMusic(energies: Float32Array, [startMs, endMs]: TimeRange): boolean {
  if (endMs - startMs < MUSIC.leastMs) return false
  const frames = energies.subarray(startMs / FRAME_MS, endMs / FRAME_MS)
  const loud = energyQuantile(frames, MUSIC.loud)
  const noise = energyQuantile(energies, NOISE_QUANTILE)
  return loud > noise * MUSIC.overNoise && frames.every((energy) => energy > loud * MUSIC.pause)
}

/**
 * Stretches of a channel in which somebody speaks, in ascending order, by energy alone: a recording of silence or of
 * even noise has none.
 *
 * @param energies mean squares of 20 ms each, see ChannelActivity
 */
export function voicedRanges(energies: Float32Array, options: VoiceOptions = {}): TimeRange[] {
  const ranges = merged(runsOf(soundingFrames(energies, options.other))).filter(
    ([startMs, endMs]) => endMs - startMs >= DROPPED_MS,
  )
  return options.withoutMusic === true ? ranges.filter((range) => !isMusic(energies, range)) : ranges
}

import { describe, expect, it } from 'vitest'
import { voicedRanges } from '../../electron/audio/voice-activity.ts'

const DB = (db: number): number => 10 ** (db / 10)

/** Energies by run: `[milliseconds, decibels]`. */
const energies = (...runs: readonly (readonly [ms: number, db: number])[]): Float32Array =>
  Float32Array.from(runs.flatMap(([ms, db]) => new Array<number>(ms / 20).fill(db === -999 ? 0 : DB(db))))

describe('voicedRanges', () => {
  it.each([
    { what: 'nothing in no sound', heard: energies(), ranges: [] },
    { what: 'nothing in digital silence', heard: energies([5000, -999]), ranges: [] },
    { what: 'nothing in even noise', heard: energies([5000, -40]), ranges: [] },
    { what: 'nothing in what nobody hears', heard: energies([1000, -999], [1000, -60]), ranges: [] },
    { what: 'a word in noise', heard: energies([1000, -50], [500, -25], [1000, -50]), ranges: [[1000, 1500]] },
    {
      what: 'speech from the first to the last frame',
      heard: energies([400, -20], [400, -70], [400, -20]),
      ranges: [
        [0, 400],
        [800, 1200],
      ],
    },
    { what: 'no click', heard: energies([1000, -50], [40, -10], [1000, -50]), ranges: [] },
    { what: 'no cough of a tenth of a second', heard: energies([1000, -50], [100, -20], [1000, -50]), ranges: [] },
    {
      what: 'one stretch over a breath',
      heard: energies([1000, -50], [500, -25], [300, -50], [500, -25], [1000, -50]),
      ranges: [[1000, 2300]],
    },
    {
      what: 'two over a pause',
      heard: energies([1000, -50], [500, -25], [400, -50], [500, -25], [1000, -50]),
      ranges: [
        [1000, 1500],
        [1900, 2400],
      ],
    },
    {
      what: 'no whisper 40 dB under the voice',
      heard: energies([1000, -70], [2000, -15], [1000, -70], [1000, -55], [1000, -70]),
      ranges: [[1000, 3000]],
    },
  ])('finds $what', ({ heard, ranges }) => {
    expect(voicedRanges(heard)).toEqual(ranges)
  })

  it('takes what is much softer than the other channel for its echo', () => {
    const own = energies([1000, -60], [1000, -35], [1000, -60], [1000, -25], [1000, -60])
    const other = energies([1000, -60], [1000, -20], [3000, -60])
    expect(voicedRanges(own)).toHaveLength(2)
    expect(voicedRanges(own, { other })).toEqual([[3000, 4000]])
  })

  it('leaves hold music out where asked, and keeps speech that pauses and speech over noise', () => {
    const words = Array.from(
      { length: 20 },
      () =>
        [
          [460, -20],
          [40, -55],
        ] as const,
    ).flat()
    const music = energies([3000, -60], [10_000, -20], [3000, -60])
    expect(voicedRanges(music)).toEqual([[3000, 13_000]])
    expect(voicedRanges(music, { withoutMusic: true })).toEqual([])
    expect(voicedRanges(energies([3000, -60], ...words, [3000, -60]), { withoutMusic: true })).toHaveLength(1)
    const overNoise = energies([3000, -42], [10_000, -20], [3000, -42])
    expect(voicedRanges(overNoise, { withoutMusic: true })).toEqual([[3000, 13_000]])
  })
})

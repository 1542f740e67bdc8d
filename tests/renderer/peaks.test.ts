import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodePeaks } from '../../electron/audio/peaks.ts'
import { readPeaks } from '../../renderer/features/records/peaks.ts'

const ROW = Uint8Array.of(0, 51, 255)

const bufferOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer
const fileOf = (channels: Uint8Array[], durationMs = 150) => encodePeaks({ peaksASecond: 20, durationMs, channels })

describe('readPeaks', () => {
  it('reads what the program writes: each channel as shares of full scale', () => {
    const peaks = readPeaks(bufferOf(fileOf([ROW, ROW.toReversed()])))
    expect(peaks?.durationMs).toBe(150)
    expect(peaks?.channels.map((row) => [...row].map((peak) => Math.round(peak * 100) / 100))).toEqual([
      [0, 0.2, 1],
      [1, 0.2, 0],
    ])
  })

  it('reads two hours of two channels', () => {
    const length = 2 * 3600 * 20
    const file = fileOf([new Uint8Array(length).fill(7), new Uint8Array(length)], 7_200_000)
    const peaks = readPeaks(bufferOf(file))
    expect(peaks?.channels.map((row) => row.length)).toEqual([length, length])
    expect(peaks?.durationMs).toBe(7_200_000)
  })

  const changed = (at: number, value: number) => {
    const file = fileOf([ROW])
    file[at] = value
    return file
  }
  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['a header cut short', fileOf([ROW]).slice(0, 15)],
    ['rows cut short', fileOf([ROW]).slice(0, -1)],
    ['more than its rows', Uint8Array.of(...fileOf([ROW]), 0)],
    ['other letters', changed(0, 0)],
    ['a later version', changed(4, 2)],
    ['a channel too many', changed(5, 2)],
    ['no channel', fileOf([])],
  ])('is null for %s', (_, file) => {
    expect(readPeaks(bufferOf(file))).toBeNull()
  })

  it('never throws, and never gives a channel that is not there', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.boolean(), (bytes, begins) => {
        const file = begins ? Uint8Array.of(...fileOf([ROW]).slice(0, 6), ...bytes) : bytes
        const peaks = readPeaks(bufferOf(file))
        if (peaks) expect(peaks.channels.every((row) => row.length === peaks.channels[0]?.length)).toBe(true)
      }),
    )
  })
})

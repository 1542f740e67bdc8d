import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planChunks, voicedMsOf } from '../../electron/transcription/chunk-plan.ts'
import type { TimeRange } from '../../shared/contract/ingest-recording.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

const ranges = fc.array(
  fc.tuple(fc.nat(2 * HOUR), fc.nat(20 * MINUTE)).map(([start, length]): TimeRange => [start, start + length]),
  { maxLength: 60 },
)

describe('what the engine is given at a time', () => {
  it.each<[string, TimeRange[], number, ReturnType<typeof planChunks>]>([
    ['nothing where nobody speaks', [], HOUR, []],
    ['nothing of an empty range', [[5000, 5000]], HOUR, []],
    ['nothing beyond the end', [[5000, 6000]], 4000, []],
    ['a range with its edges', [[1000, 3000]], HOUR, [{ pieces: [{ from: 800, to: 3200, at: 0 }], lengthMs: 2400 }]],
    [
      'no less than the engine hears',
      [[1000, 1100]],
      HOUR,
      [{ pieces: [{ from: 800, to: 1300, at: 0 }], lengthMs: 1200 }],
    ],
    [
      'two ranges with silence between, in their order',
      [
        [9000, 10_000],
        [0, 1000],
      ],
      10_100,
      [
        {
          pieces: [
            { from: 0, to: 1200, at: 0 },
            { from: 8800, to: 10_100, at: 1600 },
          ],
          lengthMs: 2900,
        },
      ],
    ],
    [
      'one piece of ranges whose edges meet',
      [
        [1000, 2000],
        [2300, 3000],
      ],
      HOUR,
      [{ pieces: [{ from: 800, to: 3200, at: 0 }], lengthMs: 2400 }],
    ],
  ])('%s', (_, voiced, durationMs, chunks) => {
    expect(planChunks(voiced, durationMs)).toEqual(chunks)
  })

  it('every voiced millisecond once, in order, ten minutes at most', () => {
    fc.assert(
      fc.property(ranges, fc.integer({ min: 1, max: 2 * HOUR }), (voiced, durationMs) => {
        const chunks = planChunks(voiced, durationMs)
        const pieces = chunks.flatMap((chunk) => chunk.pieces)
        for (const [i, { from, to }] of pieces.entries()) {
          expect(to).toBeGreaterThan(from)
          expect(to).toBeLessThanOrEqual(durationMs)
          expect(from).toBeGreaterThanOrEqual(pieces[i - 1]?.to ?? 0)
        }
        for (const [start, end] of voiced)
          for (const time of [start, (start + end) / 2, end - 1])
            if (time < durationMs && start < end)
              expect(pieces.some(({ from, to }) => from <= time && time < to)).toBe(true)
        for (const chunk of chunks) {
          const last = chunk.pieces.at(-1)!
          expect(voicedMsOf(chunk)).toBeLessThanOrEqual(10 * MINUTE)
          expect(chunk.lengthMs).toBeGreaterThanOrEqual(last.at + last.to - last.from)
          for (const [i, piece] of chunk.pieces.entries()) {
            const before = chunk.pieces[i - 1]
            expect(piece.at).toBe(before ? before.at + before.to - before.from + 400 : 0)
          }
        }
      }),
    )
  })
})

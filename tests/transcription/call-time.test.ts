import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inCallTime } from '../../electron/transcription/call-time.ts'
import type { Chunk } from '../../electron/transcription/chunk-plan.ts'
import type { HeardSegment } from '../../electron/transcription/engine-output.ts'

/** Two pieces: 10–14 s and 60–64 s of the call, with 400 ms of silence between in the chunk. */
const CHUNK: Chunk = {
  pieces: [
    { from: 10_000, to: 14_000, at: 0 },
    { from: 60_000, to: 64_000, at: 4400 },
  ],
  lengthMs: 8800,
}

function heard(from: number, to: number, words: readonly (readonly [string, number, number])[]): HeardSegment {
  let start = 1
  const timed = words.map(([word, wordFrom, wordTo]) => {
    const each = { start, end: start + word.length, from: wordFrom, to: wordTo, confidence: 0.9 }
    start = each.end + 1
    return each
  })
  return { from, to, text: ` ${words.map(([word]) => word).join(' ')}`, words: timed }
}

const brief = (segment: HeardSegment) =>
  inCallTime(segment, CHUNK, 1).map(({ text, startMs, endMs, flags }) => [text, startMs, endMs, flags])

describe('a segment in the time of its call', () => {
  it.each<[string, HeardSegment, unknown[]]>([
    [
      'lies in its piece',
      heard(500, 2000, [
        ['שלום', 600, 1000],
        ['לך', 1000, 1900],
      ]),
      [['שלום לך', 10_500, 12_000, []]],
    ],
    [
      'is parted where the chunk was joined',
      heard(3000, 6000, [
        ['before', 3100, 3900],
        ['after', 4600, 5200],
        ['it', 5300, 5900],
      ]),
      [
        ['before', 13_000, 13_900, []],
        ['after it', 60_200, 61_600, []],
      ],
    ],
    [
      'does not reach into the silence beside its words',
      heard(3000, 4300, [['late', 3500, 4300]]),
      [['late', 13_000, 14_000, []]],
    ],
    [
      'heard in the silence between is told',
      heard(4050, 4350, [['you', 4050, 4350]]),
      [['you', 13_999, 14_000, ['over-silence']]],
    ],
    [
      'of a window’s whole length is told',
      heard(0, 30_000, [['long', 0, 3000]]),
      [['long', 10_000, 13_000, ['thirty-second']]],
    ],
    [
      'without words keeps its text',
      { from: 500, to: 1500, text: ' text only ', words: [] },
      [['text only', 10_500, 11_500, []]],
    ],
    [
      'whose words run backwards stays in one piece',
      heard(4400, 6000, [
        ['b', 4500, 5000],
        ['a', 3000, 3200],
      ]),
      [['b a', 60_000, 61_600, []]],
    ],
  ])('%s', (_, segment, parts) => {
    expect(brief(segment)).toEqual(parts)
  })

  it.each<[string, boolean]>([
    ['[BLANK_AUDIO]', true],
    ['(מוזיקה) [רעש]', true],
    ['♪ la la ♪', true],
    ['*beep*.', true],
    ['(yes) I said so', false],
    ['7 (seven)', false],
  ])('that is %j is no speech: %s', (text, isNone) => {
    const [part] = inCallTime({ from: 0, to: 1000, text: ` ${text}`, words: [] }, CHUNK, 0)
    expect(part?.flags).toEqual(isNone ? ['no-speech'] : [])
  })

  it('never leaves its pieces, loses no word and keeps their order, whatever the engine says', () => {
    const time = fc.integer({ min: -2000, max: 12_000 })
    const word = fc.tuple(fc.stringMatching(/^[a-z]{1,5}$/), time, time)
    fc.assert(
      fc.property(time, time, fc.array(word, { minLength: 1, maxLength: 12 }), (from, to, words) => {
        const segment = heard(from, to, words)
        const parts = inCallTime(segment, CHUNK, 0)
        expect(parts.map(({ text }) => text).join(' ')).toBe(segment.text.trim())
        for (const part of parts) {
          expect(part.endMs).toBeGreaterThan(part.startMs)
          const inside = CHUNK.pieces.some(({ from, to }) => part.startMs >= from && part.endMs <= to)
          expect(inside).toBe(true)
          expect(part.words.map(({ span }) => part.text.slice(...span)).join(' ')).toBe(part.text)
        }
      }),
    )
  })
})

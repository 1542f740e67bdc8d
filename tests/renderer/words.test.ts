import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextDoubtful, waitsForEar } from '../../renderer/features/records/call.ts'
import { maskedIn, momentBeside, momentsOf, partsOf, wordAt } from '../../renderer/features/records/words.ts'
import { SegmentFlag, type SpokenWord, type TimeRange } from '../../shared/contract/ingest-recording.ts'
import type { Span } from '../../shared/units.ts'

const word = (span: Span, startMs: number): SpokenWord => ({ span, startMs, endMs: startMs + 200 })
const WORDS = [word([0, 2], 1000), word([3, 6], 1400), word([7, 11], 2500)]

describe('wordAt', () => {
  it.each([
    [0, -1],
    [999, -1],
    [1000, 0],
    [1399, 0],
    [1400, 1],
    // Between two words the first of them stays marked.
    [2300, 1],
    [99_000, 2],
  ])('at %i ms', (ms, expected) => {
    expect(wordAt(WORDS, ms)).toBe(expected)
  })

  it('finds none where words have no times', () => {
    expect(wordAt([], 5000)).toBe(-1)
  })
})

describe('stepping from word to word', () => {
  const moments = momentsOf([
    { startMs: 900, words: WORDS },
    { startMs: 4000, words: [] },
    // Begins before the one before it ends.
    { startMs: 2400, words: [word([0, 1], 2400)] },
  ])

  it('knows every word, a segment without times by its beginning, in order of time', () => {
    expect(moments).toEqual([1000, 1400, 2400, 2500, 4000])
  })

  it.each<[number, 1 | -1, number | null]>([
    [0, 1, 1000],
    [1000, 1, 1400],
    [1200, 1, 1400],
    [4000, 1, null],
    [0, -1, null],
    [1000, -1, null],
    // In the middle of a word the one before it is meant, not its own beginning.
    [1500, -1, 1000],
    [9000, -1, 2500],
  ])('from %i ms, %i', (ms, step, expected) => {
    expect(momentBeside(moments, ms, step)).toBe(expected)
  })
})

describe('partsOf', () => {
  const shape = (text: string, spans: Span[]) =>
    partsOf(
      text,
      spans.map((span) => ({ span })),
    ).map(({ text: part, word: index }) => (index === null ? part : `[${index}:${part}]`))

  it.each<[string, Span[], string[]]>([
    ['no fee', [], ['no fee']],
    ['', [], []],
    [
      'no fee.',
      [
        [0, 2],
        [3, 6],
      ],
      ['[0:no]', ' ', '[1:fee]', '.'],
    ],
    // Spans that reach over another, or past the end, are cut.
    [
      'abcdef',
      [
        [0, 4],
        [2, 9],
      ],
      ['[0:abcd]', '[1:ef]'],
    ],
    [
      'abcdef',
      [
        [2, 3],
        [0, 2],
      ],
      ['ab', '[0:c]', 'def'],
    ],
  ])('%s %j', (text, spans, expected) => {
    expect(shape(text, spans)).toEqual(expected)
  })

  it('keeps every letter once, whatever the spans say', () => {
    const span = fc.tuple(fc.nat(30), fc.nat(30))
    fc.assert(
      fc.property(fc.string({ maxLength: 25 }), fc.array(span), (text, spans) => {
        const parts = partsOf(
          text,
          spans.map((each) => ({ span: each })),
        )
        expect(parts.map((part) => part.text).join('')).toBe(text)
        for (const { start, text: part } of parts) expect(text.slice(start, start + part.length)).toBe(part)
      }),
    )
  })
})

describe('maskedIn', () => {
  it.each<[string, TimeRange[], number]>([
    ['the fee is 120', [], 0],
    ['card •••• •••• •••• 1234, thank you', [], 1],
    ['card ••••-••••-••••-1234', [[0, 500]], 1],
    ['ת.ז. ••••••782 וגם ••••••123', [], 2],
    // One number said in two breaths, and its letters in this segment.
    ['•••• and ••••', [[0, 500]], 2],
  ])('%s %j', (text, masks, expected) => {
    expect(maskedIn({ text, masks })).toBe(expected)
  })
})

describe('segments that wait for an ear', () => {
  const heard = [{ by: 'Maya Stern', at: '2026-03-05T10:00:00Z' }]

  it('are those whose words the engine may have made up, until somebody listened', () => {
    const waiting = SegmentFlag.options.filter((flag) => waitsForEar({ flags: [flag], listened: [] }))
    expect(waiting).toEqual(['loop', 'thirty-second', 'no-speech', 'over-silence', 'past-end'])
    expect(waitsForEar({ flags: ['loop'], listened: heard })).toBe(false)
    expect(waitsForEar({ flags: [], listened: [] })).toBe(false)
  })

  it('are gone through one after another, and round again', () => {
    const segment = (...flags: string[]) => ({ flags, listened: [] })
    const segments = [segment(), segment('loop'), segment('overlap'), segment('no-speech')]
    expect([-1, 0, 1, 2, 3].map((index) => nextDoubtful(segments, index))).toEqual([1, 1, 3, 3, 1])
    expect(nextDoubtful([segment('overlap')], -1)).toBe(-1)
  })
})

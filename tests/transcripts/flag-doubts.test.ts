import { describe, expect, it } from 'vitest'
import { flagDoubts } from '../../electron/transcripts/flag-doubts.ts'
import type { TranscriptSegment } from '../../electron/transcripts/transcript-text.ts'

const segment = (text: string, startMs: number, endMs: number, label: string | null = null): TranscriptSegment => ({
  startMs,
  endMs,
  label,
  channel: null,
  text,
  words: [],
  confidence: null,
  flags: [],
})

/** A second each, one after another. */
const inTurn = (...texts: (string | readonly [string, string])[]) =>
  texts.map((text, index) =>
    typeof text === 'string'
      ? segment(text, index * 1000, index * 1000 + 1000)
      : segment(text[1], index * 1000, index * 1000 + 1000, text[0]),
  )

const flags = (segments: readonly TranscriptSegment[]) => flagDoubts(segments).map((found) => found.flags.join())

describe('loops', () => {
  it.each([
    { texts: ['a', 'thanks', 'thanks', 'b'], expected: ['', '', '', ''] },
    { texts: ['a', 'thanks', 'Thanks.', 'thanks!', 'b'], expected: ['', 'loop', 'loop', 'loop', ''] },
    { texts: ['...', '...', '...'], expected: ['loop', 'loop', 'loop'] },
    { texts: ['a', 'תודה רבה', 'תּוֹדָה רבה', 'תודה רבה'], expected: ['', 'loop', 'loop', 'loop'] },
    // Heard a little differently each time; a price that differs in one of five words is another sentence.
    {
      texts: [
        'the fee will be waived for you',
        'and the fee will be waived for you',
        'the fee will be waived for you now',
      ],
      expected: ['loop', 'loop', 'loop'],
    },
    { texts: ['it costs twenty a month', 'it costs thirty a month', 'it costs forty a month'], expected: ['', '', ''] },
    { texts: ['one', 'two', 'one', 'two', 'one', 'two'], expected: Array(6).fill('loop') },
    { texts: ['one', 'two', 'one', 'two', 'one'], expected: Array(5).fill('') },
  ])('of segments: $texts', ({ texts, expected }) => {
    expect(flags(inTurn(...texts))).toEqual(expected)
  })

  it('are not two people who agree', () => {
    const talk = [
      ['A', 'כן'],
      ['B', 'אוקיי'],
      ['A', 'כן'],
      ['B', 'אוקיי'],
      ['A', 'כן'],
      ['B', 'אוקיי'],
    ] as const
    expect(flags(inTurn(...talk))).toEqual(Array(6).fill(''))
  })

  it.each([
    { text: 'כן כן כן כן כן כן', expected: 'loop' },
    { text: 'כן כן כן כן כן', expected: '' },
    { text: 'so, and then, and then, and then, and then, and then, and then we', expected: 'loop' },
    { text: 'yes no yes no yes no yes no yes no', expected: '' },
  ])('inside one segment: $text', ({ text, expected }) => {
    expect(flags([segment(text, 0, 1000)])).toEqual([expected])
  })
})

describe('overlap', () => {
  it.each([
    { why: 'another speaker talks in', second: segment('b', 4000, 6000, 'B'), expected: ['overlap', 'overlap'] },
    { why: 'it is the same speaker', second: segment('b', 4000, 6000, 'A'), expected: ['', ''] },
    { why: 'nobody is named', second: segment('b', 4000, 6000), expected: ['', ''] },
    { why: 'it is a syllable', second: segment('b', 4701, 6000, 'B'), expected: ['', ''] },
    { why: 'one cue has two voices', second: segment('b', 0, 5000, 'B'), expected: ['', ''] },
  ])('$expected where $why', ({ second, expected }) => {
    expect(flags([segment('a', 0, 5000, 'A'), second])).toEqual(expected)
  })

  it('is seen past the segments between', () => {
    const talk = [
      segment('long', 0, 9000, 'A'),
      segment('x', 1000, 2000, 'B'),
      segment('y', 3000, 3500, 'A'),
      segment('z', 8000, 8900, 'B'),
    ]
    expect(flags(talk)).toEqual(['overlap', 'overlap', '', 'overlap'])
  })
})

it('flags what is as long as Whisper’s window', () => {
  expect(flags([segment('a', 500, 30_500), segment('b', 31_000, 60_999)])).toEqual(['thirty-second', ''])
})

import { describe, expect, it } from 'vitest'
import { maskSegments } from '../../electron/transcripts/mask-segments.ts'
import type { TranscriptSegment } from '../../electron/transcripts/transcript-text.ts'

const NOTHING = { channel: null, words: [], confidence: null, flags: [] }

/** `who: words`, two seconds each. */
const call = (...lines: string[]): TranscriptSegment[] =>
  lines.map((line, index) => {
    const [label = null, text = ''] = line.split(': ')
    return { ...NOTHING, startMs: index * 2000, endMs: index * 2000 + 2000, label, text }
  })

describe('maskSegments', () => {
  it('hides a card that was read out over several segments while the other side said yes', () => {
    const { segments, masked } = maskSegments(
      call(
        'Agent: And the card?',
        'Customer: four one one one',
        'Agent: yes',
        'Customer: one one one one',
        'Agent: go on',
        'Customer: אחת אחת אחת אחת',
        'Customer: 1111',
      ),
    )
    expect(masked).toBe(1)
    expect(segments.map(({ text }) => text)).toEqual([
      'And the card?',
      '•••• ••• ••• •••',
      'yes',
      '••• ••• ••• •••',
      'go on',
      '••• ••• ••• •••',
      '1111',
    ])
    expect(segments.map(({ masks }) => masks.length)).toEqual([0, 1, 0, 1, 0, 1, 1])
  })

  it('does not join numbers that were said minutes apart', () => {
    const [first, second] = call('Customer: four one one one one one one one', 'Customer: one one one one 1111')
    const later = { ...second!, startMs: 300_000, endMs: 302_000 }
    expect(maskSegments([first!, later]).masked).toBe(0)
  })

  it('knows when the number was said: by its words, else about where its letters are', () => {
    const text = 'It is 4111111111111111.'
    const [plain] = call(`Customer: ${text}`)
    const word = { span: [6, 22] as [number, number], startMs: 700, endMs: 1800 }
    expect(maskSegments([{ ...plain!, words: [word] }]).segments[0]?.masks).toEqual([[700, 1800]])
    const [[from, to] = [0, 0]] = maskSegments([plain!]).segments[0]?.masks ?? []
    expect(from).toBeLessThanOrEqual(700)
    expect(to).toBeGreaterThanOrEqual(1800)
    expect(to).toBeLessThanOrEqual(2000)
  })
})

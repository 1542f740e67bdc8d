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

  it.each([
    ['one label', ['A: 4580', 'A: 1234', 'A: 5678', 'A: 9015']],
    ['labels that change within the number', ['A: 4580 12', 'B: 34 5678', 'A: 9015']],
    ['everybody repeating everything', ['A: 4580', 'B: 4580', 'A: 1234', 'B: 1234', 'A: 5678', 'B: 5678', 'A: 9015']],
    [
      'the other asking between',
      ['A: it is 4580', 'B: and what comes then?', 'A: then 1234 5678', 'B: mhm', 'A: 9015'],
    ],
    ['words of both', ['A: four five eight zero', 'B: אחת שתיים שלוש ארבע', 'A: 5678', 'B: nine zero one five']],
    ['what was said repeated and gone on with', ['A: 4580', 'A: 4580 1234', 'A: 5678', 'A: 9015']],
  ])('hides a card over segments with %s', (_name, lines) => {
    const { segments, masked } = maskSegments(call(...lines))
    expect(masked).toBe(1)
    const texts = segments.map(({ text }) => text)
    expect(texts.join(' ')).not.toMatch(/4580|1234|5678|four|eight|אחת|שלוש/)
    expect(texts.map((text) => text.length)).toEqual(lines.map((line) => line.split(': ')[1]!.length))
  })

  it('hides a card without any labels', () => {
    const cues = call('A: 4580', 'A: כן', 'A: 1234', 'A: 5678', 'A: כן', 'A: 9015').map((cue) => ({
      ...cue,
      label: null,
    }))
    expect(maskSegments(cues).segments.map(({ text }) => text)).toEqual(['••••', 'כן', '••••', '••••', 'כן', '9015'])
  })

  it('waits while the other writes it down', () => {
    const [first, second, third] = call('D: 4580 1234', 'N: רגע אני רושם', 'D: 5678 9015')
    const later = { ...third!, startMs: 20_000, endMs: 22_000 }
    expect(maskSegments([first!, second!, later]).segments[2]!.text).toBe('•••• 9015')
  })

  it('hides what the other said again, but not what merely follows', () => {
    const { segments } = maskSegments(
      call('C: 4580 1234 5678 9015', 'A: so 1234 5678, and ending in 9015', 'A: I wrote 2026'),
    )
    expect(segments.map(({ text }) => text)).toEqual([
      '•••• •••• •••• 9015',
      'so •••• ••••, and ending in 9015',
      'I wrote 2026',
    ])
  })

  it('hides the code that the other asked for', () => {
    const { segments } = maskSegments(call('A: And the three digits on the back?', 'C: 123', 'A: that is 350 shekels'))
    expect(segments.map(({ text }) => text)).toEqual([
      'And the three digits on the back?',
      '•••',
      'that is 350 shekels',
    ])
  })

  it.each([
    ['phone numbers', ['A: 0542631220', 'B: 0525280430', 'A: 054-2839330', 'B: 0529038123']],
    ['prices', ['A: 465', 'B: 241', 'A: 829', 'B: 746', 'A: 576']],
  ])('leaves %s alone', (_name, lines) => {
    expect(maskSegments(call(...lines)).masked).toBe(0)
  })

  it('masks labels', () => {
    const [cue] = call('A: hello')
    expect(maskSegments([{ ...cue!, label: 'Customer 4580123456789015' }]).segments[0]!.label).toBe(
      'Customer ••••••••••••9015',
    )
  })

  describe('when the number was said', () => {
    const text = 'Well 4580 1234 5678 9015'
    const [plain] = call(`Customer: ${text}`)
    const cue = { ...plain!, startMs: 10_000, endMs: 22_000 }
    const words = (times: readonly (readonly [number, number] | null)[]): TranscriptSegment['words'] =>
      Array.from(text.matchAll(/\S+/g)).flatMap(({ 0: word, index }, at) => {
        const time = times[at]
        return time ? [{ span: [index, index + word.length], startMs: time[0], endMs: time[1] }] : []
      })
    const masksWith = (times: readonly (readonly [number, number] | null)[]) =>
      maskSegments([{ ...cue, words: words(times) }]).segments[0]!.masks
    const wellTimed = [
      [10_000, 11_000],
      [13_000, 14_000],
      [14_000, 16_000],
      [17_000, 18_000],
      [18_000, 19_500],
    ] as const
    const whole = [[9800, 22_200]]

    it('is told by its words, with a margin', () => {
      expect(masksWith(wellTimed)).toEqual([[12_800, 19_700]])
    })

    it.each([
      ['no word', []],
      ['not every word', [wellTimed[0], null, null, wellTimed[3], null]],
      ['only the last', [wellTimed[0], null, null, null, wellTimed[4]]],
      ['no word of its own', wellTimed.map(() => [11_000, 12_500] as const)],
      ['no word any length of time', wellTimed.map(([start]) => [start, start] as const)],
    ])('is the whole segment where %s has a time', (_name, times) => {
      expect(masksWith(times)).toEqual(whole)
    })

    it('is past the ends of the segment, not before the call', () => {
      expect(maskSegments([{ ...cue, startMs: 100 }]).segments[0]!.masks).toEqual([[0, 22_200]])
    })

    it('is known of what was masked before', () => {
      expect(maskSegments([{ ...cue, text: 'Well •••• •••• •••• 9015' }]).segments[0]!.masks).toEqual(whole)
    })
  })

  it('takes no longer than the call is long', () => {
    const card = '4580 1234 5678 9015'
    const long = Array.from({ length: 5000 }, (_, at) => ({
      ...call(`A: ${card}`)[0]!,
      startMs: at * 10,
      endMs: at * 10 + 5,
    }))
    expect(maskSegments(long).masked).toBe(5000)
    expect(maskSegments([{ ...long[0]!, text: `${card} `.repeat(17_000) }]).masked).toBe(17_000)
  })
})

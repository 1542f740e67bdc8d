import { describe, expect, test } from 'vitest'
import { CUES, type Cue, type CueWords } from '../../electron/claim-check/cue-words.ts'
import { cueIn, isQuestion } from '../../electron/claim-check/cues.ts'

const cues = Object.entries(CUES) as [Cue, CueWords][]
const entries = cues.flatMap(([cue, { he, en }]) => [
  ...he.map((phrase) => [cue, phrase, phrase.replaceAll('*', 'אבג'), 'וכך'] as const),
  ...en.map((phrase) => [cue, phrase, phrase.replaceAll('*', 'abc'), 'then'] as const),
])

describe('cues', () => {
  test.each(entries)('%s: %s', (cue, _phrase, words, beside) => {
    expect(cueIn(cue, `${beside} ${words} ${beside}.`)).not.toBeNull()
    expect(cueIn(cue, `${words}, ${beside}`), 'at the start of a text').not.toBeNull()
  })

  test.each([
    ['exception', 'You save £20 on every bill', null],
    ['exception', 'Save as set out below', 'Save as'],
    ['condition', 'What if it breaks?', null],
    ['condition', 'Only if it breaks', 'if'],
    ['condition', 'האם זה נשבר', null],
    ['condition', 'ואם זה נשבר', 'ואם'],
    ['condition', 'כָּל עוֹד הוא מנוי', 'כָּל עוֹד'],
    ['negation', 'It isn’t so', 'isn’t'],
    ['negation', 'a note on northern roads', null],
    ['negation', 'הלא נודע', null],
    ['exception', 'האולם', null],
    ['frame', 'שאמרתם כך', 'שאמרתם'],
    ['qualifier', 'בקריאת החירום', 'החירום'],
    ['qualifier', 'שיחות לחו״ל', 'לחו״ל'],
    ['hedge', 'I’ll check', 'I’ll check'],
    ['confirmation', 'כנראה', null],
  ] as const)('%s in "%s"', (cue, text, words) => {
    expect(cueIn(cue, text)).toBe(words)
  })

  test.each([
    ['Shall I move it to Friday', true],
    ['האם לקבוע לך', true],
    ['Would you like one?', true],
    ['נקבע ליום שישי?”', true],
    ['I would like one.', false],
    ['She asked “when?” and left.', false],
  ])('question: %s', (text, is) => {
    expect(isQuestion(text)).toBe(is)
  })
})

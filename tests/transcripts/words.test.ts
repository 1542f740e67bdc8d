import { describe, expect, it } from 'vitest'
import { cutPhrases, type HeardWord } from '../../electron/transcripts/cut-phrases.ts'
import { punctuated, type SaidWord, spansOfWords } from '../../electron/transcripts/word-spans.ts'

const said = (...texts: string[]): SaidWord[] =>
  texts.map((text, index) => ({ text, startMs: index * 100, endMs: index * 100 + 90 }))

describe('spansOfWords', () => {
  it.each([
    { text: 'Hello there.', words: [' Hello', ' there.'], found: ['Hello', 'there.'] },
    { text: 'Hello there.', words: ['hello', 'there'], found: ['Hello', 'there'] },
    // Lexical words of a text that writes a number in digits; "one" is not looked for inside "phone".
    {
      text: 'My phone costs 21 a month',
      words: ['my', 'phone', 'costs', 'twenty', 'one', 'a', 'month'],
      found: ['My', 'phone', 'costs', 'a', 'month'],
    },
    { text: 'a a b a', words: ['a', 'a', 'b', 'a'], found: ['a', 'a', 'b', 'a'] },
    {
      text: 'מחיר \u206690 ₪\u2069 לחודש',
      words: ['\u200Fמחיר', '\u206690', '₪\u2069', 'לחודש'],
      found: ['מחיר', '90', '₪', 'לחודש'],
    },
    { text: 'rock-and-roll', words: ['rock', '-and', '-roll'], found: ['rock', '-and', '-roll'] },
    { text: '90%', words: ['90', '%'], found: ['90', '%'] },
    { text: 'İstanbul is far', words: ['İstanbul', 'is', 'far'], found: ['İstanbul', 'is', 'far'] },
    { text: '', words: ['a'], found: [] },
    { text: 'a', words: ['', '\u200F', 'a'], found: ['a'] },
  ])('finds $words in $text', ({ text, words, found }) => {
    expect(spansOfWords(text, said(...words)).map(({ span }) => text.slice(...span))).toEqual(found)
  })

  it('finds the words again after a long stretch that the text writes otherwise', () => {
    const number = 'one hundred and twenty three thousand four hundred and fifty six'.split(' ')
    const text = 'it is 123,456 a year'
    const found = spansOfWords(text, said('it', 'is', ...number, 'a', 'year'))
    expect(found.map(({ span }) => text.slice(...span))).toEqual(['it', 'is', 'a', 'year'])
  })

  it('leaves out words without a time, and those that end before they start', () => {
    const words = [
      { text: 'one', startMs: null, endMs: 4 },
      { text: 'two', startMs: 9, endMs: 8 },
      { text: 'three', startMs: 9, endMs: 9 },
    ]
    expect(spansOfWords('one two three', words)).toEqual([{ span: [8, 13], startMs: 9, endMs: 9 }])
  })
})

describe('punctuated', () => {
  it('gives words what follows them in the text', () => {
    const words = punctuated('Well, “yes”: 20 % — ok?', said('well', 'yes', '20', 'ok', 'missing'))
    expect(words.map(({ text }) => text)).toEqual(['Well,', 'yes”:', '20', 'ok?', 'missing'])
  })
})

/** A word of 200 ms every 300 ms. */
const heard = (text: string, rest: Partial<HeardWord> = {}): HeardWord[] =>
  text.split(' ').map((word, index) => ({ text: word, startMs: index * 300, endMs: index * 300 + 200, ...rest }))

const texts = (words: readonly HeardWord[]) => cutPhrases(words).map(({ text }) => text)

describe('cutPhrases', () => {
  it('cuts at another speaker', () => {
    const [first, second, third] = heard('yes no yes')
    expect(
      texts([
        { ...first!, label: 0 },
        { ...second!, label: 1 },
        { ...third!, label: 1 },
      ]),
    ).toEqual(['yes', 'no yes'])
  })

  it('cuts at a pause of more than a second', () => {
    const word = (startMs: number): HeardWord => ({ text: `at${startMs}`, startMs, endMs: startMs + 100 })
    expect(texts([word(0), word(1100), word(2201)])).toEqual(['at0 at1100', 'at2201'])
  })

  it('cuts at the end of a sentence only after a while, and somewhere where there is none', () => {
    const short = heard('Yes. No. Wait a moment please, I am looking for it in the system now. Here.')
    expect(texts(short)).toEqual(['Yes. No. Wait a moment please, I am looking for it in the system now.', 'Here.'])
    const endless = texts(heard('word '.repeat(200).trim()))
    expect(endless.length).toBe(4)
    expect(Math.max(...endless.map(({ length }) => length))).toBeLessThan(310)
  })

  it('keeps channels apart, though their words come mixed', () => {
    const [left, right] = [heard('one two', { channel: 0 }), heard('אחת שתיים', { channel: 1 })]
    const phrases = cutPhrases([left[0]!, right[0]!, left[1]!, right[1]!])
    expect(phrases.map(({ channel, text }) => [channel, text])).toEqual([
      [0, 'one two'],
      [1, 'אחת שתיים'],
    ])
  })

  it('loses no word that has no time', () => {
    const untimed = { startMs: null, endMs: null }
    const words = [
      { text: 'um', ...untimed },
      ...heard('it costs'),
      { text: '90', ...untimed },
      { text: '.', ...untimed, isPunctuation: true },
    ]
    expect(texts(words)).toEqual(['um it costs 90.'])
  })
})

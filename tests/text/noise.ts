import fc from 'fast-check'

const POINTS = ['\u05b0', '\u05b4', '\u05b7', '\u05b8', '\u05b9', '\u05bc', '\u05c1', '\u0591', '\u05af']
const CONTROLS = [
  '\u200e',
  '\u200f',
  '\u200b',
  '\u200d',
  '\u202a',
  '\u202b',
  '\u202c',
  '\u2066',
  '\u2067',
  '\u2069',
  '\ufeff',
]

/** What PDF text and chats put between letters: points after Hebrew letters, bidi controls anywhere. */
const mark = fc.record({
  at: fc.nat({ max: 400 }),
  point: fc.constantFrom(...POINTS),
  control: fc.constantFrom(...CONTROLS),
  isPoint: fc.boolean(),
})

export const marks = fc.array(mark, { maxLength: 25 })
type Marks = typeof marks extends fc.Arbitrary<infer Value> ? Value : never

/** Puts the marks into a text without touching its letters. */
export function withMarks(text: string, noise: Marks): string {
  const letters = [...text]
  for (const { at, point, control, isPoint } of noise) {
    const place = at % letters.length
    const letter = letters[place]!
    const takesPoint = isPoint && /^[\u05d0-\u05ea]/u.test(letter)
    letters[place] = letter + (takesPoint ? point : control)
  }
  return letters.join('')
}

/** The text as it was before the marks. */
export function withoutMarks(text: string): string {
  return text.replace(
    /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu,
    '',
  )
}

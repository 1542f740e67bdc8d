import { createRequire } from 'node:module'
import type { Bidi } from 'bidi-js'

// The package is CommonJS and exports the bare factory, while its types describe an ES module's default export.
const bidiFactory: () => Bidi = createRequire(import.meta.url)('bidi-js')
const bidi = bidiFactory()

/** Five letters take another form at the end of a word; at its beginning they stand only where lines are stored reversed. */
const FINAL_FIRST = /(?<![\u0590-\u05ff"'״׳])[םןץףך][א-ת]/g
const FINAL_LAST = /[א-ת][םןץףך](?![\u0590-\u05ff"'״׳])/g
const FEWEST = 3
const CLEARLY = 4

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** Whether Hebrew lines are stored as painted, left to right: ISO-8859-8 in its old sense (RFC 1556), and files of DOS days. */
function isVisualHebrew(text: string): boolean {
  const first = count(text, FINAL_FIRST)
  return first >= FEWEST && first > CLEARLY * count(text, FINAL_LAST)
}

/** Lines as painted turned into lines as read; text that is in reading order already stays as it is. */
export function readingOrder(text: string): string {
  if (!isVisualHebrew(text)) return text
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .map(reorder)
    .join('\n')
}

const MIRRORED: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '<': '>',
  '>': '<',
}

/** For two levels the bidirectional algorithm (UAX #9) is its own inverse. */
function reorder(line: string): string {
  if (!/[א-ת]/.test(line)) return line
  const { levels } = bidi.getEmbeddingLevels(line, 'rtl')
  const order = bidi.getReorderedIndices(line, { levels, paragraphs: [{ start: 0, end: line.length - 1, level: 1 }] })
  return order
    .map((i) => {
      const letter = line.charAt(i)
      return (levels[i]! & 1) === 1 ? (MIRRORED[letter] ?? letter) : letter
    })
    .join('')
    .trim()
}

import { createRequire } from 'node:module'
import type { Bidi } from 'bidi-js'
import { expect, test } from 'vitest'
import { joinLines } from '../../electron/documents/join-lines.ts'
import { logicalPages } from '../../electron/documents/pdf/logical-order.ts'
import { readingFrame } from '../../electron/documents/pdf/reading-frame.ts'
import type { VisualLine } from '../../electron/documents/pdf/visual-line.ts'

const bidi = (createRequire(import.meta.url)('bidi-js') as () => Bidi)()

const LETTER = 6
const RIGHT = 400
const PITCH = 14

/**
 * A Hebrew paragraph as a renderer paints it: ordered as a whole, then broken at the bars. Every line but the last reaches
 * the left margin.
 */
function paint(broken: string): VisualLine[] {
  const parts = broken.split('|')
  const text = parts.join('')
  const levels = bidi.getEmbeddingLevels(text, 'rtl')
  let from = 0
  return parts.map((part, i) => {
    const to = from + part.trimEnd().length
    const order = bidi.getReorderedIndices(text, levels, from, to - 1).slice(from, to)
    const painted = order.map(
      (at) => (levels.levels[at]! % 2 === 1 && bidi.getMirroredCharacter(text[at]!)) || text[at]!,
    )
    from += part.length
    return visualLine(painted.join(''), 100 + PITCH * i, i === parts.length - 1)
  })
}

function visualLine(painted: string, baseline: number, isLast: boolean): VisualLine {
  const left = isLast ? RIGHT - painted.length * LETTER : 0
  const atoms = Array.from(painted, (text) => ({ text, bold: false }))
  const edges = Float32Array.from(atoms.flatMap((_, i) => [left + i * LETTER, left + (i + 1) * LETTER]))
  const [top, bottom] = [baseline - 8, baseline + 2]
  const cell = { text: painted, atoms, edges, left, right: RIGHT, top, bottom }
  return { cells: [cell], baseline, size: 10, box: [left, top, RIGHT, bottom] }
}

function readBack(broken: string): string {
  const frame = readingFrame(0, 500, 800)
  const { pages } = logicalPages([{ painted: [{ frame, column: null, lines: paint(broken), likely: null }] }])
  const lines = pages[0]!.flatMap((block) => block.lines.map((line) => line.cells.map((cell) => cell.text).join('\t')))
  return lines.reduce(joinLines)
}

test.each([
  [
    'a model number broken at its hyphen, more Latin behind it',
    'המתקן בבניין הוא מדגם KX-|200 (S/N 44-7781); אחר לא יותקן.',
  ],
  ['a hyphen inside of brackets', 'פרסום ייעשה רק בהסכמת ההורים (Opt-|in) ובכתב.'],
  ['a telephone number', 'בטלפון 03-|6471190 בימי חול.'],
  ['a unit behind its number and a price behind both', 'סוללת אגירה 10 kWh (X4) – 24,900 ₪ בתוספת מע"מ.'],
  ['hours', 'שעות הפעילות בימי חול: 06:00–|23:00, ובשבת לפי הודעה.'],
  ['days', "מענה טלפוני יינתן בימים א'–|ה' בלבד."],
  ['a price behind a name, broken behind the dash', 'התשלום יהיה לפי מסלול Pro – |149 ₪ לחודש.'],
  ['a price behind a name, broken before the dash', 'התשלום יהיה לפי מסלול Pro |– 149 ₪ לחודש.'],
  ['brackets around both scripts, broken inside', 'השירות הוא תוכנת CloudKupa (Web, |iOS ו-Android) על כל רכיביה.'],
  ['the same at another word', 'השירות הוא תוכנת CloudKupa (Web, iOS |ו-Android) על כל רכיביה.'],
  [
    'a bracket closed on the next line, which opens another',
    'בין הגן ברחוב הרימון 6 (להלן: |"הגן"); לבין הורי הילד (להלן: |"ההורים"), לפי תקנון הגן (נספח).',
  ],
  ['a Latin name over the break', 'הגישה תהיה באמצעות Remote |Monitoring בתקן 4G בלבד.'],
  ['Latin at the end of a line, a number in Hebrew behind it', 'הודעה תישלח ב-WhatsApp |24 שעות מראש.'],
  ['a standard and its number', 'האחזקה תהיה לפי תקן ISO |27001 ולפי הדין.'],
])('Hebrew broken in the middle is read whole: %s', (_, broken) => {
  expect(readBack(broken)).toBe(broken.replaceAll('|', ''))
})

test('a new clause behind a line that ends in Latin goes its own way', () => {
  const frame = readingFrame(0, 500, 800)
  const lines = [...paint('הגישה תהיה באמצעות דפדפן Chrome'), visualLine('יפל תורישה (ISO) .3', 114, true)]
  const { pages } = logicalPages([{ painted: [{ frame, column: null, lines, likely: null }] }])
  expect(pages[0]![0]!.lines[1]!.cells[0]!.text).toBe('3. (ISO) השירות לפי')
})

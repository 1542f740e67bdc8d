import { columns, gap, type Slice, stack, together, withNext } from '../../../pdf/slices.ts'
import { formatCount, formatMoment } from '../format.ts'
import { NAVY, STYLES } from '../look.ts'
import { type Content, heading, rule, type Sheet, text, theirs } from '../parts.ts'
import type { EvidenceItem } from '../summary.ts'

const GUTTER = 10
/** A table up to this height, in points, stands on one page; a longer one begins where it comes. */
const LARGEST_WHOLE = 420
const ROW = 34
const WIDTHS = { position: 18, kind: 70, acquired: 128, size: 82 } as const

/** The originals with their full hashes: what a stranger compares. */
export function itemTable(sheet: Sheet): Slice[] {
  const { texts, summary } = sheet
  const { title, kind, acquired, size } = texts.itemColumns
  const start = heading(sheet, texts.items, 'items', Math.min(LARGEST_WHOLE, 100 + summary.items.length * ROW))
  if (summary.items.length === 0) return [...start, ...text(sheet, texts.noItems)]
  return [
    ...start,
    ...withNext([...text(sheet, texts.itemsIntroduction), gap(7)]),
    ...withNext([...itemRow(sheet, ['', title, kind, acquired, size], STYLES.label), { height: 3 }, rule()]),
    ...summary.items.flatMap((item, index) => [...itemRows(sheet, item, index + 1), rule()]),
  ]
}

function itemRow(sheet: Sheet, contents: readonly Content[], style: typeof STYLES.label): Slice[] {
  const { position, kind, acquired, size } = WIDTHS
  const title = sheet.width - position - kind - acquired - size - 4 * GUTTER
  const widths = [position, title, kind, acquired, size]
  const cells = contents.map((content, index) => {
    const width = widths[index] ?? 0
    return { width, slices: [stack(text(sheet, content, style, width))] }
  })
  return columns(cells, GUTTER, sheet.typesetter.direction)
}

function itemRows(sheet: Sheet, item: EvidenceItem, position: number): Slice[] {
  const { texts, locale } = sheet
  const style = { ...STYLES.small, color: STYLES.body.color }
  const indent = WIDTHS.position
  const width = sheet.width - indent - GUTTER
  const facts = itemRow(
    sheet,
    [
      [{ text: String(position), weight: 'bold', color: NAVY }],
      [{ ...theirs(item.title), weight: 'medium' }],
      texts.itemKind[item.kind],
      formatMoment(locale, item.acquiredAt),
      texts.bytes(formatCount(item.bytes)),
    ],
    style,
  )
  const hash = columns(
    [
      { width: indent, slices: [] },
      { width, slices: text(sheet, [theirs(`SHA-256  ${item.sha256}`)], STYLES.small, width) },
    ],
    GUTTER,
    sheet.typesetter.direction,
  )
  return together([{ height: 4 }, ...facts, ...hash, { height: 4 }])
}

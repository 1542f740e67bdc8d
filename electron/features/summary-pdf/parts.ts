import type { Locale } from '../../../shared/units.ts'
import type { Canvas } from '../../pdf/canvas.ts'
import type { Frame } from '../../pdf/frame.ts'
import type { Span, TextStyle, Typesetter } from '../../pdf/lines.ts'
import { type ParagraphOptions, paragraph } from '../../pdf/paragraph.ts'
import { columns, gap, type Slice, together, withNext } from '../../pdf/slices.ts'
import type { Area, Color } from '../../pdf/style.ts'
import { MARK_COLOR, type MarkKind, PANEL, RULE, STYLES } from './look.ts'
import type { Summary } from './summary.ts'
import type { SummaryTexts } from './texts.ts'

/** What every section needs to set its part of the summary. */
export interface Sheet {
  readonly typesetter: Typesetter
  readonly summary: Summary
  readonly locale: Locale
  readonly texts: SummaryTexts
  /** The width between the margins, in points. */
  readonly width: number
}

export type Content = string | readonly Span[]

/** A paragraph over the whole width, or over `width`. */
export const text = (
  sheet: Sheet,
  content: Content,
  style: TextStyle = STYLES.body,
  width = sheet.width,
  options: ParagraphOptions = {},
): Slice[] => paragraph(sheet.typesetter, content, style, width, options)

const HAIRLINE = 0.6

/** A level rule across the width. */
export const rule = (ink: Color = RULE, height = HAIRLINE): Slice => ({
  height,
  paint: (canvas, area) => canvas.rectangle({ ...area, height }, ink),
})

/** Words of somebody else within ours: they may run the other way, and mustn't move what stands around them. */
export const theirs = (words: string): Span => ({ text: words, isolate: true })

/** Joins spans with a middle dot between them. */
export const dotted = (parts: readonly Span[]): Span[] =>
  parts.flatMap((part, index) => (index === 0 ? [part] : [{ text: ' · ' }, part]))

/** Keeps a long document from starting a section on the last lines of a page. */
const SECTION_ROOM = 110

/** A section's heading with its rule; stays with what follows. */
export function heading(sheet: Sheet, title: string, anchor: string, room = SECTION_ROOM): Slice[] {
  const [first, ...more] = text(sheet, title, STYLES.heading, sheet.width, { tag: 'H1', anchor })
  if (!first) return []
  return [gap(22), ...withNext([{ ...first, room }, ...more, gap(3), rule(STYLES.heading.color, 1.2), gap(8)])]
}

export const subheading = (sheet: Sheet, title: string): Slice[] => [
  gap(11),
  ...withNext([...text(sheet, title, STYLES.subheading, sheet.width, { tag: 'H2' }), gap(3)]),
]

/**
 * Each verdict has a shape of its own, so that it is told apart in grey and by eyes that see no red or green: a disc, a
 * diamond, a ring, a ring with a dot, and a bar for what nobody has decided.
 */
function paintMark(canvas: Canvas, kind: MarkKind, centre: readonly [x: number, y: number], radius: number): void {
  const ink = MARK_COLOR[kind]
  const [x, y] = centre
  if (kind === 'supports') canvas.disc(centre, radius, ink)
  else if (kind === 'undecided')
    canvas.rectangle({ x: x - radius, y: y - radius * 0.2, width: radius * 2, height: radius * 0.4 }, ink)
  else if (kind === 'contradicts') {
    const reach = radius * 1.18
    canvas.polygon(
      [
        [x, y - reach],
        [x + reach, y],
        [x, y + reach],
        [x - reach, y],
      ],
      ink,
    )
  } else canvas.disc(centre, radius, ink, radius * 0.66)
  if (kind === 'needs-review') canvas.disc(centre, radius * 0.36, ink)
}

/** Text after a verdict's mark, in the verdict's colour. */
export function marked(sheet: Sheet, kind: MarkKind, content: string, style: TextStyle, width: number): Slice[] {
  const radius = style.size * 0.3
  const markWidth = style.size * 0.8
  const gutter = style.size * 0.42
  const height = style.size * style.leading
  const mark: Slice = {
    height,
    paint: (canvas: Canvas, area: Area) => {
      const near = sheet.typesetter.direction === 'ltr' ? radius * 1.2 : area.width - radius * 1.2
      paintMark(canvas, kind, [area.x + near, area.y + height * 0.52], radius)
    },
  }
  const words = text(sheet, content, { ...style, color: MARK_COLOR[kind] }, width - markWidth - gutter)
  return columns(
    [
      { width: markWidth, slices: [mark] },
      { width: width - markWidth - gutter, slices: words },
    ],
    gutter,
    sheet.typesetter.direction,
  )
}

export interface Fact {
  readonly label: string
  readonly value: Content
  readonly style?: TextStyle
}

const LABEL_WIDTH = 112
const FACT_GUTTER = 12

/** Labels and values in two columns, a rule between the rows. */
export function factTable(sheet: Sheet, facts: readonly Fact[], width = sheet.width): Slice[] {
  const valueWidth = width - LABEL_WIDTH - FACT_GUTTER
  return facts.flatMap(({ label, value, style }, index) => [
    ...(index === 0 ? [] : [rule()]),
    ...row([
      { width: LABEL_WIDTH, slices: text(sheet, label, { ...STYLES.body, color: STYLES.label.color }, LABEL_WIDTH) },
      { width: valueWidth, slices: text(sheet, value, style ?? STYLES.body, valueWidth) },
    ]),
  ])

  function row(cells: Parameters<typeof columns>[0]): Slice[] {
    const lines = columns(cells, FACT_GUTTER, sheet.typesetter.direction)
    return together([{ height: 3 }, ...lines, { height: 3 }])
  }
}

/** Points of a list, each behind a dash. */
export function list(sheet: Sheet, points: readonly Content[], style: TextStyle, width: number): Slice[] {
  const indent = 10
  return points.flatMap((point) => [
    ...columns(
      [
        { width: indent, slices: text(sheet, '–', style, indent) },
        { width: width - indent, slices: text(sheet, point, style, width - indent) },
      ],
      0,
      sheet.typesetter.direction,
    ),
    gap(3),
  ])
}

/** A quiet panel for results and notes. A function, because slices that share a frame share one box. */
export const panel = (): Frame => ({ padding: { top: 9, bottom: 10, start: 12, end: 12 }, fill: PANEL })

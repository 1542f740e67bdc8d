import { columns, type Slice, together } from '../../../pdf/slices.ts'
import { formatMoment } from '../format.ts'
import { STYLES } from '../look.ts'
import { heading, rule, type Sheet, text, theirs } from '../parts.ts'

const GUTTER = 12
const DATE_WIDTH = 150
const KIND_WIDTH = 74

/** What happened when, oldest first. */
export function timeline(sheet: Sheet): Slice[] {
  const { texts, summary, locale } = sheet
  if (summary.timeline.length === 0) return []
  const titleWidth = sheet.width - DATE_WIDTH - KIND_WIDTH - 2 * GUTTER
  const rows = summary.timeline.flatMap((entry, index) => {
    const date = entry.date === null ? texts.unknownDate : formatMoment(locale, entry.date)
    const cells = [
      { width: DATE_WIDTH, slices: text(sheet, date, STYLES.body, DATE_WIDTH) },
      {
        width: KIND_WIDTH,
        slices: text(sheet, texts.timelineKind[entry.kind], { ...STYLES.body, color: STYLES.label.color }, KIND_WIDTH),
      },
      {
        width: titleWidth,
        slices: [
          ...text(sheet, [theirs(entry.title)], { ...STYLES.body, weight: 'medium' }, titleWidth),
          ...(entry.detail ? text(sheet, [theirs(entry.detail)], STYLES.small, titleWidth) : []),
        ],
      },
    ]
    const lines = columns(cells, GUTTER, sheet.typesetter.direction)
    return [...(index === 0 ? [] : [rule()]), ...together([{ height: 3 }, ...lines, { height: 3 }])]
  })
  return [...heading(sheet, texts.timeline, 'timeline'), ...rows]
}

import { innerWidth } from '../../../pdf/frame.ts'
import { columns, framed, gap, type Slice, stack, together, withNext } from '../../../pdf/slices.ts'
import { A4 } from '../../../pdf/style.ts'
import { formatCount, formatMoment } from '../format.ts'
import { NAVY, STYLES } from '../look.ts'
import { factTable, heading, list, panel, type Sheet, subheading, text, theirs } from '../parts.ts'
import type { SummaryTexts } from '../texts.ts'

/** This section is a page of its own, to be handed on with the originals. */
const WHOLE_PAGE = A4.height

const STEP_INDENT = 16

/** What a stranger does with nothing but this document and the originals, and what that does and doesn't prove. */
export function checking(sheet: Sheet): Slice[] {
  const { texts, summary, locale } = sheet
  const frame = panel()
  const { log } = summary
  const facts = factTable(
    sheet,
    [
      { label: texts.logHead.entry, value: formatCount(log.entries), style: STYLES.strong },
      { label: texts.logHead.head, value: [theirs(log.head)], style: { ...STYLES.body, size: 9 } },
      { label: texts.logHead.at, value: formatMoment(locale, log.at) },
    ],
    innerWidth(frame, sheet.width),
  )
  return [
    ...heading(sheet, texts.checking, 'checking', WHOLE_PAGE),
    ...texts.checkingSteps.flatMap((step, index) => [...checkingStep(sheet, step, index + 1), gap(5)]),
    ...subheading(sheet, texts.logHead.title),
    ...together(framed(frame, sheet.typesetter.direction, facts)),
    ...limits(sheet),
    ...placeholderNote(sheet),
  ]
}

function checkingStep(sheet: Sheet, step: SummaryTexts['checkingSteps'][number], position: number): Slice[] {
  const width = sheet.width - STEP_INDENT
  const words = [
    ...withNext(text(sheet, step.title, STYLES.strong, width)),
    ...text(sheet, step.text, STYLES.body, width),
    ...(step.commands ?? []).flatMap((command) =>
      text(sheet, [{ ...theirs(command), weight: 'medium' }], STYLES.body, width),
    ),
  ]
  return columns(
    [
      { width: STEP_INDENT, slices: text(sheet, String(position), { ...STYLES.strong, color: NAVY }, STEP_INDENT) },
      { width, slices: words },
    ],
    0,
    sheet.typesetter.direction,
  )
}

const LIMITS_GUTTER = 26

/** What the checks show and what they cannot, side by side and alike. */
function limits(sheet: Sheet): Slice[] {
  const { texts, typesetter } = sheet
  const width = (sheet.width - LIMITS_GUTTER) / 2
  const half = ({ title, points }: SummaryTexts['shows']) => ({
    width,
    slices: [
      stack([
        ...text(sheet, title, STYLES.subheading, width, { tag: 'H2' }),
        gap(3),
        ...list(sheet, points, STYLES.body, width),
      ]),
    ],
  })
  return [gap(14), ...columns([half(texts.shows), half(texts.cannotShow)], LIMITS_GUTTER, typesetter.direction)]
}

/** Stands last, so that by now every other text is set and the count is complete. */
function placeholderNote(sheet: Sheet): Slice[] {
  const { replaced } = sheet.typesetter
  return replaced === 0 ? [] : [gap(6), ...text(sheet, sheet.texts.placeholders(replaced), STYLES.small)]
}

import { lateLine } from '../../../pdf/paragraph.ts'
import { columns, gap, type Slice, stack, together, withNext } from '../../../pdf/slices.ts'
import { formatMoment } from '../format.ts'
import { NAVY, STYLES } from '../look.ts'
import { dotted, factTable, heading, list, marked, rule, type Sheet, text, theirs } from '../parts.ts'
import type { SummaryClaim } from '../summary.ts'
import { claimAnchor } from './claim.ts'

/** The first page: who, what, and every claim with its result and page. */
export function cover(sheet: Sheet): Slice[] {
  const { texts, summary } = sheet
  return [
    ...text(sheet, [theirs(summary.vaultName)], STYLES.eyebrow),
    ...text(sheet, texts.documentName, { ...STYLES.heading, size: 12 }),
    gap(2),
    ...text(sheet, [theirs(summary.case.title)], STYLES.title, sheet.width, { tag: 'H1', anchor: 'cover' }),
    gap(10),
    rule(NAVY, 2),
    gap(6),
    ...caseFacts(sheet),
    ...heading(sheet, texts.overview, 'overview'),
    ...overview(sheet),
    ...heading(sheet, texts.howToRead, 'how-to-read', 150),
    ...list(sheet, texts.reading, STYLES.body, sheet.width),
    gap(3),
    ...legend(sheet),
  ]
}

function caseFacts(sheet: Sheet): Slice[] {
  const { texts, summary, locale } = sheet
  const { customer } = summary
  const listed = (values: readonly string[]) => dotted(values.map(theirs))
  return factTable(sheet, [
    { label: texts.facts.customer, value: [theirs(customer.name)], style: STYLES.strong },
    ...(customer.references.length > 0 ? [{ label: texts.facts.references, value: listed(customer.references) }] : []),
    ...(customer.phones.length > 0 ? [{ label: texts.facts.phones, value: listed(customer.phones) }] : []),
    { label: texts.facts.business, value: [theirs(summary.vaultName)] },
    {
      label: texts.facts.caseId,
      value: [theirs(summary.case.id)],
    },
    { label: texts.facts.opened, value: formatMoment(locale, summary.case.openedAt) },
    { label: texts.facts.built, value: formatMoment(locale, summary.builtAt) },
  ])
}

const GUTTER = 10
const WIDTHS = { position: 18, verdict: 94, result: 92, page: 28 } as const

/** A claim's first lines stand for it here; its own section has it whole. */
const CLAIM_LINES = 3

function overview(sheet: Sheet): Slice[] {
  const { texts, summary } = sheet
  if (summary.claims.length === 0) return text(sheet, texts.noClaims)
  const decided = summary.claims.filter((claim) => claim.decision !== null).length
  const { claim, signed, said, result, page } = texts.overviewColumns
  const labels = ['', claim, signed, said, result, page].map(
    (label) => (width: number) => text(sheet, label, STYLES.label, width),
  )
  return [
    ...withNext([...text(sheet, texts.progress(summary.claims.length, decided)), gap(6)]),
    ...withNext([...overviewRow(sheet, labels), { height: 3 }, rule()]),
    ...summary.claims.flatMap((each) => [
      ...together([{ height: 4 }, ...overviewRow(sheet, claimCells(sheet, each)), { height: 4 }]),
      rule(),
    ]),
  ]
}

type Cell = (width: number) => Slice[]

function overviewRow(sheet: Sheet, cells: readonly Cell[]): Slice[] {
  const { position, verdict, result, page } = WIDTHS
  const claim = sheet.width - position - 2 * verdict - result - page - 5 * GUTTER
  const widths = [position, claim, verdict, verdict, result, page]
  const parts = cells.map((cell, index) => ({ width: widths[index] ?? 0, slices: [stack(cell(widths[index] ?? 0))] }))
  return together(columns(parts, GUTTER, sheet.typesetter.direction))
}

function claimCells(sheet: Sheet, claim: SummaryClaim): Cell[] {
  const { texts } = sheet
  const { decision } = claim
  const small = { ...STYLES.small, color: STYLES.body.color }
  const verdict = (axis: 'signed' | 'said'): Cell => {
    const decided = decision?.[axis] ?? null
    return (width) =>
      decided
        ? marked(sheet, decided, texts.verdict[decided], STYLES.label, width)
        : marked(sheet, 'undecided', texts.undecided, STYLES.label, width)
  }
  return [
    (width) => text(sheet, String(claim.position), { ...STYLES.label, color: NAVY, weight: 'bold' }, width),
    (width) => text(sheet, [theirs(claim.text)], small, width, { maxLines: CLAIM_LINES }),
    verdict('signed'),
    verdict('said'),
    (width) =>
      text(sheet, decision ? texts.overall[decision.overall] : texts.undecided, { ...small, weight: 'bold' }, width),
    () => [pageReference(sheet, claimAnchor(claim))],
  ]
}

/** The page a claim begins on, known once everything has its place; a click goes there. */
function pageReference({ typesetter }: Sheet, anchor: string): Slice {
  const line = lateLine(typesetter, { ...STYLES.small, color: NAVY }, (canvas) =>
    String(canvas.pageNumberOf(anchor) ?? ''),
  )
  return {
    ...line,
    paint: (canvas, area) => {
      line.paint?.(canvas, area)
      canvas.link(area, anchor)
    },
  }
}

function legend(sheet: Sheet): Slice[] {
  const { texts } = sheet
  const kinds = ['supports', 'contradicts', 'silent', 'needs-review'] as const
  const width = (sheet.width - (kinds.length - 1) * GUTTER) / kinds.length
  const parts = kinds.map((kind) => ({
    width,
    slices: marked(sheet, kind, texts.verdict[kind], STYLES.label, width),
  }))
  return columns(parts, GUTTER, sheet.typesetter.direction)
}

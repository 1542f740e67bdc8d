import type { Axis } from '../../../../shared/contract/check-claim.ts'
import type { Decision } from '../../../../shared/contract/dispute-case.ts'
import { type DecidedVerdict, overallOf } from '../../../../shared/verdict.ts'
import { type Frame, innerWidth } from '../../../pdf/frame.ts'
import { columns, framed, gap, type Slice, together, withNext } from '../../../pdf/slices.ts'
import { formatDay, formatMoment } from '../format.ts'
import { MARK_COLOR, NAVY, RULE, STYLES } from '../look.ts'
import { factTable, heading, list, marked, panel, type Sheet, subheading, text } from '../parts.ts'
import type { SummaryClaim } from '../summary.ts'
import { coverageSection } from './coverage.ts'
import { quoteBox } from './quote.ts'

export const claimAnchor = (claim: SummaryClaim): string => `claim-${claim.position}`

/** A claim starts a page unless so many points are left: its words and both verdicts belong before one pair of eyes. */
const CLAIM_ROOM = 260

/** One claim from its words to the decision, and what was searched for it. */
export function claimSection(sheet: Sheet, claim: SummaryClaim): Slice[] {
  const { texts } = sheet
  const { finding } = claim
  return [
    ...heading(sheet, texts.claim(claim.position), claimAnchor(claim), CLAIM_ROOM),
    ...claimWords(sheet, claim),
    gap(10),
    ...resultStrip(sheet, claim),
    ...(claim.stale ? staleNote(sheet, claim) : []),
    ...axisSection(sheet, texts.whatWasSigned, finding.signed, texts.noEvidence.signed),
    ...axisSection(sheet, texts.whatWasSaid, finding.said, texts.noEvidence.said),
    ...decisionSection(sheet, claim),
    ...coverageSection(sheet, finding.coverage),
  ]
}

function claimWords(sheet: Sheet, claim: SummaryClaim): Slice[] {
  const { texts, locale } = sheet
  const frame: Frame = { padding: { top: 0, bottom: 0, start: 14, end: 0 }, bar: { width: 2.4, color: NAVY } }
  const width = innerWidth(frame, sheet.width)
  const [open, close] = texts.quotationMarks
  const day = claim.on === null ? '' : ` ${texts.claimDay(formatDay(locale, claim.on))}`
  return framed(frame, sheet.typesetter.direction, [
    ...text(sheet, `${open}${claim.text}${close}`, STYLES.claim, width, { tag: 'BlockQuote' }),
    ...text(sheet, `${texts.inCustomersWords}${day}`, STYLES.small, width),
  ])
}

/** Both axes side by side, and under them what they come to. */
function resultStrip(sheet: Sheet, claim: SummaryClaim): Slice[] {
  const { texts } = sheet
  const { direction } = sheet.typesetter
  const gutter = 26
  const edges: Frame = { padding: { top: 8, bottom: 9, start: 12, end: 12 } }
  const column = (innerWidth(edges, sheet.width) - gutter) / 2
  const frame: Frame = { ...edges, border: RULE, dividers: { at: [column + gutter / 2], color: RULE } }
  const cell = (title: string, axis: Axis, decided: DecidedVerdict | null) => [
    ...text(sheet, title, STYLES.label, column),
    ...marked(
      sheet,
      decided ?? 'undecided',
      decided ? texts.verdict[decided] : texts.undecided,
      STYLES.verdict,
      column,
    ),
    ...text(sheet, texts.proposed(texts.verdict[axis.verdict]), STYLES.small, column),
  ]
  const { finding, decision } = claim
  const cells = [
    { width: column, slices: cell(texts.signedAxis, finding.signed, decision?.signed ?? null) },
    { width: column, slices: cell(texts.saidAxis, finding.said, decision?.said ?? null) },
  ]
  return [
    ...withNext(framed(frame, direction, columns(cells, gutter, direction))),
    ...together(framed(panel(), direction, resultWords(sheet, claim))),
  ]
}

function resultWords(sheet: Sheet, { finding, decision }: SummaryClaim): Slice[] {
  const { texts } = sheet
  const width = innerWidth(panel(), sheet.width)
  const proposal = overallOf(finding.signed.verdict, finding.said.verdict)
  const [result, sentence] = decision
    ? [texts.overall[decision.overall], texts.outcome[decision.said][decision.signed]]
    : [texts.undecided, texts.undecidedResult(texts.overall[proposal])]
  return [
    ...text(sheet, texts.result, STYLES.label, width),
    ...text(sheet, result, STYLES.result, width),
    ...text(sheet, sentence, STYLES.body, width),
    ...(!decision && proposal === 'needs-review' ? text(sheet, texts.reviewNeeded, STYLES.body, width) : []),
  ]
}

/** New evidence came in and the finding hasn't been made again: said before anything that rests on the finding. */
function staleNote(sheet: Sheet, { foundAt }: SummaryClaim): Slice[] {
  const frame: Frame = {
    padding: { top: 0, bottom: 0, start: 14, end: 0 },
    bar: { width: 2.4, color: MARK_COLOR['needs-review'] },
  }
  const words = sheet.texts.stale(formatMoment(sheet.locale, foundAt))
  const style = { ...STYLES.body, weight: 'medium' } as const
  return [
    gap(10),
    ...framed(frame, sheet.typesetter.direction, text(sheet, words, style, innerWidth(frame, sheet.width))),
  ]
}

/** One record's side: why the software proposes what it proposes, then every passage it found. */
function axisSection(sheet: Sheet, title: string, axis: Axis, nothing: string): Slice[] {
  const { texts } = sheet
  const reasons =
    axis.reasons.length === 0
      ? []
      : [
          ...withNext(text(sheet, texts.reasons, STYLES.label)),
          ...list(sheet, axis.reasons, { ...STYLES.note, direction: 'page' }, sheet.width),
          gap(3),
        ]
  const quotes =
    axis.evidence.length === 0
      ? text(sheet, nothing)
      : axis.evidence.flatMap((evidence) => [...quoteBox(sheet, evidence), gap(7)])
  return [...subheading(sheet, title), ...reasons, ...quotes]
}

function decisionSection(sheet: Sheet, claim: SummaryClaim): Slice[] {
  const { texts } = sheet
  const { decision, history } = claim
  return [
    ...subheading(sheet, texts.decision),
    ...(decision ? decisionFacts(sheet, decision) : text(sheet, texts.noDecision)),
    ...(history.length === 0
      ? []
      : [
          gap(6),
          ...withNext(text(sheet, texts.earlierDecisions, STYLES.label)),
          ...list(
            sheet,
            history.map((earlier) => earlierWords(sheet, earlier)),
            STYLES.body,
            sheet.width,
          ),
        ]),
  ]
}

function decisionFacts(sheet: Sheet, decision: Decision): Slice[] {
  const { texts, locale } = sheet
  return factTable(sheet, [
    { label: texts.decidedOverall, value: texts.overall[decision.overall], style: STYLES.strong },
    { label: texts.decidedBy, value: decision.by },
    { label: texts.decidedAt, value: formatMoment(locale, decision.at) },
    { label: texts.decisionNote, value: decision.note || texts.noNote, style: STYLES.note },
  ])
}

function earlierWords({ texts, locale }: Sheet, { at, by, overall, note }: Decision) {
  return [
    { text: `${formatMoment(locale, at)}: ` },
    { text: by, isolate: true },
    { text: `, ${texts.overall[overall]}. ` },
    { text: note, isolate: true },
  ]
}

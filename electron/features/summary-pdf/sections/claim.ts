import type { Axis } from '../../../../shared/contract/check-claim.ts'
import type { Decision } from '../../../../shared/contract/dispute-case.ts'
import { type DecidedVerdict, overallOf } from '../../../../shared/verdict.ts'
import { directionOf } from '../../../pdf/bidi.ts'
import { type Frame, innerWidth } from '../../../pdf/frame.ts'
import { type Column, columns, framed, gap, type Slice, stack, together, withNext } from '../../../pdf/slices.ts'
import { formatDay, formatMoment } from '../format.ts'
import { MARK_COLOR, NAVY, QUOTATION_MARKS, RULE, STYLES } from '../look.ts'
import { dotted, factTable, heading, list, marked, panel, type Sheet, subheading, text, theirs } from '../parts.ts'
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
  const [open, close] = QUOTATION_MARKS[directionOf(claim.text, sheet.typesetter.direction)]
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
  const { finding, decision } = claim
  const cells = [
    axisCell(sheet, texts.signedAxis, finding.signed, decision?.signed ?? null, column),
    axisCell(sheet, texts.saidAxis, finding.said, decision?.said ?? null, column),
  ]
  return [
    ...withNext(framed(frame, direction, columns(cells, gutter, direction))),
    ...together(framed(panel(), direction, resultWords(sheet, claim))),
  ]
}

/** What was decided of one record, and what had been proposed. */
function axisCell(sheet: Sheet, title: string, axis: Axis, decided: DecidedVerdict | null, width: number): Column {
  const { texts } = sheet
  const words = decided ? texts.verdict[decided] : texts.undecided
  return {
    width,
    slices: [
      stack([
        ...text(sheet, title, STYLES.label, width),
        ...marked(sheet, decided ?? 'undecided', words, STYLES.verdict, width),
        ...text(sheet, texts.proposed(texts.verdict[axis.verdict]), STYLES.small, width),
      ]),
    ],
  }
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
          ...list(
            sheet,
            axis.reasons.map((reason) => [theirs(reason)]),
            STYLES.body,
            sheet.width,
          ),
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
    { label: texts.decidedBy, value: [theirs(decision.by)] },
    { label: texts.decidedAt, value: formatMoment(locale, decision.at) },
    { label: texts.decisionNote, value: decision.note || texts.noNote, style: STYLES.note },
  ])
}

function earlierWords({ texts, locale }: Sheet, { at, by, overall, note }: Decision) {
  const facts = dotted([{ text: formatMoment(locale, at) }, theirs(by), { text: texts.overall[overall] }])
  return note === '' ? facts : [...facts, { text: '\n' }, theirs(note)]
}

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
const CLAIM_ROOM = 340

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
    ...axisSection(sheet, texts.whatWasSigned, finding.signed, texts.noEvidence.signed, claim.uncited.signed),
    ...axisSection(sheet, texts.whatWasSaid, finding.said, texts.noEvidence.said, claim.uncited.said),
    ...earlierSection(sheet, claim),
    ...coverageSection(sheet, finding.coverage),
  ]
}

/** In characters. */
const LONG_CLAIM = 400

function claimWords(sheet: Sheet, claim: SummaryClaim): Slice[] {
  const { texts, locale } = sheet
  const frame: Frame = { padding: { top: 0, bottom: 0, start: 14, end: 0 }, bar: { width: 2.4, color: NAVY } }
  const width = innerWidth(frame, sheet.width)
  const [open, close] = QUOTATION_MARKS[directionOf(claim.text, sheet.typesetter.direction)]
  const style = claim.text.length > LONG_CLAIM ? STYLES.longClaim : STYLES.claim
  const day = claim.on === null ? '' : ` ${texts.claimDay(formatDay(locale, claim.on))}`
  return framed(frame, sheet.typesetter.direction, [
    ...text(sheet, `${open}${claim.text}${close}`, style, width, { tag: 'BlockQuote' }),
    ...text(sheet, `${texts.inCustomersWords}${day}`, STYLES.small, width),
  ])
}

/** A result may carry a long note: only its first lines must stand together. */
const HELD = 8
const heldTogether = (slices: readonly Slice[]): Slice[] => {
  const held = Math.min(HELD, slices.length - 1)
  return [...withNext(slices.slice(0, held)), ...slices.slice(held)]
}

const lastWithNext = (slices: readonly Slice[]): Slice[] => [...slices.slice(0, -2), ...withNext(slices.slice(-2))]

/** Both axes side by side, and under them what they come to and who says so. */
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
    ...heldTogether(framed(panel(), direction, resultWords(sheet, claim))),
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
    ...(decision ? [gap(4), ...decisionFacts(sheet, decision, width)] : []),
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

/** One record's side: why the software proposes what it proposes, then the passages, and how many more there were. */
function axisSection(sheet: Sheet, title: string, axis: Axis, nothing: string, uncited: number): Slice[] {
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
      : axis.evidence.flatMap((evidence, index) => {
          const box = [...quoteBox(sheet, evidence, axis.reasons), gap(6)]
          return uncited > 0 && index === axis.evidence.length - 1 ? lastWithNext(box) : box
        })
  const more = uncited === 0 ? [] : together(text(sheet, texts.moreContext(uncited), STYLES.small))
  return [...subheading(sheet, title), ...reasons, ...quotes, ...more]
}

/** What this decision replaced. */
function earlierSection(sheet: Sheet, { history }: SummaryClaim): Slice[] {
  if (history.length === 0) return []
  const words = history.map((earlier) => earlierWords(sheet, earlier))
  return [...subheading(sheet, sheet.texts.earlierDecisions), ...list(sheet, words, STYLES.body, sheet.width)]
}

function decisionFacts(sheet: Sheet, decision: Decision, width: number): Slice[] {
  const { texts, locale } = sheet
  const by = dotted([theirs(decision.by), { text: formatMoment(locale, decision.at) }])
  const facts = [
    { label: texts.decidedBy, value: by, style: STYLES.strong },
    { label: texts.decisionNote, value: decision.note || texts.noNote, style: STYLES.note },
  ]
  return factTable(sheet, facts, width)
}

function earlierWords({ texts, locale }: Sheet, { at, by, overall, note }: Decision) {
  const facts = dotted([{ text: formatMoment(locale, at) }, theirs(by), { text: texts.overall[overall] }])
  return note === '' ? facts : [...facts, { text: '\n' }, theirs(note)]
}

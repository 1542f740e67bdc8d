import type { Evidence } from '../../../../shared/contract/check-claim.ts'
import { type Frame, innerWidth } from '../../../pdf/frame.ts'
import type { Span } from '../../../pdf/lines.ts'
import { framed, gap, type Slice, together, withNext } from '../../../pdf/slices.ts'
import { formatDay, formatMoment, formatTimecode, shortHash } from '../format.ts'
import { MARK_COLOR, MARKER, RULE, STYLES } from '../look.ts'
import { dotted, marked, type Sheet, text, theirs } from '../parts.ts'

/**
 * One citation in a box: its stance, the exact words, where they stand, in which original. Whichever side it helps, the
 * box is the same but for the colour and shape of its mark. Why it is shown is left out where `said`, the reasons above it,
 * has the same sentence.
 */
export function quoteBox(sheet: Sheet, evidence: Evidence, said: readonly string[]): Slice[] {
  const frame: Frame = {
    padding: { top: 6, bottom: 7, start: 14, end: 12 },
    border: RULE,
    bar: { width: 2.4, color: MARK_COLOR[evidence.stance] },
  }
  const width = innerWidth(frame, sheet.width)
  const { direction } = sheet.typesetter
  const stance = [...marked(sheet, evidence.stance, sheet.texts.stance[evidence.stance], STYLES.label, width), gap(2)]
  const quote = text(sheet, highlighted(evidence), STYLES.quote, width, { tag: 'BlockQuote' })
  const source = [
    gap(4),
    ...text(sheet, dotted([...sourceOf(sheet, evidence), originalOf(sheet, evidence)]), STYLES.small, width, {
      tag: 'Caption',
    }),
    ...(said.includes(evidence.why) ? [] : text(sheet, whyOf(sheet, evidence), STYLES.small, width)),
  ]
  return framed(frame, direction, keptWhole([stance, quote, source]))
}

/** A quotation of so many lines may be broken by the end of a page; a shorter one stays in one piece. */
const LONG_QUOTE = 9

/** Words and their source belong together: at the least the last two lines stand with where they come from. */
function keptWhole([stance, quote, source]: readonly [Slice[], Slice[], Slice[]]): Slice[] {
  const all = [...stance, ...quote, ...source]
  if (quote.length < LONG_QUOTE) return together(all)
  return [...withNext(stance), ...quote.slice(0, -2), ...withNext(quote.slice(-2)), ...together(source)]
}

/** The quotation with a marker's stroke over the words that met the claim. Overlapping and stray spans do no harm. */
export function highlighted({ quote, highlights }: Pick<Evidence, 'quote' | 'highlights'>): Span[] {
  const spans: Span[] = []
  let at = 0
  for (const [start, end] of [...highlights].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const from = Math.max(at, start)
    const to = Math.min(end, quote.length)
    if (to <= from) continue
    if (from > at) spans.push({ text: quote.slice(at, from) })
    spans.push({ text: quote.slice(from, to), background: MARKER })
    at = to
  }
  if (at < quote.length) spans.push({ text: quote.slice(at) })
  return spans
}

/** Where the words stand: in the contract by clause and page, on the call by time and speaker. */
function sourceOf(sheet: Sheet, evidence: Evidence): Span[] {
  return evidence.startMs === undefined ? clauseSource(sheet, evidence) : callSource(sheet, evidence)
}

function clauseSource({ texts, locale }: Sheet, evidence: Evidence): Span[] {
  const { document, clauseNumber, heading, page, date, inForce, signature } = evidence
  const { source } = texts
  const strong = STYLES.strong
  const parts: (Span | null)[] = [
    document ? { ...theirs(document), weight: 'bold', color: strong.color } : null,
    clauseNumber ? { text: source.clause(clauseNumber) } : null,
    heading ? theirs(heading) : null,
    page === undefined ? null : { text: source.page(page) },
    date ? { text: source.signedOn(formatDay(locale, date)) } : null,
    inForce === undefined ? null : { text: inForce ? source.inForce : source.notInForce },
    signature === undefined ? null : { text: source.signature[signature] },
    evidence.source === 'person' ? { text: source.corrected } : null,
    evidence.source === 'ocr' ? { text: evidence.confirmed ? source.fromPictureConfirmed : source.fromPicture } : null,
  ]
  return parts.filter((part) => part !== null)
}

function callSource({ texts, locale }: Sheet, evidence: Evidence): Span[] {
  const { source } = texts
  const { date, startMs = 0, endMs = startMs, speaker = 'unknown', speakerBasis, hasAudio } = evidence
  const call = date ? source.call(formatMoment(locale, date)) : source.callUndated
  const who = source.speaker[speaker]
  const known = speakerBasis === undefined || speaker === 'unknown' ? who : `${who} (${source.basis[speakerBasis]})`
  return [
    { text: call, weight: 'bold', color: STYLES.strong.color },
    { text: source.span(formatTimecode(startMs), formatTimecode(endMs)) },
    { text: known },
    ...(hasAudio === false ? [{ text: source.transcriptOnly }] : []),
  ]
}

/** The original: its number in the table of items, which has its hash in full. */
function originalOf({ summary, texts }: Sheet, { sha256 }: Evidence): Span {
  const position = summary.items.findIndex((item) => item.sha256 === sha256) + 1
  return position === 0 ? theirs(`SHA-256 ${shortHash(sha256)}…`) : { text: texts.source.item(position) }
}

const whyOf = ({ texts }: Sheet, { why }: Evidence): Span[] => [
  { text: `${texts.source.why} `, weight: 'medium' },
  theirs(why),
]

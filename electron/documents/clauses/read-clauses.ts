import type { ReadClause, TextLine } from '../contract-text.ts'
import type { ClauseDraft } from './clause-draft.ts'
import { hasBoldBody, isEmphasised, looksLikeHeading, looksLikePlainHeading, runInHeading } from './heading.ts'
import { isTitleStyle, type OpenLabel } from './numbering.ts'
import { Segmenter } from './segment.ts'

/**
 * A contract's lines in reading order as clauses; every line is in exactly one of them. Where nothing is numbered each
 * paragraph is one: a letter of agreement must not be cited as a single clause.
 */
export function readClauses(lines: readonly TextLine[]): ReadClause[] {
  const drafts = new Segmenter(lines).segment()
  return drafts.some((draft) => draft.isNumbered)
    ? numberedClauses(drafts, hasBoldBody(lines))
    : drafts.flatMap(paragraphClauses)
}

const paragraphClauses = ({ heading, section, headingLines, paragraphs }: ClauseDraft): ReadClause[] =>
  paragraphs
    .filter(({ text }) => text !== '')
    .map(({ text, lines }, index) => ({
      number: '',
      path: '',
      level: 0,
      heading: heading ?? section,
      text,
      ...placeOf(index === 0 ? [...headingLines, ...lines] : lines),
    }))

const placeOf = (lines: readonly TextLine[]): Pick<ReadClause, 'page' | 'boxes'> => ({
  page: lines[0]?.page ?? 1,
  boxes: lines.flatMap((line) => (line.box === null ? [] : [{ page: line.page, box: line.box }])),
})

function numberedClauses(drafts: readonly ClauseDraft[], boldBody: boolean): ReadClause[] {
  const headings = new Map(drafts.map((draft) => [draft, ownHeading(draft, boldBody)]))
  return drafts.map((draft) => {
    const own = headings.get(draft) ?? null
    const inherited = draft.ancestors
      .toReversed()
      .map((ancestor) => headings.get(ancestor)?.text)
      .find(Boolean)
    return {
      number: draft.label?.label ?? '',
      path: draft.isNumbered ? pathOf(draft.labels) : '',
      level: draft.labels.length,
      heading: own?.text ?? inherited ?? draft.section,
      text: textOf(draft, own?.wholeParagraph ?? false),
      ...placeOf(draft.lines),
    }
  })
}

interface OwnHeading {
  readonly text: string
  /** The heading is the whole first paragraph and not part of the text. */
  readonly wholeParagraph: boolean
}

function ownHeading(draft: ClauseDraft, boldBody: boolean): OwnHeading | null {
  const { heading, label, paragraphs } = draft
  const [first, ...more] = paragraphs
  if (heading !== null) return { text: heading, wholeParagraph: false }
  if (label === undefined || first === undefined || first.text === '') return null
  const firstLine = first.lines[0]!
  const emphasised = first.lines.every((line, i) => isEmphasised(line, i === 0 ? label.restAt : 0, boldBody))
  const plain = draft.labels.length === 1 && (draft.hasChildren || more.length > 0) && looksLikePlainHeading(first.text)
  if ((isTitleStyle(label.style) || emphasised || plain) && looksLikeHeading(first.text)) {
    return { text: first.text, wholeParagraph: true }
  }
  const runIn = boldBody ? null : runInHeading(firstLine, label.restAt)
  return runIn === null ? null : { text: runIn, wholeParagraph: false }
}

function textOf(draft: ClauseDraft, headingIsFirst: boolean): string {
  const paragraphs = headingIsFirst ? draft.paragraphs.slice(1) : draft.paragraphs
  return paragraphs
    .map((paragraph) => paragraph.text)
    .filter(Boolean)
    .join('\n')
}

/** "7.2 (ב)": a number that repeats its parent's ("7." before "7.2", ARTICLE IV before 4.1) is left out; an annex never is. */
function pathOf(labels: readonly OpenLabel[]): string {
  return labels
    .filter((label, i) => !isContainedIn(label, labels[i + 1]))
    .map((label) => label.label)
    .join(' ')
}

function isContainedIn(label: OpenLabel, next: OpenLabel | undefined): boolean {
  if (next === undefined || label.style === 'annex' || next.values.length <= label.values.length) return false
  return (
    (next.style === label.style || label.style === 'chapter') &&
    label.values.every((value, i) => value === next.values[i])
  )
}

import type { ReadClause, TextLine } from '../contract-text.ts'
import { packWords } from '../packed-words.ts'
import type { ClauseDraft } from './clause-draft.ts'
import { hasBoldBody, isEmphasised, looksLikeHeading, looksLikePlainHeading, runInHeading } from './heading.ts'
import { isTitleStyle } from './label-kinds.ts'
import type { OpenLabel } from './open-labels.ts'
import type { Paragraph } from './paragraph.ts'
import { isBullet } from './paragraph-start.ts'
import { Segmenter } from './segment.ts'

/**
 * A contract's lines in reading order as clauses; every line is in exactly one of them. Where nothing is numbered each
 * paragraph is one: a letter of agreement must not be cited as a single clause.
 */
export function readClauses(lines: readonly TextLine[]): ReadClause[] {
  const boldBody = hasBoldBody(lines)
  const drafts = new Segmenter(lines, boldBody).segment()
  return drafts.some((draft) => draft.isNumbered) ? numberedClauses(drafts, boldBody) : drafts.flatMap(paragraphClauses)
}

function paragraphClauses({ heading, section, headingLines, paragraphs }: ClauseDraft): ReadClause[] {
  return withItsItems(paragraphs.filter(({ text }) => text !== '')).map((group, index) => {
    const lines = group.flatMap((paragraph) => paragraph.lines)
    return {
      number: '',
      path: '',
      level: 0,
      heading: heading ?? section,
      ...contentsOf(group),
      ...placeOf(index === 0 ? [...headingLines, ...lines] : lines),
    }
  })
}

/** Items of a list and rows of a table say nothing without the paragraph that leads up to them. */
function withItsItems(paragraphs: readonly Paragraph[]): Paragraph[][] {
  const groups: Paragraph[][] = []
  for (const paragraph of paragraphs) {
    const [line] = paragraph.lines
    const isItem = line !== undefined && (isBullet(line) || line.cells.length > 1 || line.text.includes('\t'))
    const last = groups.at(-1)
    if (isItem && last !== undefined) last.push(paragraph)
    else groups.push([paragraph])
  }
  return groups
}

const placeOf = (lines: readonly TextLine[]): Pick<ReadClause, 'page' | 'boxes' | 'source'> => ({
  page: lines[0]?.page ?? 1,
  source: lines.some((line) => line.source === 'ocr') ? 'ocr' : (lines[0]?.source ?? 'document'),
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
      number: draft.own?.label ?? '',
      path: draft.isNumbered ? pathOf(draft.labels) : '',
      level: draft.labels.length,
      heading: own?.text ?? inherited ?? draft.section,
      ...contentsOf(own?.wholeParagraph ? draft.paragraphs.slice(1) : draft.paragraphs),
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
  const { heading, own, label, paragraphs } = draft
  const [first, ...more] = paragraphs
  if (heading !== null) return { text: heading, wholeParagraph: false }
  if (own === null || label === undefined || first === undefined || first.text === '') return null
  const firstLine = first.lines[0]!
  const emphasised = first.lines.every((line, i) => isEmphasised(line, i === 0 ? own.restAt : 0, boldBody))
  const isOutermost = draft.labels.slice(0, -1).every(({ style }) => isTitleStyle(style))
  const plain = isOutermost && (draft.hasChildren || more.length > 0) && looksLikePlainHeading(first.text)
  if ((isTitleStyle(label.style) || emphasised || plain) && looksLikeHeading(first.text)) {
    return { text: first.text, wholeParagraph: true }
  }
  const runIn = boldBody ? null : runInHeading(firstLine, own.restAt)
  return runIn === null ? null : { text: runIn, wholeParagraph: false }
}

/** Paragraphs as the lines of one text, with the places of its words. */
function contentsOf(paragraphs: readonly Paragraph[]): Pick<ReadClause, 'text' | 'words'> {
  const printed = paragraphs.filter(({ text }) => text !== '')
  let offset = 0
  const words = printed.flatMap((paragraph) => {
    const from = offset
    offset += paragraph.text.length + '\n'.length
    return paragraph.words(from)
  })
  return { text: printed.map(({ text }) => text).join('\n'), words: packWords(words) }
}

/** "7.2 (ב)": a number that repeats its parent's ("7." before "7.2", ARTICLE IV before 4.1) is left out; an annex never is. */
function pathOf(labels: readonly OpenLabel[]): string {
  const printed: string[] = []
  for (let i = labels.length - 1; i >= 0; i -= labels[i]!.covers) {
    if (!isContainedIn(labels[i]!, labels[i + 1])) printed.unshift(labels[i]!.printed)
  }
  return printed.join(' ')
}

function isContainedIn(label: OpenLabel, next: OpenLabel | undefined): boolean {
  if (next === undefined || label.style === 'annex' || next.values.length <= label.values.length) return false
  return isFamily(label, next) && label.values.every((value, i) => value === next.values[i])
}

/** Numbers of one family: "4." or ARTICLE IV and "4.1", "A." and "A1", "I." and "I.1". */
function isFamily(label: OpenLabel, next: OpenLabel): boolean {
  if (next.style === label.style || label.style === 'chapter') return true
  const family = { decimal: 'roman', 'annex-decimal': 'letter', 'letter-number': 'letter' }[next.style as string]
  return family === 'roman'
    ? label.style === 'capital-roman-dot' && next.numeral.startsWith(`${label.numeral}.`)
    : family === 'letter' && next.numeral.startsWith(label.numeral)
}

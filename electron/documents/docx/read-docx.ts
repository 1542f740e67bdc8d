import type { ReadWarning, TextLine } from '../contract-text.ts'
import { type PrintedParagraph, paragraphLines } from '../printed-paragraph.ts'
import { readBody, type WordBody } from './body.ts'
import { openWordParts } from './package.ts'
import { type TrackedChanges, trackedChanges } from './tracked-changes.ts'
import type { WordParagraph } from './word-paragraph.ts'

/** A heading by its style, whatever its look: as much larger as makes it one to the clause reader. */
const HEADING_SCALE = 1.1
const LONGEST_HEADING = 200
const ENDS_LIKE_TEXT = /[.;,:]\s*$/
/** Many templates number whole clauses with "Heading 2": where this share of a style's paragraphs are sentences, it is one of those. */
const SENTENCES = 1 / 3

/**
 * The text of a Word document as Word prints it: automatic numbers, insertions kept and deletions left out, notes after
 * their paragraphs; headers, footers, comments and tables of contents left out. Nothing outside the file is fetched.
 *
 * @param megabytes what the parts of the file may unfold to, in 10⁶ bytes
 * @throws ContractUnreadable `document-damaged`, `too-large`, `file-not-supported`
 */
export function readDocx(bytes: Uint8Array, megabytes: number): { lines: TextLine[]; warnings: ReadWarning[] } {
  const parts = openWordParts(bytes, megabytes)
  const body = readBody(parts)
  const lines = paragraphLines(printed(body.paragraphs))
  return { lines, warnings: warningsOf(body, trackedChanges(parts.document), lines.length === 0) }
}

function printed(paragraphs: readonly WordParagraph[]): PrintedParagraph[] {
  const bodySize = mostCommonSize(paragraphs)
  const textStyles = stylesOfText(paragraphs)
  return paragraphs.map((paragraph) => {
    const { label, runs, size, styleId, isOutlined, blankAbove } = paragraph
    const isHeading = isOutlined && !textStyles.has(styleId) && isShort(paragraph)
    const isBold = runs.every((run) => run.bold || run.text.trim() === '')
    const scale = size / bodySize
    return {
      label,
      runs,
      scale: isHeading ? Math.max(scale, HEADING_SCALE) : scale,
      gapAbove: blankAbove || isHeading || isBold,
    }
  })
}

const textOf = ({ runs }: WordParagraph): string => runs.map((run) => run.text).join('')
const isSentence = (paragraph: WordParagraph): boolean => ENDS_LIKE_TEXT.test(textOf(paragraph))
const isShort = (paragraph: WordParagraph): boolean => textOf(paragraph).length <= LONGEST_HEADING

function mostCommonSize(paragraphs: readonly WordParagraph[]): number {
  const letters = new Map<number, number>()
  for (const paragraph of paragraphs)
    letters.set(paragraph.size, (letters.get(paragraph.size) ?? 0) + paragraph.letters)
  const [most] = Array.from(letters).sort((one, other) => other[1] - one[1])
  return most?.[0] || 1
}

function stylesOfText(paragraphs: readonly WordParagraph[]): Set<string | undefined> {
  const byStyle = Map.groupBy(paragraphs, (paragraph) => paragraph.styleId)
  const ofText = Array.from(byStyle).filter(([, own]) => own.filter(isSentence).length > SENTENCES * own.length)
  return new Set(ofText.map(([styleId]) => styleId))
}

const MOST_NAMES = 5
const firstOf = (names: readonly string[]): string => names.slice(0, MOST_NAMES).join(', ')

function warningsOf(body: WordBody, tracked: TrackedChanges, isEmpty: boolean): ReadWarning[] {
  const { findings, unknownFormats, hasEmbedded } = body
  const by = tracked.authors.length > 0 ? ` by ${firstOf(tracked.authors)}` : ''
  const all: readonly (readonly [boolean, string, string])[] = [
    [
      tracked.count > 0,
      'tracked-changes',
      `The document holds ${tracked.count} tracked changes${by} that nobody accepted or rejected: it is not final. Insertions are read as text, deletions are not; add the version that was signed.`,
    ],
    [
      findings.hidden,
      'hidden-text',
      'The document holds hidden text, which does not print and was left out. Look at it in Word.',
    ],
    [
      findings.unknownSymbols,
      'letters-lost',
      'Signs of a symbol font could not be read and stand as \ufffd. Compare those clauses with the document.',
    ],
    [
      unknownFormats.length > 0,
      'numbers-uncertain',
      `Some clause numbers print in a way that is not known here (${firstOf(unknownFormats)}); they are given in digits.`,
    ],
    [
      hasEmbedded,
      'embedded-content',
      'A part of the document is embedded from another file and was not read. Open it in Word, save it and add that.',
    ],
    [
      isEmpty && !hasEmbedded,
      'document-without-text',
      'The document holds no text: it may be pictures of pages. The file is kept; add a PDF of it to have its clauses read.',
    ],
  ]
  return all.flatMap(([is, code, message]) => (is ? [{ code, message }] : []))
}

import type { Span } from '../../shared/units.ts'
import { normalise } from '../text/normalise.ts'
import { sentencesOf } from '../text/sentences.ts'
import { daysIn } from './days.ts'
import { AS_AMENDED } from './instruction-words.ts'
import { hideQuotes } from './new-text.ts'

/** A sentence of the clause: as normalised, with quotes hidden, and with days blanked as well. */
export interface Statement {
  readonly span: Span
  readonly plain: string
  readonly unquoted: string
  readonly bare: string
  readonly from: string | null
  readonly until: string | null
}

/** The sentences of a normalised text, parted at line ends and semicolons too. */
export function statementsOf(text: string): Statement[] {
  const unquoted = hideQuotes(text)
  return lineSpans(unquoted).flatMap(([lineStart, lineEnd]) =>
    sentencesOf(unquoted.slice(lineStart, lineEnd)).flatMap(({ span }) =>
      parted(unquoted, [lineStart + span[0], lineStart + span[1]]).map((at) => statementAt(text, unquoted, at)),
    ),
  )
}

function lineSpans(text: string): Span[] {
  let start = 0
  return text.split('\n').map((line): Span => {
    const span: Span = [start, start + line.length]
    start += line.length + 1
    return span
  })
}

/** A semicolon parts instructions as a full stop does. */
function parted(text: string, [start, end]: Span): Span[] {
  const cuts = [...text.slice(start, end).matchAll(/;\s*/gu)].map(({ index, 0: cut }) => start + index + cut.length)
  const bounds = [start, ...cuts, end]
  return bounds.slice(1).flatMap((to, index): Span[] => (to > bounds[index]! ? [[bounds[index]!, to]] : []))
}

/**
 * Both texts without the rest of long runs of blanks, so that they still run in step: a padded document must not make the
 * patterns look at every run from each of its blanks.
 */
function squeezed(plain: string, unquoted: string): [string, string] {
  const runs = [...unquoted.matchAll(/(?<=\s\s)\s+/gu)]
  const squeeze = (text: string): string =>
    runs.reduceRight((rest, { index, 0: run }) => rest.slice(0, index) + rest.slice(index + run.length), text)
  return runs.length === 0 ? [plain, unquoted] : [squeeze(plain), squeeze(unquoted)]
}

function statementAt(text: string, unquoted: string, span: Span): Statement {
  const [plain, hidden] = squeezed(text.slice(...span), unquoted.slice(...span))
  const { from, until, spans } = daysIn(hidden, false)
  const bare = spans.reduce((rest, [a, b]) => rest.slice(0, a) + ' '.repeat(b - a) + rest.slice(b), hidden)
  const blank = (phrase: string): string => ' '.repeat(phrase.length)
  return {
    span,
    plain,
    unquoted: hidden,
    bare: bare.replaceAll(AS_AMENDED, blank),
    from,
    until,
  }
}

/** The sentences of a text as normalised, with what they quote hidden. */
export const plainSentences = (text: string): string[] =>
  statementsOf(normalise(text).text).map(({ unquoted }) => unquoted)

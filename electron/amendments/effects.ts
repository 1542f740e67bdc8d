import { isWithin, pathKey } from './clause-path.ts'
import { type Commencement, commencementIn, daysIn } from './days.ts'
import type { DocumentClause, SignedDocument } from './documents.ts'
import { goesOnFromItsNumber, type Instruction, instructionsIn } from './instructions.ts'
import { mentionsIn } from './references.ts'
import { plainSentences } from './statements.ts'

/** What an amendment does to a clause of a document, and when. */
export interface Effect extends Instruction {
  /** The clause of the amendment that says so. */
  readonly source: DocumentClause
  /** Place of the amendment among the customer's documents. */
  readonly order: number
  /** Id of the document it changes. */
  readonly target: string
  /** The day it begins: its own, else the amendment's; null where none is known. */
  readonly from: string | null
}

/** A customer's documents with the day each begins to bind, and what the amendments among them do. */
export interface ReadDocuments {
  readonly documents: readonly SignedDocument[]
  /** By id: the day it says it takes effect, else the day it was signed; null where neither is known. */
  readonly beginnings: ReadonlyMap<string, string | null>
  /** In the order of the documents. */
  readonly effects: readonly Effect[]
}

/** Reads what the amendments of a customer do to his other documents. Contracts that amend nothing are not read. */
export function readAmendments(documents: readonly SignedDocument[]): ReadDocuments {
  const days = documents.map((document) => (document.amends === null ? NO_DAYS : daysOf(document)))
  const beginnings = new Map(
    documents.map((document, order) => [document.id, beginningOf(document, days[order]!.commencement)]),
  )
  const effects = documents.flatMap((document, order) =>
    document.amends === null
      ? []
      : readClauses(document).map(({ source, instruction }): Effect => {
          const target = targetOf(instruction, document, order, documents)
          const own = instruction.from ?? openerDay(source) ?? dayOfClause(days[order]!.ofClauses, source, instruction)
          return { ...instruction, source, order, target, from: own ?? beginnings.get(document.id)! }
        }),
  )
  return { documents, beginnings, effects }
}

interface DocumentDays {
  readonly commencement: Commencement
  /** "Clause 2.3 takes effect on 1 May": by the clause named. */
  readonly ofClauses: readonly { readonly path: string; readonly from: string }[]
}

const NO_DAYS: DocumentDays = { commencement: 'signing', ofClauses: [] }
/** Where a sentence turns to another matter: "…, except that clause 2.3 takes effect on 1 May". */
const TURNS =
  /(?:,?\s*(?:except|save|but|and)\s+that|,?\s*(?:but|however|whereas|while)\s|,?\s*(?:ואולם|אולם|אך|למעט)\s)/u
/** A sentence that might name a day or tell when something begins. */
const MAY_BEGIN = /effect|force|commenc|starting|תוקפ|תוקף|תחיל|החל /iu

function daysOf({ title, clauses }: SignedDocument): DocumentDays {
  const texts = [title, ...clauses.flatMap(({ heading, text }) => [heading ?? '', text])]
  const parts = texts
    .filter((text) => MAY_BEGIN.test(text))
    .flatMap(plainSentences)
    .flatMap((sentence) => sentence.split(TURNS))
  const whole = parts.filter((part) => mentionsIn(part).length === 0).map(commencementIn)
  const said = whole.filter((commencement) => commencement !== null)
  return { commencement: theOne(said), ofClauses: parts.flatMap(clauseDays) }
}

/** Of two different days neither is plain. */
function theOne(said: readonly Commencement[]): Commencement {
  const different = new Map(said.map((commencement) => [JSON.stringify(commencement), commencement]))
  const days = [...different.values()].filter((commencement) => typeof commencement === 'object')
  if (days.length === 1) return days[0]!
  return different.size === 0 || (different.size === 1 && different.has('"signing"')) ? 'signing' : 'unknown'
}

function clauseDays(part: string): { path: string; from: string }[] {
  const mentions = mentionsIn(part)
  const from =
    mentions.length > 0 && instructionsIn({ heading: null, text: part, context: [] }).length === 0
      ? daysIn(part, true).from
      : null
  return from === null ? [] : mentions.flatMap(({ paths }) => paths.map((path) => ({ path, from })))
}

const beginningOf = ({ signedOn }: SignedDocument, commencement: Commencement): string | null => {
  if (commencement === 'unknown') return null
  return commencement === 'signing' ? signedOn : commencement.day
}

const dayOfClause = (days: DocumentDays['ofClauses'], { key }: DocumentClause, { path }: Instruction): string | null =>
  days.find((day) => isWithin(key, day.path) || isWithin(path, day.path))?.from ?? null

/** Whether what stands under a clause, or behind it, belongs to its last words. */
export const opensList = ({ text }: DocumentClause): boolean => /:\s*$/u.test(text)

/** "With effect from 1 May the Agreement is amended as follows:" dates what stands under it. */
function openerDay({ parent }: DocumentClause): string | null {
  if (parent === null) return null
  const sentence = opensList(parent) ? plainSentences(parent.text).at(-1) : undefined
  return (sentence === undefined ? null : daysIn(sentence, true).from) ?? openerDay(parent)
}

interface Instructed {
  readonly source: DocumentClause
  readonly instruction: Instruction
}

/** The instructions of a document, without those that only open a list of others, and without new text. */
function readClauses({ clauses }: SignedDocument): Instructed[] {
  const read = new Map<DocumentClause, Instruction[]>()
  for (const clause of clauses)
    read.set(clause, isNewText(clause, read) ? [] : instructionsIn({ ...clause, context: contextOf(clause) }))
  const openers = new Set(clauses.filter((clause) => read.get(clause)!.length > 0).flatMap(ancestorsOf))
  return clauses.flatMap((source) =>
    read
      .get(source)!
      .filter(({ isOpener }) => !(isOpener && openers.has(source)))
      .map((instruction) => ({ source, instruction })),
  )
}

const ancestorsOf = ({ parent }: DocumentClause): DocumentClause[] =>
  parent === null ? [] : [parent, ...ancestorsOf(parent)]

/** Whether it stands under words that already say what is done: "In place of clause 4: (a) …". */
export const isNewText = (
  clause: DocumentClause,
  read: ReadonlyMap<DocumentClause, readonly Pick<Instruction, 'isOpener'>[]>,
): boolean =>
  ancestorsOf(clause).some((above) => opensList(above) && (read.get(above) ?? []).some(({ isOpener }) => !isOpener))

/** A number printed with its word, which a line of an amendment may begin with: "Clause 4.1 is deleted". */
const WORDED_NUMBER = /(?:^|\s)((?:clause|section|article|סעיף)\s+\S+)$/iu

/** The clauses named by a clause's own number, or by what it stands under. */
function contextOf({ parent, path, text }: DocumentClause): readonly string[] {
  const worded = WORDED_NUMBER.exec(path)?.[1]
  if (worded !== undefined && goesOnFromItsNumber(text)) return [pathKey(worded)]
  if (parent === null) return []
  const words = parent.text === '' ? (parent.heading ?? '') : opensList(parent) ? parent.text : ''
  const named = plainSentences(words)
    .flatMap(mentionsIn)
    .flatMap(({ paths }) => paths)
  return named.length > 0 ? named : contextOf(parent)
}

/** The document whose clause is meant: an earlier amendment where the words say so, else the first up the line that has it. */
function targetOf(
  { document, path }: Instruction,
  amendment: SignedDocument,
  order: number,
  documents: readonly SignedDocument[],
): string {
  const line = lineOf(amendment, documents)
  const root = line.at(-1) ?? amendment.amends!
  if (document === 'agreement') return root
  if (document !== 'unsaid') {
    const earlier = documents
      .slice(0, order)
      .filter((other) => other.amends !== null && (lineOf(other, documents).at(-1) ?? other.amends) === root)
    return (document.amendment === null ? earlier.at(-1) : earlier[document.amendment - 1])?.id ?? root
  }
  return line.find((id) => hasClause(documents, id, path)) ?? root
}

const hasClause = (documents: readonly SignedDocument[], id: string, path: string): boolean =>
  documents.find((document) => document.id === id)!.clauses.some(({ key }) => isWithin(key, path))

/** The documents an amendment changes, from the one it names up to the first. */
function lineOf({ id, amends }: SignedDocument, documents: readonly SignedDocument[]): string[] {
  const line: string[] = []
  let next = amends
  while (next !== null && next !== id && !line.includes(next)) {
    line.push(next)
    next = documents.find((document) => document.id === line.at(-1))?.amends ?? null
  }
  return line
}

import { normalise, originalSpan } from '../text/normalise.ts'
import { daysIn } from './days.ts'
import { ADDS, type Deed, deedOf, placeOf } from './deeds.ts'
import * as words from './instruction-words.ts'
import { labelOfNewText } from './new-text.ts'
import { mentionsIn, type Reference } from './references.ts'
import { type Statement, statementsOf } from './statements.ts'

/** One thing an amendment does to one clause. */
export interface Instruction extends Omit<Deed, 'isOpener'> {
  /** The clause, as `pathKey` writes it; '' for an added one that carries no number yet. */
  readonly path: string
  /** Which document the number belongs to, where the words say so: an earlier amendment (by its number, if given). */
  readonly document: 'unsaid' | 'agreement' | { readonly amendment: number | null }
  /** Days of its own; null where it names none. */
  readonly from: string | null
  readonly until: string | null
  /** A day that the new words themselves begin on. */
  readonly newTextFrom: string | null
  /** "Amended as follows:" may open the new text or a list of instructions. */
  readonly isOpener: boolean
  /** The exact letters that say so. */
  readonly quote: string
}

/** What is read: a clause of an amendment, and what the words that open its list speak of. */
export interface InstructingText {
  readonly heading: string | null
  readonly text: string
  /** Clauses named above it: "Clause 4 is amended as follows: (a) …". */
  readonly context: readonly string[]
}

type Read = Omit<Instruction, 'quote'>

/** Any word that could be an instruction: most clauses have none, and need no reading. */
const MAY_INSTRUCT =
  /place of|instead of|lieu of|replac|substitut|supersed|delet|remov|repeal|revok|str(?:ike|uck|icken)|omit|omission|rescind|cancel|amend|var(?:y|ied|iation)|revis|modif|chang|alter|updat|correct|insert|add(?:s|ed|ing|ition)?\b|append|annul|void|no longer|not apply|cease|of no |restat|\bread|increas|reduc|extend|shorten|shall be|will be|new clause|במקום|תחת|חליפ|חליף|חלפ|חלף|בטל|בוטל|ביטול|מחק|מחיק|חדל|יחול|סיר|סר |הסר|שמט|גרע|תוקן|תקן|תוקנ|תיקון|שונה|שתנה|עודכ|עדכ|יבוא|וסף|וספ|נוסח|קרא|עמוד|עמדו|ירשם|וארך|קוצר|יהיה|יהיו|תהיה|ועל|ופחת|וגדל|וקטן/u

/** Reads what a clause of an amendment does to the contract it amends. */
export function instructionsIn({ heading, text, context }: InstructingText): Instruction[] {
  const whole = heading === null || heading === '' ? text : `${heading}\n${text}`
  const normalised = normalise(whole)
  if (!MAY_INSTRUCT.test(normalised.text)) return []
  const found: (Instruction & { readonly isHeading: boolean })[] = []
  let named: readonly string[] = context
  let isNewText = false
  for (const statement of statementsOf(normalised.text)) {
    const isHeading = heading !== null && statement.span[0] < heading.length
    const quote = whole.slice(...originalSpan(normalised, statement.span))
    const instructions: Read[] = isNewText ? [] : instructionsOf(statement, named)
    found.push(...instructions.map((instruction) => ({ ...instruction, quote, isHeading })))
    isNewText ||= instructions.length > 0 && opensNewText(statement)
    if (isHeading) named = mentionsIn(statement.bare).flatMap(({ paths }) => paths)
  }
  return withoutEchoes(found)
}

/** "Amendment of clause 4.1" above a sentence that says how adds nothing to it. */
function withoutEchoes(found: readonly (Instruction & { readonly isHeading: boolean })[]): Instruction[] {
  const said = found.filter(({ isHeading }) => !isHeading).map(({ path }) => path)
  const kept = found.filter(({ isHeading, path }) => !isHeading || !said.includes(path))
  return kept.map(({ isHeading: _, ...instruction }) => instruction)
}

/** What stands behind this colon is the new text, to the end of the clause: no instruction, whatever it names. */
const opensNewText = ({ bare }: Statement): boolean =>
  /:\s*$/u.test(bare) || /:\s*[^\s"'_][^:]*$/u.test(bare.replaceAll(/"_*"/gu, '"'))

function instructionsOf(statement: Statement, context: readonly string[]): Read[] {
  const instruction = beforeColon(statement.bare)
  const mentions = joinedMentions(mentionsIn(instruction), instruction)
  const { from, until } = statement
  const days = { from, until, newTextFrom: newTextFrom(statement) }
  const isUncertain = words.UNCERTAIN.test(instruction)
  const read = (path: string, deed: Deed, document: Instruction['document'] = 'unsaid'): Read => ({
    path,
    isOpener: false,
    ...deed,
    document,
    ...days,
    ...(isUncertain ? { reach: 'part' } : {}),
  })
  const named = mentions.flatMap((mention, index) => {
    const around = placeOf(instruction, mentions, index)
    const deed = deedOf(around, statement)
    return deed === null ? [] : mention.paths.map((path) => read(path, deed, documentOf(around.follow)))
  })
  if (named.length > 0) return named
  const added = addedByLabel(mentions, instruction, statement).map((path) => read(path, ADDS))
  if (added.length > 0) return added
  return ofContext(instruction, mentions, statement, context).map(({ path, ...deed }) => read(path, deed))
}

/** Behind a colon stands the new text; before it, what is done. A colon that closes a title parts nothing. */
function beforeColon(bare: string): string {
  const at = [...bare.matchAll(/:/gu)].map(({ index }) => index).find((index) => isInstruction(bare.slice(0, index)))
  return at === undefined ? bare : bare.slice(0, at + 1)
}

const isInstruction = (text: string): boolean =>
  words.CHANGES.test(text) ||
  mentionsIn(text).some(
    ({ span }) => words.REPLACES_LEAD.test(text.slice(0, span[0])) || words.READS_AS.test(text.slice(span[1])),
  )

/** "Clauses 7 and 8 and Schedule 2 are deleted" is one mention. */
function joinedMentions(mentions: readonly Reference[], text: string): Reference[] {
  const joined: Reference[] = []
  for (const mention of mentions) {
    const before = joined.at(-1)
    const between = before ? text.slice(before.span[1], mention.span[0]) : ''
    const isList = before && /^\s*(?:,|and|as\s+well\s+as|וכן|וגם)?\s*(?:the\s+)?$/u.test(between)
    // "Notwithstanding clause 5, clause 4 is deleted": the comma ends what is only pointed to.
    const isPointedTo =
      before && between.includes(',') && words.ASIDE.test(text.slice(0, before.span[0]) + before.prefix)
    if (
      isList &&
      !isPointedTo &&
      (mention.prefix === '' || /^[וה]+$/u.test(mention.prefix) || mention.prefix.endsWith(before.prefix))
    )
      joined[joined.length - 1] = {
        ...before,
        span: [before.span[0], mention.span[1]],
        paths: [...before.paths, ...mention.paths],
      }
    else joined.push(mention)
  }
  return joined
}

/** "After clause 9 insert: "9A. Parking …"": the new clause's number stands in its own words. */
function addedByLabel(mentions: readonly Reference[], instruction: string, { plain, bare }: Statement): string[] {
  const anchor = mentions.find(({ span, prefix }) => words.ANCHOR.test(instruction.slice(0, span[0]) + prefix))
  const isAdded = words.INSERTS.test(bare)
  const isNew =
    /(?:new|following|additional)\s+(?:clauses?|sections?|paragraphs?)|סעיף\s+(?:חדש|נוסף|הבא)|הסעיפים?\s+הבאים?/u.test(
      instruction,
    )
  if (!isAdded || (!anchor && !isNew)) return []
  return [labelOfNewText(plain)?.toLowerCase() ?? '']
}

/** "Sub-clause (c)", "ס"ק (ג)": a part of the clause that the words above name. */
const BELOW =
  /(?<!\p{L})(?:(?:sub-?)?(?:clause|section|paragraph)|item|[והבל]{0,2}סעיף[\s-]+קטן|[והבל]{0,2}ס"ק|[והבל]{0,2}פסקה)\s+(\([^()]{1,4}\))/u

/** Whether a text goes on from its own number: "Clause 4.1 | is deleted", "סעיף 7 | יבוטל". */
export const goesOnFromItsNumber = (text: string): boolean => {
  const follow = ` ${normalise(text).text}`
  return [words.REMOVES_FOLLOW, words.REPLACES_FOLLOW, words.AMENDS_FOLLOW].some((verb) => verb.test(follow))
}

/** A sentence that names no clause, under a heading or an opener that does: "Clause 4.1 … is deleted." */
function ofContext(
  instruction: string,
  mentions: readonly Reference[],
  { bare }: Statement,
  context: readonly string[],
): (Deed & { path: string })[] {
  if (context.length === 0 || mentions.length > 0 || !words.CHANGES.test(bare)) return []
  const isPart =
    words.A_PART.test(bare) || /"_*"/u.test(instruction) || (words.INSERTS.test(bare) && !words.TAKES_OUT.test(bare))
  const isRemoved =
    /(?:delet|remov|cancel|repeal|struck|יי?מחק|יבוטל|מבוטל|בטל|נמחק)/u.test(bare) && !words.THEN_REPLACED.test(bare)
  const effect = isRemoved && !isPart && !/replac|substitut|במקום|יוחלף/u.test(bare) ? 'removes' : 'replaces'
  const below = BELOW.exec(instruction)?.[1] ?? ''
  return context.map((path) => ({ path: `${path}${below}`, effect, reach: isPart ? 'part' : 'whole' }))
}

/** A day that the quoted new words begin on: until then the old ones may still hold. */
function newTextFrom({ plain, unquoted }: Statement): string | null {
  const quoted = [...plain].map((letter, at) => (unquoted[at] === '_' ? letter : ' ')).join('')
  const behind = plain.slice(beforeColon(unquoted).length)
  return daysIn(quoted, true).from ?? daysIn(behind, true).from
}

function documentOf(follow: string): Instruction['document'] {
  const amendment = words.OF_AN_AMENDMENT.exec(follow)
  if (amendment) {
    const { word, number } = amendment.groups ?? {}
    const ordinal = word ?? /(?:first|second|third|fourth)/u.exec(amendment[0])?.[0]
    return {
      amendment:
        number === undefined ? (ordinal === undefined ? null : (words.ORDINALS[ordinal] ?? null)) : Number(number),
    }
  }
  return /^\s*(?:(?:of|to|in)\s+(?:the|our|your)\s+[\p{L}\s]{0,30}?(?:agreement|contract)|(?:של\s+|ש?[בל])ה?(?:הסכם|חוזה))/u.test(
    follow,
  )
    ? 'agreement'
    : 'unsaid'
}

import type { AmendmentEffect } from '../../shared/contract/in-force.ts'
import type { Span } from '../../shared/units.ts'
import { normalise, originalSpan } from '../text/normalise.ts'
import { sentencesOf } from '../text/sentences.ts'
import { daysIn } from './days.ts'
import * as words from './instruction-words.ts'
import { hideQuotes, labelOfNewText } from './new-text.ts'
import { mentionsIn, type Reference } from './references.ts'

/** One thing an amendment does to one clause. */
export interface Instruction {
  readonly effect: AmendmentEffect
  /** The clause, as `pathKey` writes it; '' for an added one that carries no number yet. */
  readonly path: string
  /** `part`: some words of the clause, or on a condition; the old clause can no longer be taken as it stands. */
  readonly reach: 'whole' | 'part'
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

/** A sentence of the clause: as normalised, with quotes hidden, and with days blanked as well. */
interface Statement {
  readonly span: Span
  readonly plain: string
  readonly unquoted: string
  readonly bare: string
  readonly from: string | null
  readonly until: string | null
}

type Deed = Pick<Instruction, 'effect' | 'reach'> & { readonly isOpener?: true }

/** Any word that could be an instruction: most clauses have none, and need no reading. */
const MAY_INSTRUCT =
  /place of|instead of|lieu of|replac|substitut|supersed|delet|remov|repeal|revok|str(?:ike|uck|icken)|omit|omission|rescind|cancel|amend|var(?:y|ied|iation)|revis|modif|chang|alter|updat|correct|insert|add(?:s|ed|ing|ition)?\b|append|annul|void|no longer|not apply|cease|of no |restat|\bread|increas|reduc|extend|shorten|shall be|will be|new clause|במקום|תחת|חליפ|חלפ|חלף|בטל|בוטל|ביטול|מחק|מחיק|חדל|יחול|סיר|סר |הסר|שמט|גרע|תוקן|תקן|תוקנ|תיקון|שונה|שתנה|עודכ|עדכ|יבוא|וסף|וספ|נוסח|קרא|עמוד|עמדו|ירשם|וארך|קוצר|יהיה|יהיו|תהיה|ועל|ופחת|וגדל|וקטן/u

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

function statementsOf(text: string): Statement[] {
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

function statementAt(text: string, unquoted: string, span: Span): Statement {
  const hidden = unquoted.slice(...span)
  const { from, until, spans } = daysIn(hidden, false)
  const bare = spans.reduce((rest, [a, b]) => rest.slice(0, a) + ' '.repeat(b - a) + rest.slice(b), hidden)
  const blank = (phrase: string): string => ' '.repeat(phrase.length)
  return {
    span,
    plain: text.slice(...span),
    unquoted: hidden,
    bare: bare.replaceAll(words.AS_AMENDED, blank),
    from,
    until,
  }
}

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

const ADDS: Deed = { effect: 'adds', reach: 'whole' }

/** Behind a colon stands the new text; before it, what is done. A colon that closes a title parts nothing. */
function beforeColon(bare: string): string {
  const at = [...bare.matchAll(/:/gu)].map(({ index }) => index).find((index) => isInstruction(bare.slice(0, index)))
  return at === undefined ? bare : bare.slice(0, at + 1)
}

const isInstruction = (text: string): boolean =>
  words.CHANGES.test(text) ||
  mentionsIn(text).some(({ span }) => words.REPLACES_LEAD.test(text.slice(0, span[0])) || words.READS_AS.test(text.slice(span[1])))

/** "Clauses 7 and 8 and Schedule 2 are deleted" is one mention. */
function joinedMentions(mentions: readonly Reference[], text: string): Reference[] {
  const joined: Reference[] = []
  for (const mention of mentions) {
    const before = joined.at(-1)
    const between = before ? text.slice(before.span[1], mention.span[0]) : ''
    const isList = before && /^\s*(?:,|and|as\s+well\s+as|וכן|וגם)?\s*(?:the\s+)?$/u.test(between)
    // "Notwithstanding clause 5, clause 4 is deleted": the comma ends what is only pointed to.
    const isPointedTo = before && between.includes(',') && words.ASIDE.test(text.slice(0, before.span[0]) + before.prefix)
    if (isList && !isPointedTo && (mention.prefix === '' || /^[וה]+$/u.test(mention.prefix) || mention.prefix.endsWith(before.prefix)))
      joined[joined.length - 1] = {
        ...before,
        span: [before.span[0], mention.span[1]],
        paths: [...before.paths, ...mention.paths],
      }
    else joined.push(mention)
  }
  return joined
}

/** The words on both sides of a mention, as far as the next mentions. */
interface Place {
  readonly lead: string
  readonly follow: string
  readonly isWithin: boolean
}

function placeOf(text: string, mentions: readonly Reference[], index: number): Place {
  const { span, prefix } = mentions[index]!
  const lead = text.slice(mentions[index - 1]?.span[1] ?? 0, span[0]) + prefix
  const follow = text.slice(span[1], mentions[index + 1]?.span[0])
  const ofTheWhole = lead.replace(words.OF_THE_WHOLE, '')
  const isWithin = ofTheWhole === lead && words.WITHIN.test(lead) && !words.REPLACES_LEAD.test(lead)
  return { lead: ofTheWhole, follow, isWithin: isWithin && (/^[a-z]/u.test(text[span[0]]!) || prefix !== '' || /של\s*$/u.test(lead)) }
}

/** What is done to a clause, from the words right before and right after its number. */
function deedOf({ lead, follow, isWithin }: Place, { bare, unquoted }: Statement): Deed | null {
  if (words.OF_THIS_DOCUMENT.test(follow) || words.ASIDE.test(lead) || words.NEW_TEXT_LEAD.test(lead)) return null
  if (words.AMENDS_LEAD.test(lead)) return { effect: 'replaces', reach: 'part' }
  if (isWithin) return partDeed(bare)
  if (words.ANCHOR.test(lead)) return null
  const isReplaced = words.REPLACES_LEAD.test(lead) || words.REPLACES_FOLLOW.test(follow) || isSubstitutedFor(lead, follow)
  if (isReplaced) return replacing(lead, bare)
  if (words.REMOVES_LEAD.test(lead) || words.REMOVES_FOLLOW.test(follow)) return removing(follow, bare)
  if (words.ADDS_LEAD.test(lead) || words.ADDS_FOLLOW.test(follow)) return isInPlace(bare) ? null : ADDS
  if (words.AMENDS_FOLLOW.test(follow)) return amending(follow, bare, unquoted)
  if (words.STAYS.test(follow)) return null
  return words.CHANGES.test(lead.slice(-60) + follow) ? { effect: 'replaces', reach: 'part' } : null
}

const isSubstitutedFor = (lead: string, follow: string): boolean =>
  /(?:^|[,.:;]\s*|\s)for\s*$/u.test(lead) && /substitut/u.test(follow)

/** "The words "30 days" of clause 4": only a part, though the sentence says "replaced". */
const replacing = (lead: string, bare: string): Deed => ({
  effect: 'replaces',
  reach: words.A_PART.test(lead) || isOnlyInPart(bare) ? 'part' : 'whole',
})

const isOnlyInPart = (bare: string): boolean => /(?:in\s+part|partially|partly|באופן\s+חלקי|חלקית)(?!\p{L})/u.test(bare)

function removing(follow: string, bare: string): Deed {
  if (words.THEN_REPLACED.test(bare)) return { effect: 'replaces', reach: 'whole' }
  // "No longer applies to holiday homes" leaves it standing for the rest.
  const isForSome = /(?:apply|applies|force|effect|עוד|לחול)\s+(?:to|in\s+respect\s+of|with\s+regard\s+to|for|על|לגבי|ביחס)(?!\p{L})/u.test(follow)
  return { effect: 'removes', reach: isForSome || isOnlyInPart(bare) ? 'part' : 'whole' }
}

const isInPlace = (bare: string): boolean => /(?<!\p{L})(?:במקום|in\s+place\s+of|instead\s+of|replac\p{L}+)(?!\p{L})/u.test(bare)

function amending(follow: string, bare: string, unquoted: string): Deed {
  const rest = follow.replace(words.AMENDS_FOLLOW, '')
  const behind = unquoted.slice(bare.indexOf(follow) + follow.length)
  const isWhole = words.READS_AS.test(rest) && !words.A_PART.test(rest + behind) && !/"\s*$/u.test(rest)
  return { effect: 'replaces', reach: isWhole ? 'whole' : 'part', isOpener: true }
}

function partDeed(bare: string): Deed | null {
  if (!words.CHANGES.test(bare)) return null
  const isAddition = words.INSERTS.test(bare) && !words.TAKES_OUT.test(bare)
  return { effect: isAddition ? 'adds' : 'replaces', reach: 'part' }
}

/** "After clause 9 insert: "9A. Parking …"": the new clause's number stands in its own words. */
function addedByLabel(mentions: readonly Reference[], instruction: string, { plain, bare }: Statement): string[] {
  const anchor = mentions.find(({ span, prefix }) => words.ANCHOR.test(instruction.slice(0, span[0]) + prefix))
  const isAdded = words.INSERTS.test(bare)
  const isNew = /(?:new|following|additional)\s+(?:clauses?|sections?|paragraphs?)|סעיף\s+(?:חדש|נוסף|הבא)|הסעיפים?\s+הבאים?/u.test(instruction)
  if (!isAdded || (!anchor && !isNew)) return []
  return [labelOfNewText(plain)?.toLowerCase() ?? '']
}

/** "Sub-clause (c)", "ס"ק (ג)": a part of the clause that the words above name. */
const BELOW = /(?<!\p{L})(?:(?:sub-?)?(?:clause|section|paragraph)|item|[והבל]{0,2}סעיף[\s-]+קטן|[והבל]{0,2}ס"ק|[והבל]{0,2}פסקה)\s+(\([^()]{1,4}\))/u

/** A sentence that names no clause, under a heading or an opener that does: "Clause 4.1 … is deleted." */
function ofContext(
  instruction: string,
  mentions: readonly Reference[],
  { bare }: Statement,
  context: readonly string[],
): (Deed & { path: string })[] {
  if (context.length === 0 || mentions.length > 0 || !words.CHANGES.test(bare)) return []
  const isPart = words.A_PART.test(bare) || /"_*"/u.test(instruction) || words.INSERTS.test(bare) && !words.TAKES_OUT.test(bare)
  const isRemoved = /(?:delet|remov|cancel|repeal|struck|יי?מחק|יבוטל|מבוטל|בטל|נמחק)/u.test(bare) && !words.THEN_REPLACED.test(bare)
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
    return { amendment: number === undefined ? (ordinal === undefined ? null : (words.ORDINALS[ordinal] ?? null)) : Number(number) }
  }
  return /^\s*(?:(?:of|to|in)\s+(?:the|our|your)\s+[\p{L}\s]{0,30}?(?:agreement|contract)|(?:של\s+|ש?[בל])ה?(?:הסכם|חוזה))/u.test(follow)
    ? 'agreement'
    : 'unsaid'
}

/** The sentences of a text as normalised, with what they quote hidden. */
export const plainSentences = (text: string): string[] =>
  statementsOf(normalise(text).text).map(({ unquoted }) => unquoted)

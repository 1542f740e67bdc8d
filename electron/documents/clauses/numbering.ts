import type { LabelPart, LabelStyle } from './label.ts'
import {
  isClauseWord,
  isDotted,
  isLoneNumber,
  isPrefix,
  isSibling,
  isTitleStyle,
  LETTERED,
  last,
  rankOf,
} from './label-kinds.ts'
import { COST } from './numbering-costs.ts'
import { distance } from './numerals.ts'
import type { OpenLabel } from './open-labels.ts'
import { recitalsBefore } from './recitals.ts'

/** How a label stands to the numberings that are open. */
export type Fit = 'successor' | 'inserted' | 'same' | 'first' | 'skip' | 'repeat' | 'restart' | 'midway'

export interface Place {
  readonly depth: number
  readonly fit: Fit
  /** What speaks against it, in the units of label-evidence.ts. */
  readonly cost: number
  /** Numbers above it that nobody printed: "2" over "2.1" behind "1." and "1.4". */
  readonly parents: readonly LabelPart[]
}

/** What the lines before say about a numbering that opens here. */
export interface Opening {
  /** The text before announces a list ("the following:"). */
  readonly afterLeadIn: boolean
  /** It says that what follows is agreed: the clauses proper. */
  readonly afterAgreement: boolean
  /** The text before stands outside the numbering: an unnumbered heading, or the words that close a contract. */
  readonly outside: Outside
}

export type Outside = 'no' | 'heading' | 'closing'

/** Numberings that may be a document's outermost one. */
const OUTERMOST = new Set<LabelStyle>([
  'decimal',
  'decimal-bracket',
  'hebrew-dot',
  'capital-dot',
  'capital-roman-dot',
  'annex-decimal',
  'letter-number',
])
const at = (depth: number, fit: Fit, cost: number, parents: readonly LabelPart[] = []): Place => ({
  depth,
  fit,
  cost,
  parents,
})

/** Every place at which a label may continue or open a numbering. */
export function placesOf(open: readonly OpenLabel[], part: LabelPart, opening: Opening): Place[] {
  if (part.style === 'annex') return [at(0, 'first', 0)]
  const recitals = opening.outside === 'closing' ? 'no' : recitalsBefore(open, part, opening.afterAgreement)
  const places = placesInside(open, part, opening)
  if (recitals === 'no') return places
  const behind = firstOr(last(part.values), open[0]?.style === 'annex' ? 1 : 0, COST.behindRecitals)
  return [
    behind,
    ...(recitals === 'likely' ? places : places.map((place) => ({ ...place, cost: place.cost + COST.insideRecital }))),
  ]
}

function placesInside(open: readonly OpenLabel[], part: LabelPart, opening: Opening): Place[] {
  if (part.style === 'chapter') return chapterPlaces(open, part)
  if (isDotted(part.style) && part.values.length > 1) return dottedPlaces(open, part, opening)
  return listPlaces(open, part, opening)
}

/** The place of a label's first part when it repeats what is open: the "7.2" of "7.2(ג)" behind "7.2(ב)". */
export function samePlace(open: readonly OpenLabel[], part: LabelPart): Place[] {
  const depth = open.findLastIndex(
    (other) =>
      // "3(א)" under "סעיף 3".
      (isSibling(other, part) || (isClauseWord(other) && part.values.length === 1)) &&
      other.values.every((value, i) => value === part.values[i]),
  )
  return depth < 0 ? [] : [at(depth, 'same', 0)]
}

/** From one number to the next of the same list. */
function step(from: number, to: number, depth: number, parents: readonly LabelPart[] = []): Place[] {
  const { whole, inserted } = distance(from, to)
  if (whole < 0 || (whole === 0 && inserted < 0)) return []
  if (whole === 0 && inserted === 0) return [at(depth, 'repeat', COST.repeat, parents)]
  const skipped = whole === 0 ? inserted - 1 : whole - 1 + inserted
  if (skipped > 0) {
    // Nobody writes "9A" by chance: in an amendment it stands behind any number.
    const gap = inserted > 0 ? COST.insertedAnywhere : COST.skip + COST.eachSkipped * skipped
    const cost = Math.min(COST.skip + COST.mostSkipped, gap)
    return [at(depth, 'skip', cost, parents)]
  }
  return [whole === 0 ? at(depth, 'inserted', COST.inserted, parents) : at(depth, 'successor', 0, parents)]
}

const firstOr = (value: number, depth: number, cost: number): Place =>
  value === 1 ? at(depth, 'first', cost) : at(depth, 'midway', COST.midway + cost)

function chapterPlaces(open: readonly OpenLabel[], part: LabelPart): Place[] {
  const rank = rankOf(part.label)
  const value = last(part.values)
  const found = open.findIndex(
    (other) => !isTitleStyle(other.style) || (other.style === 'chapter' && rankOf(other.label) >= rank),
  )
  const before = open[found]
  const depth = before === undefined ? open.length : found
  if (before?.style === 'chapter' && rankOf(before.label) === rank) return step(last(before.values), value, depth)
  // "סעיף 6" behind "5א.".
  const mixed = before !== undefined && isClauseWord(part) && isLoneNumber(before)
  if (mixed)
    return step(last(before.values), value, depth).map((place) => ({ ...place, cost: place.cost + COST.mixed }))
  const carried = open[depth - 1]?.carriedOn
  const running = carried?.style === 'chapter' ? step(last(carried.values), value, depth) : []
  // A chapter behind clauses that stand in none: what is open there is not its list.
  const strange = before === undefined ? 0 : COST.restart
  return [...running, firstOr(value, depth, COST.outermostFirst + strange)]
}

/** "II.1" and "2.1" are not of one list. */
const isRoman = ({ numeral }: LabelPart): boolean => /^[IVXLC]/.test(numeral)

/** "5.3" follows "5.2", or opens the clauses of "5." or of ARTICLE V, or starts where no "5." is printed. */
function dottedPlaces(open: readonly OpenLabel[], part: LabelPart, opening: Opening): Place[] {
  const annex = open[0]?.style === 'annex' ? open[0] : undefined
  if (part.style === 'annex-decimal' && annex !== undefined && annex.values[0] !== part.values[0]) return []
  const parentValues = part.values.slice(0, -1)
  const sibling = open.findLastIndex((other) => isSibling(other, part))
  if (sibling >= 0 && isPrefix(parentValues, open[sibling]!.values)) {
    const other = isRoman(open[sibling]!) === isRoman(part) ? 0 : COST.otherNumerals
    return step(last(open[sibling]!.values), last(part.values), sibling).map((place) => ({
      ...place,
      cost: place.cost + other,
    }))
  }
  const parent = open.findLastIndex((other) => isParent(other, parentValues, part.style))
  if (parent >= 0) return stepInto(part, parent + 1)
  return [
    ...newGroup(open, part, sibling),
    ...withoutParent(open, part, annex ? 1 : 0),
    ...freshDotted(open, part, opening),
  ]
}

const stepInto = (
  part: LabelPart,
  depth: number,
  parents: readonly LabelPart[] = [],
  cost: number = COST.nestedFirst,
): Place[] => {
  const [place] = step(0, last(part.values), depth, parents)
  if (place === undefined) return []
  return [{ ...place, fit: place.fit === 'successor' ? 'first' : place.fit, cost: place.cost + cost }]
}

function isParent(other: OpenLabel, parentValues: readonly number[], style: LabelStyle): boolean {
  if (other.values.length !== parentValues.length || !isPrefix(parentValues, other.values)) return false
  if (other.style === style) return true
  return parentValues.length === 1 && (isTitleStyle(other.style) || (style !== 'decimal' && LETTERED.has(other.style)))
}

/** A new group whose heading carries no number: 2.1 after 1.4. Where the others' headings do, one was not printed or not read. */
function newGroup(open: readonly OpenLabel[], part: LabelPart, sibling: number): Place[] {
  const before = open[sibling]?.values
  if (before === undefined || !isPrefix(part.values.slice(0, -2), before)) return []
  const group = part.values.at(-2) ?? 0
  const [place] = step(before.at(-2) ?? 0, group, sibling)
  if (place === undefined || place.fit === 'repeat') return []
  const above = open[sibling - 1]
  const hasParent = above !== undefined && above.style === part.style && above.values.length === part.values.length - 1
  // "Section 2.01" behind "Section 1.04" of Article I: the heading of Article II was not read.
  const namesChapter = above?.style === 'chapter' && isPrefix(above.values, before)
  const parents = hasParent ? [unprinted(part)] : []
  const opens = last(part.values) === 1 ? 0 : COST.midway
  const missing = (hasParent ? COST.noParent : 0) + (namesChapter ? COST.otherChapter : 0)
  return [at(hasParent ? sibling - 1 : sibling, 'skip', COST.newGroup + missing + place.cost + opens, parents)]
}

/** "2.1" where only "1." is open, or "1.1.1" right under "1.": the number between was not read. */
function withoutParent(open: readonly OpenLabel[], part: LabelPart, base: number): Place[] {
  const parent = unprinted(part)
  if (parent.values.length === 1) {
    const uncle = open.findLastIndex((other, i) => i >= base && isSibling(other, parent))
    if (uncle < 0) return []
    const [place] = step(last(open[uncle]!.values), last(parent.values), uncle)
    return place === undefined || place.fit === 'repeat'
      ? []
      : stepInto(part, uncle, [parent], place.cost + COST.noParent)
  }
  const grandparent = open.findLastIndex((other) => isParent(other, parent.values.slice(0, -1), part.style))
  return grandparent < 0 ? [] : stepInto(part, grandparent + 1, [parent], COST.noParent)
}

/** "2" of "2.1". */
function unprinted(part: LabelPart): LabelPart {
  const numeral = part.numeral.slice(0, part.numeral.lastIndexOf('.'))
  return { style: part.style, values: part.values.slice(0, -1), label: numeral, numeral }
}

function freshDotted(open: readonly OpenLabel[], part: LabelPart, { outside }: Opening): Place[] {
  const base = open[0]?.style === 'annex' ? 1 : 0
  const isOpen = open.some((other) => isDotted(other.style))
  const opens = last(part.values) === 1 ? 0 : COST.midway
  if (!isOpen) {
    const outer = open.at(-1)
    const [group] = part.values
    const isStrange = outer !== undefined && open.length > base && group !== 1 && group !== last(outer.values)
    const strange = isStrange ? COST.strangeOutermost : 0
    return [at(open.length, opens === 0 ? 'first' : 'midway', COST.outermostFirst + opens + strange)]
  }
  const startsAgain = part.values.every((value) => value === 1)
  if (startsAgain) return [at(base, 'restart', outside === 'heading' ? COST.underHeading : COST.restart)]
  return [at(base, 'restart', COST.backwards)]
}

function listPlaces(open: readonly OpenLabel[], part: LabelPart, opening: Opening): Place[] {
  const value = last(part.values)
  const continued = open.flatMap((other, depth) =>
    isSibling(other, part) ? step(last(other.values), value, depth) : [],
  )
  const carried = open.at(-1)?.carriedOn
  const running = carried && isSibling(carried, part) ? step(last(carried.values), value, open.length) : []
  return [
    ...continued,
    ...running,
    ...behindClauseWord(open, part),
    ...behindDotted(open, part),
    ...fresh(open, part, opening),
  ]
}

/** "5א." behind "סעיף 5". */
function behindClauseWord(open: readonly OpenLabel[], part: LabelPart): Place[] {
  if (!isLoneNumber(part)) return []
  return open.flatMap((other, depth) =>
    isClauseWord(other)
      ? step(last(other.values), last(part.values), depth)
          .filter(({ fit }) => fit === 'successor' || fit === 'inserted')
          .map((place) => ({ ...place, cost: place.cost + COST.mixed }))
      : [],
  )
}

/** "5." behind "4.3" where no "4." is printed. */
function behindDotted(open: readonly OpenLabel[], part: LabelPart): Place[] {
  if (part.style !== 'decimal') return []
  const dotted = open.findIndex((other) => other.style === 'decimal')
  if (dotted < 0 || open[dotted]!.values.length === 1) return []
  return step(open[dotted]!.values[0]!, last(part.values), dotted).filter((place) => place.fit !== 'repeat')
}

function fresh(open: readonly OpenLabel[], part: LabelPart, { afterLeadIn, outside }: Opening): Place[] {
  const value = last(part.values)
  const isOutermost = OUTERMOST.has(part.style)
  if (open.length === 0) return [firstOr(value, 0, isOutermost ? COST.outermostFirst : COST.strangeOutermost)]
  if (outside !== 'no') return freshOutside(open, part, outside)
  if (value !== 1)
    return open.some((other) => isSibling(other, part)) ? [] : [at(open.length, 'midway', COST.midway + COST.first)]
  const cost = afterLeadIn || isTitleStyle(open.at(-1)!.style) ? COST.announcedFirst : COST.first
  // A list that starts over inside the same clause; an outermost one is nested here instead ("1." under "7.").
  const again = open.findLastIndex((other) => isSibling(other, part))
  if (again > 0) return [at(again, 'first', COST.startsOver)]
  const shallower = open.slice(1).map((_, i) => at(i + 1, 'first', cost + COST.shallower))
  const over = again === 0 && isOutermost ? [at(0, 'restart', COST.restart)] : []
  return [at(open.length, 'first', cost), ...shallower.reverse(), ...over]
}

/** Under an unnumbered heading ("General Terms") a numbering may begin again at 1. */
function freshOutside(open: readonly OpenLabel[], part: LabelPart, outside: Outside): Place[] {
  const base = open[0]?.style === 'annex' ? 1 : 0
  if (last(part.values) !== 1) return []
  const outermost = open[base]
  const isSame = outermost === undefined || isSibling(outermost, part)
  const cost = isSame ? COST.underHeading : COST.otherUnderHeading
  return [at(base, 'restart', cost + (outside === 'closing' ? COST.afterClosing : 0))]
}

import type { LabelPart } from './label.ts'
import { isClauseWord, isLoneNumber, isSibling, LETTERED } from './label-kinds.ts'
import type { Place } from './numbering.ts'

/** A label with the way it stands on the page. */
export interface Printed extends LabelPart {
  /** The label printed with it, and how many numberings that names: "7.2(ב)" in front of the ב of 7.2 names two. */
  readonly printed: string
  readonly covers: number
}

/** A numbering that is open: the last label given out at this depth. */
export interface OpenLabel extends Printed {
  /** Ems from the reading side at which its labels stand. */
  readonly start: number
  /** The last label inside the one before it in the same list. */
  readonly cousin: Printed | null
  /** The last label inside the one before it, where these may share one running numbering: chapters, "A." over "1.". */
  readonly carriedOn: LabelPart | null
}

/**
 * What is open once a label stands at its place.
 * @param printed the label as printed with this part, and how many of its parts that is
 */
export function openAt(
  open: readonly OpenLabel[],
  place: Place,
  part: LabelPart,
  printed: Pick<OpenLabel, 'start' | 'printed' | 'covers'>,
): OpenLabel[] {
  // What is open inside it stays open: the next part goes on there.
  if (place.fit === 'same') return [...open]
  const parents = place.parents.map((parent) => ({
    ...parent,
    start: printed.start,
    printed: parent.label,
    covers: 1,
    cousin: null,
    carriedOn: null,
  }))
  const carriedOn = mayShareNumbers(part) ? lastInside(open, place.depth, part) : null
  const cousin = cousinAt(open, place.depth, part)
  return [...open.slice(0, place.depth), ...parents, { ...part, ...printed, cousin, carriedOn }]
}

const mayShareNumbers = ({ style }: LabelPart): boolean =>
  style === 'chapter' || style === 'capital-roman-dot' || LETTERED.has(style)

function lastInside(open: readonly OpenLabel[], depth: number, part: LabelPart): LabelPart | null {
  const before = open[depth]
  if (before?.style !== part.style) return null
  const inside = open[depth + 1]
  const runs = inside !== undefined && (inside.style === 'chapter' || isLoneNumber(inside))
  return runs ? inside : before.carriedOn
}

/** "5." and "סעיף 5" stand in one list. */
const isClauseLabel = (part: LabelPart): boolean => isClauseWord(part) || isLoneNumber(part)

function cousinAt(open: readonly OpenLabel[], depth: number, part: LabelPart): Printed | null {
  const before = open[depth]
  const isBrother = before !== undefined && (isSibling(before, part) || (isClauseLabel(before) && isClauseLabel(part)))
  if (!isBrother) return null
  const inside = open[depth + 1]
  if (inside === undefined) return before.cousin
  const { style, values, label, numeral, printed, covers } = inside
  return { style, values, label, numeral, printed, covers }
}

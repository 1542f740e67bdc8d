import type { LabelPart } from './label.ts'
import { LETTERED, last } from './label-kinds.ts'
import type { OpenLabel } from './open-labels.ts'

/** How plainly the open lists are recitals or parties, which end where the clauses begin. */
export type Recitals = 'sure' | 'likely' | 'no'

/** What the clauses proper are numbered with. */
const isMain = ({ style }: LabelPart): boolean =>
  style === 'chapter' || style === 'decimal' || style === 'capital-roman-dot'

/**
 * Whether a label stands behind the recitals of a contract and not in the last of them. An outermost
 * list in brackets is always one of them, as contracts have no clauses "1." inside "(A)"; inside "A." they may.
 * @param isAgreed the text before says that what follows is agreed
 */
export function recitalsBefore(open: readonly OpenLabel[], part: LabelPart, isAgreed: boolean): Recitals {
  const lists = listsOf(open)
  const outer = lists[0]
  const inner = lists.at(-1)
  if (outer === undefined || inner === undefined) return 'no'
  const isRun = inner === outer && inner.cousin === null && last(inner.values) > 1
  // Parties "(1)", "(2)" before recitals "(A)", "(B)".
  if (part.style === 'capital-parens') return isRun && inner.style === 'number-parens' ? 'likely' : 'no'
  if (!isMain(part)) return 'no'
  // Where the item before has numbers of its own they are what this one has.
  if (areRecitals(open)) return inner.cousin !== null && isMain(inner.cousin) ? 'no' : 'sure'
  if (!isRun || !LETTERED.has(inner.style)) return 'no'
  return isAgreed ? 'sure' : 'likely'
}

/** Outside annexes only bracketed lists are open: behind them the clauses may begin. */
export function areRecitals(open: readonly OpenLabel[]): boolean {
  const lists = listsOf(open)
  return lists.length > 0 && lists.every(({ style }) => style.endsWith('-parens'))
}

const listsOf = (open: readonly OpenLabel[]): OpenLabel[] => open.filter(({ style }) => style !== 'annex')

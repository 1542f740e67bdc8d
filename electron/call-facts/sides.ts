import type { Direction } from '../../shared/contract/ingest-recording.ts'
import type { Party } from './party.ts'

/** Which side of a call is the customer's, as far as its two numbers tell. */
export interface Sides {
  readonly direction: Direction | null
  /** The other party's number. */
  readonly phone: string | null
  /** Ours. */
  readonly extension: string | null
}

const ofKind = (party: Party | undefined, kind: 'phone' | 'extension'): string | null =>
  party?.kind === kind ? party.value : null

const isOutside = (party: Party | undefined): boolean => party?.kind === 'phone' || party?.kind === 'hidden'

/**
 * A phone number calling an extension is a call that came in. Somebody hidden calling a phone number could be either
 * side of either direction, so nothing is said.
 */
function directionOf(from: Party | undefined, to: Party | undefined): Direction | null {
  if (isOutside(from) && to?.kind === 'extension') return 'in'
  return from?.kind === 'extension' && to?.kind === 'phone' ? 'out' : null
}

/**
 * Tells the customer's number from the company's own. With the direction known, the caller's or the called; without it,
 * the one that is no extension. Of two phone numbers without a direction none is taken: it might be the company's.
 */
export function sidesOf(from: Party | undefined, to: Party | undefined, declared: Direction | null): Sides {
  const direction = declared ?? directionOf(from, to)
  if (direction !== null) {
    const [theirs, ours] = direction === 'in' ? [from, to] : [to, from]
    return { direction, phone: ofKind(theirs, 'phone'), extension: ofKind(ours, 'extension') }
  }
  const only = from === undefined ? to : to === undefined ? from : undefined
  return { direction, phone: ofKind(only, 'phone'), extension: null }
}

import type { MatchBasis } from '../../../shared/contract/unmatched-calls.ts'
import type { Warning } from '../../../shared/units.ts'
import { callerOf } from '../../records/callers.ts'
import type { ReadVault } from '../../vault/open.ts'
import type { KnownFacts } from './gather-facts.ts'

/** Whose a call is, how that is known, and what speaks against it. */
export interface Owner {
  readonly customer: string | null
  readonly basis: MatchBasis | null
  readonly warnings: readonly Warning[]
}

/** The customer who was given, else the one the call is plainly of; nobody where it could be several people's. */
export function ownerOf(vault: ReadVault, given: string | null, facts: KnownFacts): Owner {
  const caller = callerOf(vault, { phone: facts.value('phone'), reference: facts.value('reference') })
  const customer = given ?? caller?.customerId ?? null
  const basis = given === null ? (caller?.basis ?? null) : 'given'
  return { customer, basis, warnings: otherCaller(vault, customer, facts) }
}

/** A number that is plainly somebody else's speaks against whoever the call was given to, or matched to by reference. */
function otherCaller(vault: ReadVault, customer: string | null, facts: KnownFacts): Warning[] {
  const byNumber = callerOf(vault, { phone: facts.value('phone'), reference: null })
  if (customer === null || byNumber === null || byNumber.customerId === customer) return []
  const message = `The call’s number is ${byNumber.name}’s, to whom it was not given. Check whose call it is.`
  return [{ code: 'caller-differs', message }]
}

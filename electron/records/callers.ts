import type { MatchBasis } from '../../shared/contract/unmatched-calls.ts'
import type { ReadVault } from '../vault/open.ts'

/** Somebody whose call it could be. */
export interface Caller {
  readonly customerId: string
  readonly name: string
  readonly basis: MatchBasis
}

/**
 * Customers whom a call could be of, by its reference, else by its number (E.164). A reference is one customer's; a
 * number may be several people's, and then nobody can say from the number whose call it was.
 */
export function callersOf(
  vault: ReadVault,
  { phone, reference }: { phone: string | null; reference: string | null },
): Caller[] {
  const byReference = reference === null ? [] : vault.all<Caller>(BY_REFERENCE, { reference })
  if (byReference.length > 0) return byReference
  return phone === null || !isPhoneNumber(phone) ? [] : vault.all<Caller>(BY_PHONE, { phone })
}

const BY_REFERENCE = `
  SELECT customer.id AS customerId, customer.name, 'reference' AS basis
  FROM customer_reference JOIN customer ON customer.id = customer_reference.customer WHERE reference = @reference`

const BY_PHONE = `
  SELECT customer.id AS customerId, customer.name, 'phone' AS basis
  FROM customer_phone JOIN customer ON customer.id = customer_phone.customer WHERE e164 = @phone ORDER BY customer.rowid`

/** The one customer it is plainly of; null where it is nobody's or could be several people's. */
export function callerOf(vault: ReadVault, call: { phone: string | null; reference: string | null }): Caller | null {
  const [caller, another] = callersOf(vault, call)
  return caller !== undefined && another === undefined ? caller : null
}

/** Whether it names a line: "anonymous", חסוי and star codes are nobody's. */
export const isPhoneNumber = (number: string): boolean => /^\+?\d{5,15}$/.test(number)

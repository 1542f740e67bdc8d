import type { ReadVault } from '../vault/open.ts'
import { coverageOf } from './coverage.ts'
import type { Proposal } from './proposal.ts'
import { readClaim } from './read-claim.ts'
import { saidAxis } from './said-axis.ts'
import { signedAxis } from './signed-axis.ts'

/**
 * Holds one claim of a customer against both records: the contract in force on the day it is about, and what the
 * company's side said on the calls. Deterministic, offline, and explained: it proposes, quotes and gives reasons.
 *
 * @param on the day (ISO) whose text counts.
 */
export function checkClaim(
  vault: ReadVault,
  { customer, text, on }: { customer: string; text: string; on: string },
): Proposal {
  const claim = readClaim(text)
  const coverage = coverageOf(vault, customer)
  return {
    signed: signedAxis(vault, customer, claim, on, coverage),
    said: saidAxis(vault, customer, claim, coverage),
    coverage,
  }
}

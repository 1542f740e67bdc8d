import type { ReadVault } from '../vault/open.ts'
import { hitsOf } from './candidates.ts'
import { coverageOf } from './coverage.ts'
import type { Proposal } from './proposal.ts'
import { readClaim } from './read-claim.ts'
import { saidAxis } from './said-axis.ts'
import type { Scoped } from './scope.ts'
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
  const hits = hitsOf(vault, customer, claim)
  const coverage = coverageOf(vault, customer)
  const scoped: Scoped = { vault, customer, claim, hits, coverage }
  return { signed: signedAxis(scoped, on), said: saidAxis(scoped), coverage }
}

import type { Coverage } from '../../shared/contract/check-claim.ts'
import type { ReadVault } from '../vault/open.ts'
import type { Hits } from './candidates.ts'
import type { ReadClaim } from './read-claim.ts'

/** One claim within the records of one customer: what both axes work from. */
export interface Scoped {
  readonly vault: ReadVault
  readonly customer: string
  readonly claim: ReadClaim
  readonly hits: Hits
  readonly coverage: Coverage
}

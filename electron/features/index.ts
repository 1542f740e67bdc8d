import type { OperationName } from '../../shared/contract.ts'
import type { Handler } from '../handler.ts'

/** Where each operation's handler lives: one line a feature, loaded when first asked for. */
const FEATURES = {
  vaultStatus: () => import('./vault-status.ts'),
  addCustomer: () => import('./customers.ts'),
  listCustomers: () => import('./customers.ts'),
  showCustomer: () => import('./customers.ts'),
  ingestContract: () => import('./ingest-contract/index.ts'),
  ingestFolder: () => import('./ingest-folder.ts'),
  showContract: () => import('./records.ts'),
  showPage: () => import('./show-page.ts'),
  correctClause: () => import('./review-contract/index.ts'),
  splitClause: () => import('./review-contract/index.ts'),
  mergeClauses: () => import('./review-contract/index.ts'),
  undoCorrection: () => import('./review-contract/index.ts'),
  confirmClause: () => import('./review-contract/index.ts'),
  listCorrections: () => import('./review-contract/index.ts'),
  showInForce: () => import('./in-force.ts'),
  markSigned: () => import('./signatures.ts'),
  withdrawSignedMark: () => import('./signatures.ts'),
  checkSignatures: () => import('./signatures.ts'),
  trustIssuer: () => import('./signatures.ts'),
  listTrustedIssuers: () => import('./signatures.ts'),
  ingestRecording: () => import('./ingest-recording/index.ts'),
  showRecording: () => import('./records.ts'),
  search: () => import('./search.ts'),
  checkClaim: () => import('./check-claim.ts'),
  openCase: () => import('./dispute-case.ts'),
  listCases: () => import('./dispute-case.ts'),
  addClaim: () => import('./dispute-case.ts'),
  recheckClaim: () => import('./dispute-case.ts'),
  decideClaim: () => import('./dispute-case.ts'),
  showCase: () => import('./dispute-case.ts'),
  buildSummary: () => import('./summary-pdf/index.ts'),
  showSettings: () => import('./settings.ts'),
  changeSettings: () => import('./settings.ts'),
  verify: () => import('./custody.ts'),
  showLog: () => import('./custody.ts'),
} satisfies { readonly [N in OperationName]: () => Promise<{ readonly [K in N]: Handler<N> }> }

/** The handler of an operation. */
export async function loadHandler<N extends OperationName>(name: N): Promise<Handler<N>> {
  const feature = (await FEATURES[name]()) as unknown as { readonly [K in N]: Handler<N> }
  return feature[name]
}

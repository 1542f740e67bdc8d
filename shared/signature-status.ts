import type { DigitalSignature, SignatureStatus, SignedMark } from './contract/signature.ts'

/** Worst first: one broken signature is not made good by another that is sound. */
const WORST_FIRST = ['invalid', 'changed-after-signing', 'unknown-issuer', 'valid'] as const

/** Whether a digital signature says that the file is not what was signed: nothing may be concluded from it. */
export const isSignatureBroken = (status: SignatureStatus): status is 'invalid' | 'changed-after-signing' =>
  status === 'invalid' || status === 'changed-after-signing'

/** What a contract's digital signatures and a person's mark come to; see `SignatureStatus`. */
export function signatureStatus(digital: readonly DigitalSignature[], mark: SignedMark | null): SignatureStatus {
  const worst = WORST_FIRST.find((status) => digital.some((signature) => signature.status === status))
  return worst ?? (mark ? 'marked' : 'unsigned')
}

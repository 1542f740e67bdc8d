import type { DigitalSignature, SignatureStatus, SignedMark } from './contract/signature.ts'

/** Worst first: one broken signature is not made good by another that is sound. */
const WORST_FIRST = ['invalid', 'changed-after-signing', 'unknown-issuer', 'valid'] as const

/** What a contract's digital signatures and a person's mark come to; see `SignatureStatus`. */
export function signatureStatus(digital: readonly DigitalSignature[], mark: SignedMark | null): SignatureStatus {
  const worst = WORST_FIRST.find((status) => digital.some((signature) => signature.status === status))
  return worst ?? (mark ? 'marked' : 'unsigned')
}

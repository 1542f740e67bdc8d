import { z } from 'zod'
import { ContractId, FileRef } from '../ids.ts'
import { op } from '../operation.ts'
import { Day, Instant } from '../units.ts'

/**
 * How far a contract is known to be signed; the first that fits, worst first.
 *
 * | status                  | what it says                                                                  |
 * |-------------------------|-------------------------------------------------------------------------------|
 * | `invalid`               | a digital signature does not match the bytes it covers                        |
 * | `changed-after-signing` | intact, and what the pages show was changed after it                          |
 * | `unknown-issuer`        | intact, and nobody trusted vouches for who signed (also self-signed, expired) |
 * | `valid`                 | intact, by a certificate of a trusted issuer                                  |
 * | `marked`                | no digital signature; a person says he saw it signed                          |
 * | `unsigned`              | neither                                                                       |
 * | `not-checked`           | taken in by a program that could not check                                    |
 */
export const SignatureStatus = z.enum([
  'invalid',
  'changed-after-signing',
  'unknown-issuer',
  'valid',
  'marked',
  'unsigned',
  'not-checked',
])
export type SignatureStatus = z.infer<typeof SignatureStatus>

/** Why the bytes and the signature don't agree. */
export const SignatureFault = z.enum([
  'digest-mismatch',
  'signature-mismatch',
  'range-invalid',
  'gap-not-signature',
  'unreadable',
])
export type SignatureFault = z.infer<typeof SignatureFault>

export const CertificateStanding = z.enum(['trusted', 'unknown-issuer', 'self-signed', 'expired', 'not-yet-valid'])
export type CertificateStanding = z.infer<typeof CertificateStanding>

/** One digital signature inside a PDF (PAdES, PKCS#7), checked against the bytes of the file. */
export const DigitalSignature = z.object({
  status: z.enum(['invalid', 'changed-after-signing', 'unknown-issuer', 'valid']),
  fault: SignatureFault.nullable(),
  certificate: CertificateStanding.nullable(),
  /** The signer's common name as the certificate has it. */
  signer: z.string().nullable(),
  issuer: z.string().nullable(),
  /** The certificate's days. */
  validFrom: Instant.nullable(),
  validTo: Instant.nullable(),
  signedAt: Instant.nullable(),
  /** `signer`: his own word, from his own clock; `timestamp`: a time-stamp token is there (its own issuer is not checked). */
  timeSource: z.enum(['signer', 'timestamp']).nullable(),
  /** What it covers: the first `coveredBytes` of the file, the signature itself aside. */
  coveredBytes: z.number().int().nonnegative(),
  coversWholeFile: z.boolean(),
  /** What came after it: nothing, only another signature or metadata, or something a reader sees. */
  later: z.enum(['nothing', 'harmless', 'content']),
  /** SHA-1 or weaker. */
  weakDigest: z.boolean(),
})
export type DigitalSignature = z.infer<typeof DigitalSignature>

/** A person's word that he saw the document signed by hand. */
export const SignedMark = z.object({
  signers: z.array(z.string()),
  signedOn: Day.nullable(),
  by: z.string(),
  at: Instant,
  note: z.string(),
})
export type SignedMark = z.infer<typeof SignedMark>

export const Signature = z.object({
  status: SignatureStatus,
  signers: z.array(z.string()),
  digital: z.array(DigitalSignature),
  /** Signature fields that nobody has signed. */
  emptyFields: z.number().int().nonnegative(),
  mark: SignedMark.nullable(),
})
export type Signature = z.infer<typeof Signature>

const By = z.string().trim().min(1).max(200)

export const markSigned = op(
  'write',
  'Say that you saw a contract signed by hand: by whom, and when if the page says so.',
  z.strictObject({
    contract: ContractId,
    signer: z.array(z.string().trim().min(1).max(200)).min(1).max(20),
    signedOn: Day.optional(),
    note: z.string().trim().max(1000).default(''),
    by: By,
  }),
  z.object({ contractId: ContractId, signature: Signature }),
)

export const withdrawSignedMark = op(
  'write',
  'Take back a mark that a contract was signed by hand. The mark and its withdrawal stay in the custody log.',
  z.strictObject({ contract: ContractId, note: z.string().trim().max(1000).default(''), by: By }),
  z.object({ contractId: ContractId, signature: Signature }),
)

export const checkSignatures = op(
  'write',
  'Check a contract’s digital signatures again, against the issuers trusted today.',
  z.strictObject({ contract: ContractId }),
  z.object({ contractId: ContractId, signature: Signature }),
)

export const TrustedIssuer = z.object({
  fingerprint: z.string(),
  name: z.string(),
  validTo: Instant,
  by: z.string(),
  at: Instant,
})
export type TrustedIssuer = z.infer<typeof TrustedIssuer>

export const trustIssuer = op(
  'write',
  'Trust a certificate authority: its certificate (PEM or DER) vouches for signers from now on.',
  z.strictObject({ file: FileRef, by: By }),
  z.object({ issuer: TrustedIssuer, known: z.boolean() }),
)

export const listTrustedIssuers = op(
  'read',
  'List the certificate authorities this vault trusts.',
  z.strictObject({}),
  z.object({ issuers: z.array(TrustedIssuer) }),
)

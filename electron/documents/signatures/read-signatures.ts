import { X509Certificate } from 'node:crypto'
import type { DigitalSignature, SignatureFault } from '../../../shared/contract/signature.ts'
import { certificateStanding } from './certificate-standing.ts'
import { namesOf } from './common-name.ts'
import { digestOf } from './digests.ts'
import { laterChanges } from './later-changes.ts'
import { Revision } from './revision.ts'
import { type FoundFields, type FoundSignature, scanForSignatures, signatureFields } from './signature-fields.ts'
import { type SignedBytes, signedBytes } from './signed-bytes.ts'
import { readSignedMessage, type SignedMessage } from './signed-message.ts'
import { type SigningTime, signingTime } from './signing-time.ts'
import { name } from './stored-object.ts'
import { type Verdict, verifyMessage } from './verify-message.ts'

export interface FileSignatures {
  readonly digital: DigitalSignature[]
  /** Signature fields that nobody has signed. */
  readonly emptyFields: number
}

/** Each signature is a digest over nearly the whole file: beyond this they are named, and not believed. */
const MOST_CHECKED = 50

/**
 * Finds the digital signatures of a PDF and checks each against the bytes it covers, in the order they were made.
 *
 * `trusted` are DER certificates that vouch for signers. `at` is the moment by which the signatures are known to have
 * existed: now, or when the vault took the file in. A certificate must be valid then as well as when the signer says he
 * signed, or else someone with the key of an expired certificate only had to set back his clock; a time-stamp by a
 * trusted authority stands for `at`.
 *
 * Left out: document time-stamps (ETSI.RFC3161), which say when and not who; usage rights of Adobe Reader, which are in
 * no field; whether a certificate was revoked. A file without a signature in its form is searched for one that was cut
 * off from it.
 *
 * Never throws for what is in the file: what can't be read is a signature with a fault.
 */
export async function readSignatures(
  bytes: Uint8Array,
  trusted: readonly Uint8Array[],
  at: Date,
): Promise<FileSignatures> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const whole = attempt(() => new Revision(file))
  const { signed, emptyFields } = find(file, whole)
  const vouching = trusted.flatMap((der) => attempt(() => new X509Certificate(der)) ?? [])
  const signers = signed.filter(({ dictionary }) => !dictionary || subFilterOf(dictionary) !== DOCUMENT_TIME_STAMP)
  const digital = signers.map((found, index) =>
    index < MOST_CHECKED ? check({ file, whole, vouching, at }, found) : unread('unreadable'),
  )
  return { digital: digital.toSorted((one, other) => one.coveredBytes - other.coveredBytes), emptyFields }
}

interface Setting {
  readonly file: Buffer
  readonly whole: Revision | null
  readonly vouching: readonly X509Certificate[]
  readonly at: Date
}

function find(file: Buffer, whole: Revision | null): FoundFields {
  const fields = whole ? attempt(() => signatureFields(whole)) : null
  if (!fields) return { signed: scanForSignatures(file), emptyFields: 0 }
  if (fields.signed.length > 0) return fields
  // A signed file attached to this one may lie in it letter by letter; its byte range is right nowhere in this one.
  const cutOff = scanForSignatures(file).filter((found) => typeof signedBytes(file, found) !== 'string')
  return { signed: cutOff, emptyFields: fields.emptyFields }
}

/** What is in a file must not throw further than this room: null for what can't be read. */
function attempt<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}

const DOCUMENT_TIME_STAMP = 'ETSI.RFC3161'

/** What the signed message speaks of: the bytes themselves, or (before 2008) their SHA-1, which it carries inside. */
const SUB_FILTERS: Readonly<Record<string, 'bytes' | 'sha1'>> = {
  'adbe.pkcs7.detached': 'bytes',
  'ETSI.CAdES.detached': 'bytes',
  'adbe.pkcs7.sha1': 'sha1',
}

function subFilterOf(dictionary: NonNullable<FoundSignature['dictionary']>): string {
  return dictionary.get(name('SubFilter'))?.toString().slice(1) ?? ''
}

/** Nothing is covered, so everything a reader sees is outside. */
function unread(fault: SignatureFault): DigitalSignature {
  return {
    status: 'invalid',
    fault,
    certificate: null,
    ...NOBODY,
    coveredBytes: 0,
    coversWholeFile: false,
    later: 'content',
    weakDigest: false,
  }
}

const NOBODY = {
  signer: null,
  issuer: null,
  validFrom: null,
  validTo: null,
  signedAt: null,
  timeSource: null,
} satisfies Partial<DigitalSignature>

function check(setting: Setting, found: FoundSignature): DigitalSignature {
  const { file, whole } = setting
  const signed = signedBytes(file, found)
  if (typeof signed === 'string') return unread(signed)
  const message = attempt(() => readSignedMessage(signed.contents))
  const { fault, weakDigest } = attempt(() => verdictOn(found, signed, message)) ?? UNREADABLE
  const identity = (message && attempt(() => identityOf(setting, message))) ?? { certificate: null, ...NOBODY }
  const coverage = {
    coveredBytes: signed.covered,
    coversWholeFile: signed.covered === file.length,
    later: laterChanges(file, signed.covered, whole),
  }
  const status = statusOf(fault, coverage.later, identity.certificate)
  return { status, fault, ...identity, ...coverage, weakDigest }
}

function statusOf(
  fault: SignatureFault | null,
  later: DigitalSignature['later'],
  certificate: DigitalSignature['certificate'],
): DigitalSignature['status'] {
  if (fault) return 'invalid'
  if (later === 'content') return 'changed-after-signing'
  return certificate === 'trusted' ? 'valid' : 'unknown-issuer'
}

const UNREADABLE: Verdict = { fault: 'unreadable', weakDigest: false }

function verdictOn({ dictionary }: FoundSignature, signed: SignedBytes, message: SignedMessage | null): Verdict {
  const kind = SUB_FILTERS[dictionary ? subFilterOf(dictionary) : '']
  if (!message || !kind) return UNREADABLE
  // The place kept for the signature is filled up with zeros; anything else there is hidden where nobody signs.
  if (signed.contents.subarray(message.length).some((byte) => byte !== 0))
    return { fault: 'gap-not-signature', weakDigest: false }
  const pieces = [signed.before, signed.after]
  if (kind === 'bytes') return verifyMessage(message, pieces)
  const digest = digestOf('sha1', pieces)
  const verdict = { ...verifyMessage(message, [digest]), weakDigest: true }
  const isOfThese = message.content !== null && digest.equals(message.content)
  return isOfThese ? verdict : { ...verdict, fault: 'digest-mismatch' }
}

type Identity = Pick<DigitalSignature, 'certificate' | keyof typeof NOBODY>

function identityOf({ vouching, at }: Setting, message: SignedMessage): Identity {
  const { signer, certificates } = message
  const time = signingTime(message)
  const moments = time ? [time.at, provenBy(time, vouching, at)] : [at]
  const { subject, issuer } = namesOf(signer)
  return {
    certificate: certificateStanding(signer, certificates, vouching, moments),
    signer: subject,
    issuer,
    validFrom: signer.validFromDate.toISOString(),
    validTo: signer.validToDate.toISOString(),
    signedAt: time?.at.toISOString() ?? null,
    timeSource: time?.source ?? null,
  }
}

/** By when the signature surely existed: a token counts only by an authority that is trusted, or anyone could make one. */
function provenBy({ at: stamped, token }: SigningTime, vouching: readonly X509Certificate[], at: Date): Date {
  if (!token) return at
  const standing = certificateStanding(token.signer, token.certificates, vouching, [stamped])
  return standing === 'trusted' ? stamped : at
}

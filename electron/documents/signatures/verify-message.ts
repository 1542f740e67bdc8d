import { constants, createHash, type KeyObject, verify } from 'node:crypto'
import { type BaseBlock, Constructed, ObjectIdentifier, OctetString } from 'asn1js'
import { type AlgorithmIdentifier, type Attribute, RSASSAPSSParams, type SignerInfo } from 'pkijs'
import type { SignatureFault } from '../../../shared/contract/signature.ts'
import { digestNamed, digestOf, digestOfSignature, isWeak } from './digests.ts'
import type { SignedMessage } from './signed-message.ts'

export interface Verdict {
  readonly fault: SignatureFault | null
  readonly weakDigest: boolean
}

const CONTENT_TYPE = '1.2.840.113549.1.9.3'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12'
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47'
const RSA_PSS = '1.2.840.113549.1.1.10'
const MGF1_DEFAULT_SALT = 20

/** The values of one attribute; none where it is absent. */
export const attributeValues = (attributes: readonly Attribute[] | undefined, type: string): readonly BaseBlock[] =>
  (attributes ?? []).filter((each) => each.type === type).flatMap((each): BaseBlock[] => each.values)

/**
 * Whether a message was signed by its signer's key over `pieces`, which stand one after the other.
 *
 * pkijs has a check of its own; it believes what the message carries inside before what it is asked about, asks nobody
 * whether the certificate is the one that was signed for, and gives one answer for "other bytes" and "other key". So its
 * parts are used and the steps of RFC 5652, 5.4 and 5.6 are here.
 */
export function verifyMessage(message: SignedMessage, pieces: readonly Uint8Array[]): Verdict {
  const { signerInfo } = message
  const digest = digestNamed(signerInfo.digestAlgorithm.algorithmId)
  const method = signatureMethod(signerInfo.signatureAlgorithm, digest)
  if (!digest || !method) return { fault: 'unreadable', weakDigest: false }
  const weakDigest = isWeak(digest) || (method.digest !== null && isWeak(method.digest))
  const attributes = signerInfo.signedAttrs
  if (!attributes) {
    const isRight = isSignedBy(message, method, Buffer.concat(pieces))
    return { fault: isRight ? null : 'signature-mismatch', weakDigest }
  }
  const [said, another] = attributeValues(attributes.attributes, MESSAGE_DIGEST)
  if (!(said instanceof OctetString) || another) return { fault: 'unreadable', weakDigest }
  if (!digestOf(digest, pieces).equals(bytesOf(said))) return { fault: 'digest-mismatch', weakDigest }
  const isRight =
    namesItsContent(message) &&
    namesItsCertificate(message) &&
    isSignedBy(message, method, new Uint8Array(attributes.encodedValue))
  return { fault: isRight ? null : 'signature-mismatch', weakDigest }
}

const bytesOf = (block: OctetString): Buffer => Buffer.from(block.getValue())

interface Method {
  /** Null where the algorithm has its own (Ed25519). */
  readonly digest: string | null
  readonly pss: { readonly padding: number; readonly saltLength: number } | null
}

const ED25519 = '1.3.101.112'

/** How the signature was made; null for what is not known. The digest of the content serves where no other is named. */
function signatureMethod(algorithm: AlgorithmIdentifier, contentDigest: string | null): Method | null {
  const oid = algorithm.algorithmId
  if (oid === ED25519) return { digest: null, pss: null }
  if (oid === RSA_PSS) return pssMethod(algorithm)
  const digest = digestOfSignature(oid) ?? (KEYS_ONLY.has(oid) ? contentDigest : null)
  return digest === null ? null : { digest, pss: null }
}

/** Identifiers of a key where one of a signature belongs: RSA always (RFC 3370), elliptic curves by some programs. */
const KEYS_ONLY = new Set(['1.2.840.113549.1.1.1', '1.2.840.10045.2.1'])

function pssMethod(algorithm: AlgorithmIdentifier): Method | null {
  const parameters = new RSASSAPSSParams({ schema: algorithm.algorithmParams })
  const digest = digestNamed(parameters.hashAlgorithm.algorithmId)
  const mask: unknown = parameters.maskGenAlgorithm.algorithmParams
  const maskDigest = mask instanceof Constructed ? firstIdentifier(mask) : null
  // OpenSSL takes one digest for both, and so does every program that signs.
  if (!digest || digestNamed(maskDigest ?? '') !== digest) return null
  const saltLength = parameters.saltLength ?? MGF1_DEFAULT_SALT
  return { digest, pss: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength } }
}

function firstIdentifier(block: Constructed): string | null {
  const [first] = block.valueBlock.value
  return first instanceof ObjectIdentifier ? first.getValue() : null
}

/** A key of the wrong kind or of no known curve is a signature that isn't his, not a failure. */
function isSignedBy({ signer, signerInfo }: SignedMessage, method: Method, data: Uint8Array): boolean {
  try {
    const key: KeyObject = signer.publicKey
    const options = method.pss ? { key, ...method.pss } : key
    return verify(method.digest, data, options, new Uint8Array(signerInfo.signature.getValue()))
  } catch {
    return false
  }
}

/** The signed word on what kind of content it is: without it a signature over one thing could serve for another. */
function namesItsContent({ signerInfo, contentType }: SignedMessage): boolean {
  const [said, another] = attributeValues(signerInfo.signedAttrs?.attributes, CONTENT_TYPE)
  return said instanceof ObjectIdentifier && !another && said.getValue() === contentType
}

/** Certificates with the same key can differ in the name: ESS (RFC 5035, required by PAdES) signs which one is meant. */
function namesItsCertificate({ signer, signerInfo }: SignedMessage): boolean {
  return [SIGNING_CERTIFICATE, SIGNING_CERTIFICATE_V2].every((type) => {
    const [value] = attributeValues(signerInfo.signedAttrs?.attributes, type)
    if (!value) return true
    const [algorithm, hash] = essHash(value, type === SIGNING_CERTIFICATE ? 'sha1' : 'sha256')
    return algorithm !== null && hash !== null && createHash(algorithm).update(signer.raw).digest().equals(hash)
  })
}

/** SigningCertificate ::= { certs SEQUENCE OF { [hashAlgorithm,] certHash, … }, … }: the first is the signer's. */
function essHash(value: BaseBlock, standard: string): readonly [string | null, Buffer | null] {
  const [identifier] = childrenOf(childrenOf(value)[0])
  const [first, second] = childrenOf(identifier)
  if (first instanceof OctetString) return [standard, bytesOf(first)]
  const algorithm = first instanceof Constructed ? digestNamed(firstIdentifier(first) ?? '') : null
  return [algorithm, second instanceof OctetString ? bytesOf(second) : null]
}

const childrenOf = (block: BaseBlock | undefined): readonly BaseBlock[] =>
  block instanceof Constructed ? block.valueBlock.value : []

export const signatureValue = (signerInfo: SignerInfo): Uint8Array => new Uint8Array(signerInfo.signature.getValue())

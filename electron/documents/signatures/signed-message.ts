import { X509Certificate } from 'node:crypto'
import { type BaseBlock, Constructed, fromBER, OctetString, Primitive, Sequence } from 'asn1js'
import { Certificate, ContentInfo, IssuerAndSerialNumber, SignedData, type SignerInfo } from 'pkijs'

/** A signature of one signer in the Cryptographic Message Syntax (RFC 5652), taken apart and not yet believed. */
export interface SignedMessage {
  readonly signerInfo: SignerInfo
  readonly signer: X509Certificate
  /** The signer's and whatever else came along to build a chain from. */
  readonly certificates: readonly X509Certificate[]
  /** What the message carries inside; null when it speaks of something outside. */
  readonly content: Uint8Array | null
  readonly contentType: string
  /** Bytes of it: what follows belongs to nothing. */
  readonly length: number
}

/** Some hundred nodes a certificate; a list of revoked ones may ride along. */
const LIMITS = { maxNodes: 100_000, maxDepth: 64, maxContentLength: 4 * 2 ** 20 }
/** A chain is three or four long. */
const MOST_CERTIFICATES = 32
const SUBJECT_KEY_IDENTIFIER = '2.5.29.14'

class NotASignature extends Error {}

/** Reads ASN.1 within limits; what follows the first element is left alone. @throws when it is damaged */
function readAsn1(der: Uint8Array): { root: BaseBlock; length: number } {
  const { result, offset } = fromBER(der, LIMITS)
  if (offset === -1) throw new NotASignature(result.error)
  return { root: result, length: offset }
}

/** Takes a CMS signature apart. @throws when it is damaged, or signed by none or by several at once */
export function readSignedMessage(der: Uint8Array): SignedMessage {
  const { root, length } = readAsn1(der)
  // Before pkijs: it takes from the tree what it reads.
  const certificates = rawCertificates(root).slice(0, MOST_CERTIFICATES).map(toCertificate)
  const info = new ContentInfo({ schema: root })
  if (info.contentType !== ContentInfo.SIGNED_DATA) throw new NotASignature('not signed data')
  const data = new SignedData({ schema: info.content })
  const [signerInfo, another] = data.signerInfos
  if (!signerInfo || another) throw new NotASignature('one signer is expected (ISO 32000-2, 12.8.3.3.1)')
  const signer = certificates.find((each) => isOf(each, signerInfo))
  if (!signer) throw new NotASignature('no certificate of the signer')
  const { eContent, eContentType } = data.encapContentInfo
  const content = eContent ? new Uint8Array(eContent.getValue()) : null
  return { signerInfo, signer, certificates, content, contentType: eContentType, length }
}

const children = (block: BaseBlock | undefined): readonly BaseBlock[] =>
  block instanceof Constructed ? block.valueBlock.value : []

/** Certificates by their own bytes: written anew, one that isn't perfectly encoded would not match its signature. */
function rawCertificates(root: BaseBlock): readonly Uint8Array[] {
  const [, wrapped] = children(root)
  const [data] = children(wrapped)
  const set = children(data).find(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === 0)
  return children(set)
    .filter((each) => each instanceof Sequence)
    .map((each) => each.valueBeforeDecodeView)
}

const toCertificate = (der: Uint8Array): X509Certificate => new X509Certificate(der)

/** Whether a certificate is the one a signer info names, by issuer and number or by the identifier of its key. */
function isOf(certificate: X509Certificate, { sid }: SignerInfo): boolean {
  const { serialNumber, issuer, extensions } = Certificate.fromBER(certificate.raw)
  if (sid instanceof IssuerAndSerialNumber) return serialNumber.isEqual(sid.serialNumber) && issuer.isEqual(sid.issuer)
  const identifier: unknown = extensions?.find(({ extnID }) => extnID === SUBJECT_KEY_IDENTIFIER)?.parsedValue
  if (!(sid instanceof Primitive) || !(identifier instanceof OctetString)) return false
  return Buffer.from(identifier.getValue()).equals(sid.valueBlock.valueHexView)
}

import { GeneralizedTime, OctetString, UTCTime } from 'asn1js'
import { TSTInfo } from 'pkijs'
import { digestNamed, digestOf } from './digests.ts'
import { readSignedMessage, type SignedMessage } from './signed-message.ts'
import { attributeValues, signatureValue, verifyMessage } from './verify-message.ts'

export interface SigningTime {
  readonly at: Date
  readonly source: 'signer' | 'timestamp'
  /** The message of the token, for a time by a time-stamp authority. */
  readonly token: SignedMessage | null
}

const SIGNING_TIME = '1.2.840.113549.1.9.5'
const TIME_STAMP_TOKEN = '1.2.840.113549.1.9.16.2.14'
const TIME_STAMP_INFO = '1.2.840.113549.1.9.16.1.4'

/**
 * When it was signed: by a time-stamp token (RFC 3161) where there is one that speaks of this very signature, else by the
 * signer's clock where he signed for the time. `/M` in the file is nobody's word: anyone may write it there.
 */
export function signingTime(message: SignedMessage): SigningTime | null {
  return stamped(message) ?? said(message)
}

function said({ signerInfo }: SignedMessage): SigningTime | null {
  const [value] = attributeValues(signerInfo.signedAttrs?.attributes, SIGNING_TIME)
  const isTime = value instanceof UTCTime || value instanceof GeneralizedTime
  const at = isTime ? value.toDate() : null
  return at && isMoment(at) ? { at, source: 'signer', token: null } : null
}

/** Unsigned attributes can be added by anyone, so a token that doesn't hold is as good as none. */
function stamped({ signerInfo }: SignedMessage): SigningTime | null {
  const [value] = attributeValues(signerInfo.unsignedAttrs?.attributes, TIME_STAMP_TOKEN)
  if (!value) return null
  try {
    const token = readSignedMessage(value.valueBeforeDecodeView)
    if (token.contentType !== TIME_STAMP_INFO || !token.content) return null
    if (verifyMessage(token, [token.content]).fault) return null
    const { messageImprint, genTime } = TSTInfo.fromBER(new Uint8Array(token.content))
    const digest = digestNamed(messageImprint.hashAlgorithm.algorithmId)
    const imprint: unknown = messageImprint.hashedMessage
    if (!digest || !(imprint instanceof OctetString) || !isMoment(genTime)) return null
    const isOfThis = digestOf(digest, [signatureValue(signerInfo)]).equals(Buffer.from(imprint.getValue()))
    return isOfThis ? { at: genTime, source: 'timestamp', token } : null
  } catch {
    return null
  }
}

/** Years a date can be written with. */
const isMoment = (date: Date): boolean => date.getTime() > 0 && date.getUTCFullYear() < 10_000

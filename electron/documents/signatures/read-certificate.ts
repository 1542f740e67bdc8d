import { createHash, X509Certificate } from 'node:crypto'
import { namesOf } from './common-name.ts'

/** A certificate file, as far as the list of trusted issuers needs it. */
export interface IssuerCertificate {
  readonly der: Uint8Array
  /** SHA-256 of `der`, lower-case hexadecimal. */
  readonly fingerprint: string
  readonly name: string
  /** ISO 8601, UTC. */
  readonly validTo: string
  /** Whether it may vouch for others; false for a person's own certificate. */
  readonly isAuthority: boolean
}

/** The file is no certificate; the message says what it is instead, and what to do. */
export class CertificateUnreadable extends Error {
  readonly code = 'certificate-unreadable'

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'CertificateUnreadable'
  }
}

const LARGEST_FILE = 2 ** 20
const PEM_BEGIN = '-----BEGIN CERTIFICATE-----'
const INSTEAD: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'The file holds a private key, which nobody but its owner should have.'],
  [/-----BEGIN CERTIFICATE REQUEST-----/, 'The file is a request for a certificate, not the certificate.'],
  [/-----BEGIN PKCS7-----/, 'The file is a bundle of certificates (PKCS #7).'],
]
const ASK = 'Ask the authority for its root certificate as one PEM or DER file.'

/**
 * Reads a certificate file, PEM or DER, told by its content.
 * @throws CertificateUnreadable for anything else, and for several certificates at once
 */
export function readCertificate(bytes: Uint8Array): IssuerCertificate {
  if (bytes.length > LARGEST_FILE) throw new CertificateUnreadable(`The file is too large for a certificate. ${ASK}`)
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const instead = INSTEAD.find(([pattern]) => pattern.test(text))
  if (instead) throw new CertificateUnreadable(`${instead[1]} ${ASK}`)
  const count = text.split(PEM_BEGIN).length - 1
  if (count > 1) throw new CertificateUnreadable(`The file holds ${count} certificates. Add each as a file of its own.`)
  try {
    // Node takes PEM only with nothing but the certificate in front of it; files often begin with its data in words.
    const certificate = new X509Certificate(count === 1 ? text.slice(text.indexOf(PEM_BEGIN)) : bytes)
    return described(certificate)
  } catch (cause) {
    throw new CertificateUnreadable(`The file is no certificate in PEM or DER, or it is damaged. ${ASK}`, { cause })
  }
}

function described(certificate: X509Certificate): IssuerCertificate {
  const der = new Uint8Array(certificate.raw)
  const fingerprint = createHash('sha256').update(der).digest('hex')
  return {
    der,
    fingerprint,
    name: namesOf(certificate).subject ?? fingerprint,
    validTo: certificate.validToDate.toISOString(),
    isAuthority: certificate.ca,
  }
}

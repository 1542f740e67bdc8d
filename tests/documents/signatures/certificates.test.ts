import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CertificateUnreadable, readCertificate } from '../../../electron/documents/signatures/read-certificate.ts'
import type { DigitalSignature, SignedMark } from '../../../shared/contract/signature.ts'
import { signatureStatus } from '../../../shared/signature-status.ts'
import { Instant, Sha256 } from '../../../shared/units.ts'

const FOLDER = join(import.meta.dirname, '../../fixtures/signed')
const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(join(FOLDER, file)))
const ROOT = bytesOf('root.pem')
const text = (letters: string): Uint8Array => new TextEncoder().encode(letters)

describe('reading a certificate file', () => {
  it('PEM and DER are the same certificate', () => {
    const [pem, der] = [readCertificate(ROOT), readCertificate(bytesOf('root.der'))]
    expect(pem).toEqual(der)
    expect(pem.der).toEqual(bytesOf('root.der'))
    expect(pem.fingerprint).toBe(new X509Certificate(ROOT).fingerprint256.replaceAll(':', '').toLowerCase())
    expect(Sha256.safeParse(pem.fingerprint).success && Instant.safeParse(pem.validTo).success).toBe(true)
    expect(pem).toMatchObject({ name: 'רשות אישורים לדוגמה', validTo: '2045-01-01T00:00:00.000Z', isAuthority: true })
  })

  it('a person’s certificate, with its data in words before it, is no authority', () => {
    expect(readCertificate(bytesOf('person.pem'))).toMatchObject({ name: 'דנה לוין', isAuthority: false })
  })

  it.each([
    ['nothing', text(''), /no certificate/],
    ['letters', text('hello'), /no certificate/],
    ['a contract', bytesOf('valid.pdf'), /no certificate/],
    ['a certificate cut short', ROOT.subarray(0, 400), /no certificate/],
    ['DER cut short', bytesOf('root.der').subarray(0, 400), /no certificate/],
    ['a private key', text('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----'), /private key/],
    ['a request', text('-----BEGIN CERTIFICATE REQUEST-----'), /request/],
    ['two at once', new Uint8Array([...ROOT, ...ROOT]), /2 certificates/],
    ['two megabytes', new Uint8Array(2 * 2 ** 20), /too large/],
  ])('refused: %s', (_, bytes, message) => {
    const refused = (() => {
      try {
        return readCertificate(bytes)
      } catch (error) {
        return error
      }
    })()
    expect(refused).toBeInstanceOf(CertificateUnreadable)
    expect(refused).toMatchObject({ code: 'certificate-unreadable', message: expect.stringMatching(message) })
  })
})

describe('how far a contract is known to be signed', () => {
  const digital = (...statuses: DigitalSignature['status'][]): DigitalSignature[] =>
    statuses.map((status) => ({
      status,
      fault: null,
      certificate: null,
      signer: null,
      issuer: null,
      validFrom: null,
      validTo: null,
      signedAt: null,
      timeSource: null,
      coveredBytes: 0,
      coversWholeFile: false,
      later: 'nothing',
      weakDigest: false,
    }))
  const MARK: SignedMark = { signers: ['Noa'], signedOn: null, by: 'Dan', at: '2027-01-01T00:00:00Z', note: '' }

  it.each([
    [digital(), null, 'unsigned'],
    [digital(), MARK, 'marked'],
    [digital('valid'), null, 'valid'],
    [digital('valid', 'unknown-issuer'), MARK, 'unknown-issuer'],
    [digital('unknown-issuer', 'changed-after-signing', 'valid'), null, 'changed-after-signing'],
    [digital('valid', 'changed-after-signing', 'invalid'), MARK, 'invalid'],
  ] as const)('%# the worst first', (signatures, mark, status) => {
    expect(signatureStatus(signatures, mark)).toBe(status)
  })
})

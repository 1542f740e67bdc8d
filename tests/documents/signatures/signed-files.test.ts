import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readSignatures } from '../../../electron/documents/signatures/read-signatures.ts'
import { DigitalSignature } from '../../../shared/contract/signature.ts'

const FOLDER = join(import.meta.dirname, '../../fixtures/signed')
const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(join(FOLDER, file)))
const ROOT = bytesOf('root.der')
/** A day on which every certificate of the fixtures is valid, but for those that are there to be not. */
const TODAY = new Date('2027-01-01T00:00:00Z')
const AFTER_ALL = new Date('2050-01-01T00:00:00Z')

const GOLDEN: Readonly<Record<string, readonly (readonly string[])[]>> = JSON.parse(
  readFileSync(join(FOLDER, 'pdfsig.json'), 'utf8'),
)

/** status, fault, certificate, later, weak digest */
type Row = readonly [
  DigitalSignature['status'],
  DigitalSignature['fault'],
  DigitalSignature['certificate'],
  DigitalSignature['later'],
  boolean?,
]

interface Expected {
  readonly signatures: readonly Row[]
  readonly emptyFields?: number
  /** Why this isn't what pdfsig says; absent where the two agree. */
  readonly because?: string
}

const VALID: Row = ['valid', null, 'trusted', 'nothing']
const WEAK: Row = ['valid', null, 'trusted', 'nothing', true]
const FOLLOWED: Row = ['valid', null, 'trusted', 'harmless']
const CHANGED: Row = ['changed-after-signing', null, 'trusted', 'content']
const NOT_SAID = 'pdfsig says "not total document" of any update; what a reader sees was changed'

const EXPECTED: Readonly<Record<string, Expected>> = {
  valid: { signatures: [VALID] },
  'valid-packed': { signatures: [VALID] },
  'valid-bmp-name': { signatures: [VALID] },
  'valid-intermediate': { signatures: [VALID] },
  'valid-encrypted': { signatures: [VALID] },
  'valid-empty-field-signed': { signatures: [VALID] },
  'valid-key-identifier': {
    signatures: [VALID],
    because: 'pdfsig gives up on a signer named by the identifier of the key',
  },
  ecdsa: { signatures: [VALID] },
  'ecdsa-p384': { signatures: [VALID] },
  pss: { signatures: [VALID] },
  sha512: { signatures: [VALID] },
  sha1: { signatures: [WEAK] },
  'no-attributes': { signatures: [VALID] },
  cades: { signatures: [VALID] },
  'cades-other-certificate': {
    signatures: [['invalid', 'signature-mismatch', 'trusted', 'nothing']],
    because: 'pdfsig doesn’t look at the certificate that was signed for (ESS)',
  },
  'pkcs7-sha1': { signatures: [WEAK] },
  'pkcs7-sha1-flipped': { signatures: [['invalid', 'digest-mismatch', 'trusted', 'nothing', true]] },
  'x509-rsa-sha1': { signatures: [['invalid', 'unreadable', null, 'nothing']] },
  'time-stamped': { signatures: [VALID] },
  'time-stamp-of-another': { signatures: [VALID] },
  'time-stamp-by-stranger': { signatures: [VALID] },
  'time-stamp-broken': { signatures: [VALID] },
  'other-kind-of-content': {
    signatures: [['invalid', 'signature-mismatch', 'trusted', 'nothing']],
    because: 'pdfsig doesn’t compare the kind of content that was signed with the kind the message names',
  },
  'text-flipped': { signatures: [['invalid', 'digest-mismatch', 'trusted', 'nothing']] },
  'cms-flipped': { signatures: [['invalid', 'signature-mismatch', 'trusted', 'nothing']] },
  'padding-smuggled': {
    signatures: [['invalid', 'gap-not-signature', null, 'content']],
    because: 'pdfsig only says that not the total document is signed: keys were put where nobody signs',
  },
  'padding-filled': {
    signatures: [['invalid', 'gap-not-signature', 'trusted', 'nothing']],
    because: 'pdfsig only says that not the total document is signed: bytes were put where nobody signs',
  },
  'text-replaced': { signatures: [CHANGED], because: NOT_SAID },
  'page-added': { signatures: [CHANGED], because: NOT_SAID },
  'annotation-added': { signatures: [CHANGED], because: NOT_SAID },
  'form-filled': { signatures: [CHANGED], because: `${NOT_SAID}, though the certifying signer allowed it` },
  'form-removed': { signatures: [CHANGED], because: 'pdfsig finds no signature where the form was cut off from it' },
  'hidden-object': { signatures: [CHANGED], because: 'readers differ on what the page shows' },
  'broken-end': { signatures: [CHANGED], because: 'a viewer that mends the file shows the appended text' },
  'comment-appended': { signatures: [FOLLOWED] },
  'metadata-replaced': { signatures: [FOLLOWED] },
  'second-signature': { signatures: [FOLLOWED, VALID] },
  'second-then-text-replaced': { signatures: [CHANGED, CHANGED], because: NOT_SAID },
  'document-time-stamp': {
    signatures: [FOLLOWED],
    because: 'a document time-stamp says when, and is nobody’s signature',
  },
  resaved: { signatures: [['invalid', 'range-invalid', null, 'content']] },
  unsigned: { signatures: [] },
  'empty-field': { signatures: [], emptyFields: 1 },
  'self-signed': { signatures: [['unknown-issuer', null, 'self-signed', 'nothing']] },
  'unknown-issuer': { signatures: [['unknown-issuer', null, 'unknown-issuer', 'nothing']] },
  namesake: { signatures: [['unknown-issuer', null, 'unknown-issuer', 'nothing']] },
  'vouched-by-a-person': { signatures: [['unknown-issuer', null, 'unknown-issuer', 'nothing']] },
  'chain-too-long': { signatures: [['unknown-issuer', null, 'unknown-issuer', 'nothing']] },
  expired: { signatures: [['unknown-issuer', null, 'expired', 'nothing']] },
  'not-yet-valid': {
    signatures: [['unknown-issuer', null, 'not-yet-valid', 'nothing']],
    because: 'pdfsig calls every wrong day expired',
  },
}

/** pdfsig's sentences in our words: what the status would be if it knew nothing else. */
const SIGNATURE_WORDS: Readonly<Record<string, readonly DigitalSignature['fault'][]>> = {
  'Signature is Valid': [null],
  'Digest Mismatch': ['digest-mismatch'],
  'Signature is Invalid': ['signature-mismatch'],
  'Signature has not yet been verified': ['unreadable', 'range-invalid', 'gap-not-signature'],
}
const CERTIFICATE_WORDS: Readonly<Record<string, readonly DigitalSignature['certificate'][]>> = {
  'Certificate is Trusted': ['trusted'],
  'Certificate issuer is unknown': ['self-signed', 'unknown-issuer'],
  "Certificate issuer isn't Trusted": ['self-signed', 'unknown-issuer'],
  'Unknown issue with Certificate or corrupted data': ['unknown-issuer'],
  'Certificate has Expired': ['expired'],
}

const after = (lines: readonly string[], start: string): string | undefined =>
  lines.find((line) => line.startsWith(start))?.slice(start.length)

/** Whether one line of pdfsig's and our answer say the same; what pdfsig doesn't say can't differ. */
function agrees(lines: readonly string[], signature: DigitalSignature): boolean {
  const validation = after(lines, 'Signature Validation: ')
  const certificate = after(lines, 'Certificate Validation: ')
  const isSame =
    (validation === undefined || SIGNATURE_WORDS[validation]?.includes(signature.fault) === true) &&
    (certificate === undefined || CERTIFICATE_WORDS[certificate]?.includes(signature.certificate) === true)
  // For pdfsig every update is the same: its word on it is held only against content that changed.
  return (
    isSame && signature.fault !== 'gap-not-signature' && (signature.fault !== null || signature.later !== 'content')
  )
}

const read = (id: string, trusted = [ROOT], at = TODAY) => readSignatures(bytesOf(`${id}.pdf`), trusted, at)

describe.each(Object.entries(EXPECTED))('%s', (id, { signatures, emptyFields = 0, because }) => {
  let found: Awaited<ReturnType<typeof readSignatures>>
  beforeAll(async () => {
    found = await read(id)
  })

  it('is what it is', () => {
    const rows = found.digital.map((each) => [each.status, each.fault, each.certificate, each.later, each.weakDigest])
    expect(rows).toEqual(
      signatures.map(([status, fault, certificate, later, weak = false]) => [status, fault, certificate, later, weak]),
    )
    expect(found.emptyFields).toBe(emptyFields)
  })

  it('fits the shape the screens and records know', () => {
    for (const each of found.digital) expect(DigitalSignature.parse(each)).toEqual(each)
  })

  it(because ? `differs from pdfsig: ${because}` : 'agrees with pdfsig', () => {
    const told = GOLDEN[id]!.filter((lines) => lines.length > 0)
    const same = told.length === found.digital.length && told.every((lines, at) => agrees(lines, found.digital[at]!))
    expect(same).toBe(because === undefined)
  })
})

it('every file pdfsig was asked about is held against its answer', () => {
  expect(Object.keys(EXPECTED)).toEqual(Object.keys(GOLDEN))
})

describe('who signed', () => {
  it.each([
    ['valid', 'דנה לוין', 'רשות אישורים לדוגמה'],
    ['valid-bmp-name', 'נועם פרידמן', 'רשות אישורים לדוגמה'],
    ['valid-intermediate', 'Omer Katz', 'Issuing Office'],
    ['self-signed', 'Self Made', 'Self Made'],
  ])('%s: by the certificate, whatever /Name says', async (id, signer, issuer) => {
    expect((await read(id)).digital).toMatchObject([{ signer, issuer }])
  })

  it('nobody is known where nobody is trusted', async () => {
    expect((await read('valid', [])).digital).toMatchObject([
      { status: 'unknown-issuer', certificate: 'unknown-issuer' },
    ])
  })

  it('a trusted file that is no certificate vouches for nobody and spoils nothing', async () => {
    expect((await read('valid', [new Uint8Array([1, 2, 3]), ROOT])).digital).toMatchObject([{ status: 'valid' }])
  })

  it('signers are named in the order they signed, each with what he covers', async () => {
    const { digital } = await read('second-signature')
    expect(digital.map(({ signer, coversWholeFile }) => [signer, coversWholeFile])).toEqual([
      ['דנה לוין', false],
      ['Noa Friedman', true],
    ])
    expect(digital[1]!.coveredBytes).toBe(bytesOf('second-signature.pdf').length)
    expect(digital[0]!.coveredBytes).toBe(bytesOf('valid.pdf').length)
  })
})

describe('when it was signed', () => {
  it.each([
    ['valid', 'signer'],
    ['time-stamped', 'timestamp'],
    ['time-stamp-by-stranger', 'timestamp'],
    ['time-stamp-of-another', 'signer'],
    ['time-stamp-broken', 'signer'],
    ['no-attributes', null],
  ])('%s: %s, never /M', async (id, timeSource) => {
    const [signature] = (await read(id)).digital
    expect(signature!.timeSource).toBe(timeSource)
    expect(signature!.signedAt?.slice(0, 3) ?? null).toBe(timeSource === null ? null : '202')
  })

  it.each([
    ['valid', 'expired', 'the signer’s own clock proves nothing'],
    ['time-stamp-of-another', 'expired', 'a stamp of something else proves nothing'],
    ['time-stamp-by-stranger', 'expired', 'anyone can be his own time-stamp authority'],
    ['time-stamped', 'trusted', 'a trusted authority stamped it while the certificate was good'],
  ])('%s, years later: %s, because %s', async (id, certificate) => {
    expect((await read(id, [ROOT], AFTER_ALL)).digital).toMatchObject([{ certificate }])
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSignatures } from '../../../electron/documents/signatures/read-signatures.ts'
import { Revision } from '../../../electron/documents/signatures/revision.ts'
import { DigitalSignature } from '../../../shared/contract/signature.ts'
import { PLAIN_OBJECTS, plainPdf, signed, stream, updated } from '../../fixtures/signed/pdf-parts.ts'

const FOLDER = join(import.meta.dirname, '../../fixtures/signed')
const fixture = (id: string): Buffer => readFileSync(join(FOLDER, `${id}.pdf`))
const ROOT = new Uint8Array(readFileSync(join(FOLDER, 'root.der')))
const TODAY = new Date('2027-01-01T00:00:00Z')
const read = (bytes: Uint8Array) => readSignatures(bytes, [ROOT], TODAY)

const VALID = fixture('valid')
const RANGE = /\/ByteRange \[[^\]]*\]/.exec(VALID.toString('latin1'))![0]
const [, HOLE, REST, LENGTH] = RANGE.match(/\d+/g)!.map(Number) as [number, number, number, number]

/** The signed file with another range in the same place, as long. */
function withRange(range: string): Buffer {
  const copy = Buffer.from(VALID)
  copy.write(`/ByteRange [${range}]`.padEnd(RANGE.length), copy.indexOf(RANGE), 'latin1')
  return copy
}

describe('an absurd byte range', () => {
  it.each([
    ['negative', `0 -${HOLE} ${REST} ${LENGTH}`],
    ['overlapping', `0 ${REST} ${HOLE} ${LENGTH}`],
    ['without a hole', `0 ${HOLE} ${HOLE} ${LENGTH}`],
    ['beyond the file', `0 ${HOLE} ${REST} ${LENGTH + 1}`],
    ['not from the beginning', `9 ${HOLE - 9} ${REST} ${LENGTH}`],
    ['empty at the start', `0 0 ${REST} ${LENGTH}`],
    ['not whole numbers', `0 ${HOLE}.5 ${REST} ${LENGTH}`],
    ['larger than numbers go', '0 1 99999999999999999999 1'],
    ['of three', `0 ${HOLE} ${REST}`],
    ['of six', `0 ${HOLE} ${REST} 1 ${REST + 9} 1`],
    ['of names', '/a /b /c /d'],
    ['of nothing', ''],
  ])('%s', async (_, range) => {
    expect((await read(withRange(range))).digital).toMatchObject([{ status: 'invalid', fault: 'range-invalid' }])
  })

  it.each([
    ['a hole that begins early', `0 ${HOLE - 1} ${REST} ${LENGTH}`],
    ['a hole that ends late', `0 ${HOLE} ${REST + 1} ${LENGTH - 1}`],
    ['a hole in the page', `0 100 110 ${VALID.length - 110}`],
  ])('%s', async (_, range) => {
    expect((await read(withRange(range))).digital).toMatchObject([{ status: 'invalid', fault: 'gap-not-signature' }])
  })

  it('another signature’s hole is not its own', async () => {
    const copied = new Revision(VALID).object(7)!.value.toString()
    const form = '<< /SigFlags 3 /Fields [8 0 R 20 0 R] >>'
    const objects = { 1: `<< /Type /Catalog /Pages 2 0 R /AcroForm ${form} >>`, 20: '<< /FT /Sig /T (b) /V 21 0 R >>' }
    const { digital } = await read(updated(VALID, { ...objects, 21: copied }))
    expect(digital.map(({ fault }) => fault)).toEqual(['gap-not-signature', null])
  })

  it('a second /Contents, which a parser takes for the first, is not the hole', async () => {
    const file = signed(plainPdf(), () => new Uint8Array([0x30, 0]), { room: 16, entries: '/Contents <3000>' })
    expect((await read(file)).digital).toMatchObject([{ fault: 'gap-not-signature' }])
  })
})

describe('what is no signature of a party', () => {
  const NOTHING = { digital: [], emptyFields: 0 }

  it('the right to fill in forms in Adobe Reader', async () => {
    const entries = '/Reference [<< /Type /SigRef /TransformMethod /UR3 >>]'
    const file = signed(plainPdf(), () => new Uint8Array([0x30, 0]), { room: 16, entries })
    const withoutField = updated(file, { 1: PLAIN_OBJECTS[1]!, 3: PLAIN_OBJECTS[3]! })
    expect(await read(withoutField)).toEqual(NOTHING)
  })

  it('that of a signed file attached to this one', async () => {
    const attached = stream('/Type /EmbeddedFile', VALID.toString('latin1'))
    expect(await read(plainPdf({ ...PLAIN_OBJECTS, 20: attached }))).toEqual(NOTHING)
  })
})

describe('a damaged message', () => {
  const start = HOLE + 1
  const damaged = (change: (hex: string) => string): Buffer => {
    const hex = VALID.toString('latin1', start, REST - 1)
    const copy = Buffer.from(VALID)
    copy.write(change(hex).padEnd(hex.length, '0'), start, 'latin1')
    return copy
  }

  it.each([
    ['cut short', (hex: string) => hex.slice(0, 600)],
    ['empty', () => ''],
    ['of the wrong kind', () => '0500'],
    ['of a length that isn’t there', (hex: string) => `3084ffffffff${hex.slice(12)}`],
    ['nested without end', () => '3080'.repeat(2000)],
    ['of another content', (hex: string) => hex.replace('2a864886f70d010702', '2a864886f70d010703')],
  ])('%s', async (_, change) => {
    expect((await read(damaged(change))).digital).toMatchObject([
      { status: 'invalid', fault: 'unreadable', signer: null, certificate: null, coversWholeFile: true },
    ])
  })
})

describe('too much', () => {
  const many = (count: number): Buffer => {
    const first = 10
    const numbers = Array.from({ length: count }, (_, index) => first + index)
    const fields = numbers.map((number) => `<< /FT /Sig /T (${number}) /V ${number} 0 R >>`).join(' ')
    const copied = /<< \/Type \/Sig .*?>>/s.exec(VALID.toString('latin1'))![0].replace(/0{100,}/, '')
    const signatures = Object.fromEntries(numbers.map((number) => [number, copied]))
    return plainPdf({ ...PLAIN_OBJECTS, 1: `<< /Pages 2 0 R /AcroForm << /Fields [${fields}] >> >>`, ...signatures })
  }

  it('ten thousand signatures are all named, few are checked', async () => {
    const { digital } = await read(many(10_000))
    expect(digital).toHaveLength(10_000)
    expect(digital.filter(({ fault }) => fault === 'unreadable').length).toBeGreaterThan(9_000)
    expect(digital.every(({ status }) => status === 'invalid')).toBe(true)
  })

  it('a hundred thousand byte ranges in a file without cross-references', async () => {
    const file = Buffer.from(`%PDF-1.7\n1 0 obj\n${'/ByteRange '.repeat(100_000)}`)
    expect(await read(file)).toEqual({ digital: [], emptyFields: 0 })
  })

  it('a hole of 32 MB', async () => {
    const file = signed(plainPdf(), () => new Uint8Array([0x30, 0]), { title: 'a', room: 16 * 2 ** 20 })
    expect((await read(file)).digital).toMatchObject([{ status: 'invalid', fault: 'unreadable' }])
  })

  it('fields and cross-references in circles', async () => {
    const circle = '<< /FT /Sig /Kids [7 0 R] /T (a) >>'
    const objects = { ...PLAIN_OBJECTS, 1: '<< /Pages 2 0 R /AcroForm << /Fields [7 0 R 7 0 R] >> >>', 7: circle }
    expect(await read(plainPdf(objects))).toEqual({ digital: [], emptyFields: 0 })
    const text = VALID.toString('latin1')
    const start = /startxref\s+(\d+)/.exec(text.slice(text.lastIndexOf('startxref')))![1]!
    const round = Buffer.from(
      text.replace(/\/Prev \d+/, (prev) => `/Prev ${start}`.padEnd(prev.length)),
      'latin1',
    )
    expect((await read(round)).digital).toMatchObject([{ fault: 'digest-mismatch' }])
  })

  it.each([
    ['nothing', ''],
    ['a header', '%PDF-1.7\n'],
    ['letters', 'startxref startxref 99999 %%EOF'],
  ])('%s has no signature', async (_, text) => {
    expect(await read(Buffer.from(text))).toEqual({ digital: [], emptyFields: 0 })
  })
})

/** One byte, or the end, of a signed file changed at random. */
const SEEDS = ['valid', 'valid-packed', 'second-signature', 'time-stamped', 'pss', 'document-time-stamp', 'form-filled']
const damage = fc.record({
  seed: fc.constantFrom(...SEEDS),
  flips: fc.array(
    fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.integer({ min: 1, max: 255 })),
    {
      minLength: 1,
      maxLength: 4,
    },
  ),
  kept: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
})

describe('a file damaged at random', () => {
  const originals = new Map(SEEDS.map((id) => [id, fixture(id)]))

  it('is answered with signatures that fit the shape, and none covers a changed byte', async () => {
    await fc.assert(
      fc.asyncProperty(damage, async ({ seed, flips, kept }) => {
        const original = originals.get(seed)!
        const copy = Buffer.from(original)
        for (const [place, mask] of flips) copy[Math.floor(place * copy.length)]! ^= mask
        const file = copy.subarray(0, Math.ceil(kept * copy.length))
        const { digital } = await read(file)
        for (const each of digital) {
          expect(DigitalSignature.parse(each)).toEqual(each)
          if (each.fault === null) expect(isIntact(original, file, each.coveredBytes)).toBe(true)
        }
      }),
      { numRuns: 400, seed: 20_261_122 },
    )
  })
})

/** Whether all bytes up to `covered` are as signed, but for the letters of holes that read the same (a for A). */
function isIntact(original: Buffer, file: Buffer, covered: number): boolean {
  const [one, other] = [original.subarray(0, covered), file.subarray(0, covered)]
  if (one.equals(other)) return true
  return one.toString('latin1').toLowerCase() === other.toString('latin1').toLowerCase()
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { ContractUnreadable } from '../../electron/documents/contract-unreadable.ts'
import { readContract } from '../../electron/documents/read-contract.ts'
import { fileOf } from './tiny-pdf.ts'

const fixture = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, '../fixtures', name))
const RUNS = 300

/** A reading or a refusal: anything else is a crash. */
async function answer(bytes: Uint8Array): Promise<string> {
  try {
    return (await readContract(fileOf(bytes))).textSource
  } catch (error) {
    expect(error, String(error)).toBeInstanceOf(ContractUnreadable)
    return (error as ContractUnreadable).code
  }
}

const docx = fixture('office/footnote.docx')
const attachment = Buffer.from(docx).toString('base64').replace(/.{76}/g, '$&\r\n')
const mail = `From: a@b.example\r\nTo: c@d.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=M\r\n\r\n--M\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<ol><li>a=D7=A9<li>b</ol>\r\n--M\r\nContent-Type: application/zip; name="x.docx"\r\nContent-Transfer-Encoding: base64\r\n\r\n${attachment}\r\n--M--\r\n`
const markdown =
  '# הסכם\n\n## 1. תקופה\n\n1.1 שנה אחת.\n\n| א | ב |\n|---|---|\n| 1 | 2 |\n\n1. x\n   - y\n2. **z** [l](http://x.example)\n'

const KINDS: readonly (readonly [string, Uint8Array])[] = [
  ['DOCX', docx],
  ['HTML', fixture('office/he-libreoffice.html').subarray(0, 9000)],
  ['e-mail', Buffer.from(mail)],
  ['Markdown', Buffer.from(markdown)],
  ['text', Buffer.from('הסכם\n\n1. תקופה\n1.1 שנה אחת.\n'.repeat(9))],
  ['old Word', fixture('office/letter.doc')],
]

const damage = (length: number): fc.Arbitrary<(bytes: Uint8Array) => Uint8Array> => {
  const position = fc.integer({ min: 0, max: length - 1 })
  const cut = position.map((end) => (bytes: Uint8Array) => bytes.subarray(0, end))
  const flips = fc.array(fc.tuple(position, fc.integer({ min: 0, max: 7 })), { minLength: 1, maxLength: 20 })
  const flip = flips.map((all) => (bytes: Uint8Array) => {
    const damaged = new Uint8Array(bytes)
    for (const [at, bit] of all) damaged[at] = damaged[at]! ^ (1 << bit)
    return damaged
  })
  return fc.oneof(cut, flip)
}

test.each(KINDS)(
  '%s, cut and flipped anywhere, ends in an answer',
  async (_, bytes) => {
    await fc.assert(
      fc.asyncProperty(damage(bytes.length), async (spoil) => {
        expect(await answer(spoil(bytes))).toMatch(
          /^(?:document|none|file-empty|file-not-supported|document-damaged|too-large|pdf-damaged)$/,
        )
      }),
      { numRuns: RUNS, seed: 7 },
    )
  },
  120_000,
)

const parts = unzipSync(fixture('office/he-automatic.docx'))

test.each(['word/document.xml', 'word/numbering.xml', 'word/styles.xml', 'word/_rels/document.xml.rels'])(
  'a DOCX whose %s is spoilt before it was packed ends in an answer',
  async (name) => {
    const xml = strFromU8(parts[name]!).slice(0, 60_000)
    const values = fc.constantFrom('-1', '0', '99', '999999999', 'NaN', '1e9', '', '%1%9', '../../x')
    const attribute = Array.from(xml.matchAll(/"[^"]*"/g), (match) => [match.index, match[0].length] as const)
    const spoilt = fc.array(fc.tuple(fc.nat(attribute.length - 1), values), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(spoilt, async (changes) => {
        const ordered = changes.toSorted(([one], [other]) => other - one)
        const changed = ordered.reduce((text, [which, value]) => {
          const [at, length] = attribute[which]!
          return `${text.slice(0, at)}"${value}"${text.slice(at + length)}`
        }, xml)
        const bytes = zipSync({ ...parts, [name]: strToU8(changed) }, { level: 0 })
        expect(await answer(bytes)).toMatch(/^(?:document|none|document-damaged|too-large)$/)
      }),
      { numRuns: 75, seed: 8 },
    )
  },
  120_000,
)

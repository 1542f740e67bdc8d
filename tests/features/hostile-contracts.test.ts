import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Input, Output } from '../../shared/contract.ts'
import { Refusal } from '../../shared/reply.ts'
import { stream, tinyPdf } from '../documents/tiny-pdf.ts'
import { type TemporaryVault, temporaryFolder, temporaryVault } from '../support/temporary-vault.ts'
import * as hostile from './hostile-files.ts'

const { CLAUSE } = hostile
const fixture = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, '../fixtures', name))

let house: TemporaryVault
let customer: string
beforeEach(async () => {
  house = temporaryVault()
  ;({ customerId: customer } = await house.client.addCustomer({ name: 'Wrenfold' }))
  await house.client.changeSettings({ recognise: false, unpackedMegabytes: 20 })
})

function fileOf(bytes: Uint8Array, name = 'contract.pdf'): string {
  const file = join(temporaryFolder(), name)
  writeFileSync(file, bytes)
  return file
}

type Given = Partial<Input<'ingestContract'>> & { readonly name?: string }
const ingest = (bytes: Uint8Array, { name, ...given }: Given = {}): Promise<Output<'ingestContract'>> =>
  house.client.ingestContract({ customer, file: fileOf(bytes, name), ...given })

async function expectSound(): Promise<void> {
  expect(await house.client.verify({ deep: true })).toMatchObject({ ok: true, problems: [] })
  expect(readdirSync(join(house.folder, 'staging'))).toEqual([])
}

/** Its refusal, and proof that the vault is as it was. */
async function refusal(bytes: Uint8Array, given: Given = {}): Promise<Refusal> {
  const before = await house.client.vaultStatus({})
  const answer = await ingest(bytes, given).catch((error: unknown) => error)
  expect(await house.client.vaultStatus({})).toEqual(before)
  await expectSound()
  if (!(answer instanceof Refusal)) throw new Error(`It was not refused: ${JSON.stringify(answer)}`)
  return answer
}

const textOf = ({ clauses }: Output<'ingestContract'>): string =>
  clauses.map((clause) => `${clause.number}. ${clause.text}`).join('\n')
const codesOf = ({ warnings }: Output<'ingestContract'>): string[] => warnings.map(({ code }) => code)

describe('a file made to do harm is refused in a sentence, and the vault is as it was', () => {
  const files: readonly (readonly [string, () => Uint8Array, string, RegExp])[] = [
    ['a file of 0 bytes', () => new Uint8Array(), 'file-empty', /empty/],
    ['a PDF of ten thousand pages', () => hostile.pagesPdf(10_000), 'too-large', /10000 pages; the limit is 3000/],
    ['a page tree that loops', () => hostile.changedPdf('/Kids [6 0 R]', '/Kids [2 0 R]'), 'pdf-damaged', /damaged/],
    ['a PDF stream of 30 megabytes', () => hostile.inflatingPdf(30, 1), 'too-large', /20 megabytes/],
    ['a PDF stream packed three times', () => hostile.inflatingPdf(30, 3), 'too-large', /20 megabytes/],
    ['a PNG of 50,000 × 50,000', () => hostile.hugePicture.png(50_000), 'too-large', /50000 × 50000/],
    ['a JPEG of 50,000 × 50,000', () => hostile.hugePicture.jpeg(50_000), 'too-large', /50000 × 50000/],
    ['a TIFF of 50,000 × 50,000', () => hostile.hugePicture.tiff(50_000), 'too-large', /50000 × 50000/],
    ['a WebP of 50,000 × 50,000', () => hostile.hugePicture.webp(50_000), 'too-large', /50000 × 50000/],
    [
      'a TIFF of ten thousand pages',
      () => hostile.tiff(Array.from({ length: 10_000 }, () => [4, 2] as const)),
      'too-large',
      /10000 pages; the limit is 3000/,
    ],
    ['a DOCX that unfolds to 30 megabytes', () => hostile.docxBomb(30), 'too-large', /20 megabytes/],
    [
      'the same with a small size written in the archive',
      () => hostile.lyingSize(hostile.docxBomb(30), 'word/styles.xml', 500),
      'too-large',
      /20 megabytes/,
    ],
    [
      'a DOCX part larger than it says',
      () => hostile.lyingSize(hostile.docxBomb(1), 'word/styles.xml', 500),
      'document-damaged',
      /\./,
    ],
    ['entities of entities', hostile.billionLaughs, 'document-damaged', /entities/],
    ['a HEIC photo', hostile.heic, 'file-not-supported', /HEIC/],
    ['an old Word document', () => fixture('office/letter.doc'), 'file-not-supported', /\.doc/],
    ['an RTF', () => fixture('office/letter.rtf'), 'file-not-supported', /RTF/],
    ['an OpenDocument', () => fixture('office/letter.odt'), 'file-not-supported', /OpenDocument/],
    ['a gzip', hostile.gzip, 'file-not-supported', /archive/],
    [
      'an e-mail with 200 attachments',
      () => hostile.mailOf(Array.from({ length: 200 }, (_, i) => hostile.attached(Buffer.from(`${i}`), `${i}.txt`))),
      'too-large',
      /100 attachments/,
    ],
    ['an e-mail of parts in parts', () => hostile.nestedMail(60), 'document-damaged', /e-mail/],
  ]
  it.each(files)('%s', async (_, bytes, code, says) => {
    const error = await refusal(bytes())
    expect(error.code, error.message).toBe(code)
    expect(error.message).toMatch(says)
    expect(error.message).toMatch(/^[A-Z].*\.$/u)
    expect(error.detail ?? '').not.toMatch(/\bat .*\.ts|Error:/)
  })
})

describe('a locked PDF', () => {
  const locked = (): Uint8Array => fixture('contracts/locked.pdf')

  it('is refused without its password and with another', async () => {
    expect((await refusal(locked())).code).toBe('pdf-encrypted')
    expect((await refusal(locked(), { password: 'open-you' })).code).toBe('password-wrong')
  })

  it('is kept as it is with its password, which is written nowhere', async () => {
    const password = 'open-me'
    const contract = await ingest(locked(), { password })
    expect(contract).toMatchObject({ textSource: 'text-layer', warnings: [] })
    expect(contract.clauses.length).toBeGreaterThan(20)
    await expectSound()
    for (const name of ['vault.db', 'vault.db-wal'].filter((name) => readdirSync(house.folder).includes(name)))
      expect(readFileSync(join(house.folder, name)).includes(password)).toBe(false)
  })
})

describe('what can be read is kept, and said', () => {
  const files: readonly (readonly [string, () => Uint8Array, string])[] = [
    ['a damaged table of objects', () => hostile.changedPdf(/\d{10} 00000 n/, '0000000001 00000 n'), 'pdf-repaired'],
    [
      'JavaScript on opening',
      () => hostile.pdfWith({ catalog: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' }),
      'pdf-active-content',
    ],
    [
      'a program to launch',
      () => hostile.pdfWith({ catalog: '/OpenAction << /S /Launch /F (calc.exe) >>' }),
      'pdf-active-content',
    ],
    [
      'a file embedded in a PDF',
      () => hostile.pdfWith({ catalog: '/Names << /EmbeddedFiles << /Names [] >> >>' }),
      'pdf-active-content',
    ],
  ]
  it.each(files)('%s', async (_, bytes, code) => {
    const contract = await ingest(bytes())
    expect(textOf(contract)).toContain('The Client pays a fee.')
    expect(codesOf(contract)).toContain(code)
    await expectSound()
  })

  it('a page tree that claims ten thousand pages and has one', async () => {
    const answer = await ingest(hostile.changedPdf('/Count 1 ', '/Count 2999 ')).catch((error: Refusal) => error.code)
    if (typeof answer === 'string') expect(answer).toBe('pdf-damaged')
    else expect(textOf(answer)).toContain('The Client pays a fee.')
    await expectSound()
  })

  it('messages forwarded fifty deep: one document each, what came with it stays inside', async () => {
    const contract = await ingest(hostile.forwardedMail(50), { name: 'mail.eml' })
    expect(contract.attachments).toHaveLength(1)
    expect(await house.client.vaultStatus({})).toMatchObject({ contracts: 2, items: 2 })
    await expectSound()
  })

  it('an attachment that is a bomb is named, the message and what else came with it are kept', async () => {
    const bomb = hostile.attached(hostile.docxBomb(30), 'bomb.docx')
    const good = hostile.attached(fixture('office/en-typed.docx'), 'good.docx')
    const contract = await ingest(hostile.mailOf([hostile.textPart(CLAUSE), bomb, good]), { name: 'mail.eml' })
    expect(contract.attachments.map(({ name }) => name)).toEqual(['good.docx'])
    expect(contract.warnings).toContainEqual({
      code: 'attachment-unreadable',
      message: expect.stringMatching(/"bomb\.docx".*20 megabytes/),
    })
    await expectSound()
  })
})

describe('a file is what it holds, whatever it is called', () => {
  const files: readonly (readonly [string, () => Uint8Array, string, string])[] = [
    ['a DOCX named .pdf', () => fixture('office/en-typed.docx'), 'a.pdf', 'officedocument'],
    ['a PDF named .docx', () => tinyPdf([{ content: '' }]), 'a.docx', 'application/pdf'],
    ['a page named .txt', () => hostile.reachingOutHtml('http://x.example'), 'a.txt', 'text/html'],
    ['a picture named .pdf', () => fixture('drawer/made/he-kindergarten.300.png'), 'a.pdf', 'image/png'],
    ['a TIFF named .jpg', () => fixture('scans/fax-g4.tif'), 'a.jpg', 'image/tiff'],
    ['a message named .html', () => hostile.mailOf([hostile.textPart(CLAUSE)]), 'a.html', 'message/rfc822'],
    ['a text named .exe', () => Buffer.from(`${CLAUSE}\n`), 'a.exe', 'text/plain'],
  ]
  it.each(files)('%s', async (_, bytes, name, mediaType) => {
    expect((await ingest(bytes(), { name })).mediaType).toContain(mediaType)
    await expectSound()
  })

  it('a page’s scripts say nothing', async () => {
    const text = textOf(await ingest(hostile.reachingOutHtml('http://x.example'), { name: 'a.html' }))
    expect(text).toContain('The Client pays a fee.')
    expect(text).not.toMatch(/script|fetch/)
  })
})

describe('limits', () => {
  const files: readonly (readonly [string, Input<'changeSettings'>, () => Uint8Array])[] = [
    ['pages', { pages: 2 }, () => hostile.pagesPdf(3)],
    ['unfolding', { unpackedMegabytes: 1 }, () => hostile.docxBomb(2)],
    ['pixels', { pictureMegapixels: 1 }, () => fixture('drawer/made/he-kindergarten.300.png')],
    ['size of the file', { fileMegabytes: 1 }, () => hostile.pdfWith({ objects: [stream('', ' '.repeat(1_100_000))] })],
  ]
  it.each(files)('of %s hold as soon as they are set, and no longer', async (_, lower, bytes) => {
    const usual = await house.client.showSettings({})
    await house.client.changeSettings(lower)
    const error = await refusal(bytes())
    expect(error.code).toBe('too-large')
    expect(error.message).toContain(String(Object.values(lower)[0]))
    await house.client.changeSettings(usual)
    expect(await ingest(bytes())).toMatchObject({ duplicate: false })
  })
})

it('nothing is fetched and nothing is started, whatever a file asks for', () => {
  const url = 'http://127.0.0.1:9'
  const files = [
    hostile.reachingOutDocx(url),
    hostile.reachingOutDocx('file:///etc'),
    hostile.reachingOutHtml(url),
    hostile.reachingOutPdf(url),
    hostile.mailOf([`Content-Type: text/html\r\n\r\n${Buffer.from(hostile.reachingOutHtml(url)).toString('latin1')}`]),
    Buffer.from(
      `# Agreement\n\n${CLAUSE}\n\n![x](${url}/a.png)\n\n<script src="${url}"></script>\n\n<iframe src="${url}"></iframe>\n`,
    ),
  ].map((bytes) => fileOf(bytes))
  const program = join(import.meta.dirname, '../support/count-outgoing.ts')
  const { stdout, stderr } = spawnSync(process.execPath, [program, ...files], { encoding: 'utf8' })
  expect(stderr).toBe('')
  const { texts, whileReading, proof } = JSON.parse(stdout)
  expect(texts).toHaveLength(files.length)
  expect(texts.filter((text: string) => /fee/i.test(text))).toHaveLength(files.length)
  expect(whileReading).toEqual([])
  expect(proof).toBeGreaterThan(0)
})

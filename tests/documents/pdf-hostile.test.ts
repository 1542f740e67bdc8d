import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readPdf } from '../../electron/documents/pdf/read-pdf.ts'
import { Limits } from '../../shared/contract/settings.ts'
import { stream, textAt, tinyPdf } from './tiny-pdf.ts'

const fixture = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, '../fixtures/contracts', name))
const limits = Limits.parse({})
const CLAUSE = textAt(50, 700, '1. The Client pays a fee.')
/** The number of the first further object of a file of one page. */
const EXTRA = 8

describe('a locked PDF', () => {
  test('opens with its password', async () => {
    const { lines, warnings } = await readPdf(fixture('locked.pdf'), { limits, password: 'open-me' })
    expect(lines.length).toBeGreaterThan(50)
    expect(warnings).toEqual([])
  })

  test.each([
    [undefined, 'pdf-encrypted', '--password'],
    ['open-you', 'password-wrong', 'does not open with this password'],
  ])('with the password %s is refused', async (password, code, says) => {
    await expect(readPdf(fixture('locked.pdf'), { limits, password })).rejects.toMatchObject({
      code,
      message: expect.stringContaining(says),
    })
  })
})

/** A content stream of blanks that packs a thousandfold. */
const bomb = (bytes: number, times = 1): string => {
  let data: Buffer = Buffer.alloc(bytes, ' ')
  for (let i = 0; i < times; i += 1) data = deflateSync(data)
  const filters = Array.from({ length: times }, () => '/FlateDecode').join(' ')
  return stream(`/Filter [${filters}]`, data.toString('latin1'))
}
const page = (entries: string, objects: readonly string[] = []): Uint8Array =>
  tinyPdf([{ content: CLAUSE, entries }], { objects })
const picture = (width: number, height: number): Uint8Array =>
  page('', [
    stream(
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8`,
      'A',
    ),
  ])

test.each([
  ['more pages than the limit', () => tinyPdf(Array.from({ length: 4 }, () => ({ content: CLAUSE }))), '4 pages'],
  ['a stream that unfolds without end', () => page('', [bomb(3_000_000)]), '2 megabytes'],
  ['a stream packed twice', () => page('', [bomb(3_000_000, 2)]), '2 megabytes'],
  ['a picture of absurd size', () => picture(50_000, 50_000), '50000 × 50000'],
])('%s is too large', async (_, file, says) => {
  const reading = readPdf(file(), { limits: Limits.parse({ pages: 3, unpackedMegabytes: 2 }) })
  await expect(reading).rejects.toMatchObject({ code: 'too-large', message: expect.stringContaining(says) })
})

const answer = async (bytes: Uint8Array): Promise<string> => {
  try {
    const { lines } = await readPdf(bytes, { limits })
    return lines.map((line) => line.text).join('|')
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('a PDF made to do harm ends in an answer', () => {
  const pagesAs = (change: (file: string) => string): Uint8Array =>
    Buffer.from(change(Buffer.from(tinyPdf([{ content: CLAUSE }])).toString('latin1')), 'latin1')

  test('a page tree that claims a million pages', async () => {
    expect(await answer(pagesAs((file) => file.replace('/Count 1 ', '/Count 999999 ')))).toMatch(
      /^(?:too-large|pdf-damaged|1\. The Client pays a fee\.)$/,
    )
  })

  test('a page tree that loops', async () => {
    expect(await answer(pagesAs((file) => file.replace('/Kids [6 0 R]', '/Kids [2 0 R]')))).toBe('pdf-damaged')
  })

  test('a form that draws itself', async () => {
    const form = stream(
      `/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X ${EXTRA} 0 R >> >>`,
      '/X Do /X Do',
    )
    const content = `${CLAUSE} /X Do`
    const entries = `/Resources << /Font << /F 3 0 R >> /XObject << /X ${EXTRA} 0 R >> >>`
    expect(await answer(tinyPdf([{ content, entries }], { objects: [form] }))).toBe('1. The Client pays a fee.')
  })

  test('a page that breaks off after many operators is told', async () => {
    const lines = Array.from({ length: 800 }, (_, i) => textAt(50, 790 - i / 2, `${i}`))
    const file = tinyPdf([{ content: `${lines.join('\n')} ${'['.repeat(100_000)}` }])
    const { warnings } = await readPdf(file, { limits })
    expect(warnings[0]?.code).toBe('pdf-partly-damaged')
  })

  test('brackets in brackets', async () => {
    expect(await answer(tinyPdf([{ content: `${CLAUSE} ${'['.repeat(100_000)}` }]))).toBe('1. The Client pays a fee.')
  })

  test.each(['[0 0 1e38 1e38]', '[0 0 0 0]', '[0 0 -600 -800]', '[1 2 3]', '(no box)'])(
    'a page of the size %s',
    async (box) => {
      expect(await answer(tinyPdf([{ content: CLAUSE, entries: `/MediaBox ${box}` }]))).toMatch(
        /^(?:pdf-damaged|1\. The Client pays a fee\.|)$/,
      )
    },
  )
})

describe('what a PDF would do is named and not done', () => {
  test.each([
    ['/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>', 'JavaScript'],
    ['/OpenAction << /S /J#61vaScript /J#53 (app.alert\\(1\\)) >>', 'JavaScript'],
    ['/OpenAction << /S /Launch /F (calc.exe) >>', 'a command to launch a program'],
    ['/Names << /EmbeddedFiles << /Names [] >> >>', 'embedded files'],
    ['/AcroForm << /XFA [(template) 3 0 R] >>', 'an XFA form'],
  ])('%s', async (catalog, named) => {
    const { lines, warnings } = await readPdf(tinyPdf([{ content: CLAUSE }], { catalog }), { limits })
    expect(lines.map((line) => line.text)).toEqual(['1. The Client pays a fee.'])
    expect(warnings[0]).toMatchObject({ code: 'pdf-active-content', message: expect.stringContaining(named) })
    expect(warnings.some(({ code }) => code === 'pdf-form-not-read')).toBe(named === 'an XFA form')
  })

  test('inside a packed object too', async () => {
    const packed = deflateSync(Buffer.from('9 0 << /S /JavaScript /JS (x) >>')).toString('latin1')
    const objects = [stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', packed)]
    const { warnings } = await readPdf(page('', objects), { limits })
    expect(warnings.map(({ code }) => code)).toEqual(['pdf-active-content'])
  })

  test('but the words of it on a page are nothing', async () => {
    const { warnings } = await readPdf(tinyPdf([{ content: textAt(50, 700, '1. No /JavaScript, no /S /Launch.') }]), {
      limits,
    })
    expect(warnings).toEqual([])
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ContractUnreadable } from '../../electron/documents/contract-unreadable.ts'
import { readContract } from '../../electron/documents/read-contract.ts'
import { fileOf, textAt, tinyPdf } from './tiny-pdf.ts'

const fixture = (name: string): string => join(import.meta.dirname, '../fixtures/contracts', name)
const bytesOf = (name: string): Uint8Array => readFileSync(fixture(name))
const good = bytesOf('en-libreoffice.pdf')

const BAD: readonly (readonly [string, () => string, string])[] = [
  ['an empty file', () => fileOf(''), 'file-empty'],
  ['nothing but blanks', () => fileOf(' \r\n\t\n'), 'file-empty'],
  ['a PDF cut short', () => fixture('cut-short.pdf'), 'pdf-damaged'],
  ['a PDF that lost its last bytes', () => fileOf(good.subarray(0, good.length - 10)), 'pdf-damaged'],
  ['a header and garbage', () => fileOf(`%PDF-1.7\n${'garbage '.repeat(200)}%%EOF`), 'pdf-damaged'],
  [
    'a PDF whose last update was cut off',
    () => fileOf(Buffer.concat([good, Buffer.from('\n12 0 obj\n<< /Type /Page')])),
    'pdf-damaged',
  ],
  ['a PDF with a password', () => fixture('locked.pdf'), 'pdf-encrypted'],
  ['a picture named .pdf', () => fileOf(Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')), 'picture-damaged'],
  ['an Office file named .pdf', () => fileOf(Buffer.from('PK\x03\x04\x14\0\x06\0', 'latin1')), 'document-damaged'],
  [
    'bytes without a meaning',
    () => fileOf(Uint8Array.from({ length: 999 }, (_, i) => (i * 37) % 251)),
    'file-not-supported',
  ],
]

test.each(BAD)('%s is refused', async (_, path, code) => {
  const refusal = await readContract(path(), {}).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(ContractUnreadable)
  expect(refusal).toMatchObject({ code })
  // Says what happened, then what to do.
  expect((refusal as Error).message).toMatch(/^.+[:.] [A-Z]?.+\.$/)
})

const PICTURE = 'q 600 0 0 800 0 0 cm /I Do Q'
const LEGAL = 'The Provider keeps every line in order and answers within two days at the most whenever one is down.'
const lines = (text: string): string => Array.from({ length: 4 }, (_, i) => textAt(20, 700 - 20 * i, text)).join('\n')

describe('a PDF without a text to trust is kept, not refused', () => {
  test.each([
    ['a scan', () => fixture('scan.pdf'), 'scan-ocr-needed'],
    ['a picture page', () => fileOf(tinyPdf([{ content: PICTURE }])), 'scan-ocr-needed'],
    [
      'a scan with an invisible text layer',
      () => fileOf(tinyPdf([{ content: `${PICTURE} 3 Tr ${lines(LEGAL)}` }])),
      'scan-ocr-needed',
    ],
    [
      'a scan painted over its text layer',
      () => fileOf(tinyPdf([{ content: `${lines(LEGAL)} ${PICTURE}` }])),
      'scan-ocr-needed',
    ],
    [
      'a scan with a stamp',
      () => fileOf(tinyPdf([{ content: `${PICTURE} ${textAt(20, 780, 'Envelope 8F2A-11')}` }])),
      'scan-ocr-needed',
    ],
    ['an empty page', () => fileOf(tinyPdf([{ content: '' }])), 'scan-ocr-needed'],
    [
      'Hebrew taken for Latin-1',
      () =>
        fileOf(
          tinyPdf([
            {
              content: lines(
                '\xe4\xf1\xf4\xf7 \xe9\xf9\xec\xed \xec\xec\xf7\xe5\xe7 \xf4\xe9\xf6\xe5\xe9 \xee\xe5\xf1\xeb\xed',
              ),
            },
          ]),
        ),
      'text-layer-broken',
    ],
  ])('%s', async (_, path, code) => {
    const { textSource, clauses, pageSizes, warnings } = await readContract(path(), {})
    expect({ textSource, clauses }).toEqual({ textSource: 'none', clauses: [] })
    expect(pageSizes.length).toBeGreaterThan(0)
    expect(warnings.map((warning) => warning.code)).toEqual([code])
  })

  test('a picture among text pages is named by its page', async () => {
    const { textSource, warnings } = await readContract(
      fileOf(tinyPdf([{ content: lines(LEGAL) }, { content: PICTURE }])),
      {},
    )
    expect(textSource).toBe('text-layer')
    expect(warnings).toContainEqual({ code: 'pages-are-pictures', message: expect.stringContaining('Page 2') })
    expect(warnings.map(({ code }) => code)).toEqual(['pages-are-pictures', 'no-clause-numbers'])
  })

  const scratched = (name: string, pattern: RegExp): Uint8Array => {
    const bytes = Uint8Array.from(bytesOf(name))
    const match = pattern.exec(Buffer.from(bytes).toString('latin1'))!
    bytes.fill(7, match.index + match[0].length, match.index + match[0].length + 8)
    return bytes
  }
  const FIRST_STREAM = /\/Filter\s*\/FlateDecode[\s\S]*?stream\r?\n[\s\S]{40}/
  const FIRST_OFFSET = /\nxref\n[\s\S]{40}/

  test.each([
    ['a scratched stream', 'en-libreoffice.pdf', FIRST_STREAM, 'pdf-partly-damaged'],
    ['a scratched stream', 'he-chromium.pdf', FIRST_STREAM, 'pdf-partly-damaged'],
    ['a scratched table of objects', 'en-libreoffice.pdf', FIRST_OFFSET, 'pdf-repaired'],
  ])('%s in %s is told', async (_, name, pattern, code) => {
    const { warnings } = await readContract(fileOf(scratched(name, pattern)), {})
    expect(warnings).toContainEqual({ code, message: expect.stringContaining('compare') })
  })
})

describe('whatever is done to a file', () => {
  const outcome = async (bytes: Uint8Array): Promise<string> => {
    try {
      return (await readContract(fileOf(bytes), {})).textSource
    } catch (error) {
      expect(error).toBeInstanceOf(ContractUnreadable)
      return (error as ContractUnreadable).code
    }
  }
  const position = fc.integer({ min: 0, max: good.length - 1 })

  test('cutting it anywhere ends in an answer', async () => {
    await fc.assert(
      fc.asyncProperty(position, async (end) => {
        expect(await outcome(good.subarray(0, end))).toMatch(/^(?:pdf-damaged|file-empty|file-not-supported|document)$/)
      }),
      { numRuns: 40, seed: 1 },
    )
  }, 60_000)

  test('cutting it and closing it again ends in an answer', async () => {
    const closed = (end: number): Uint8Array => Buffer.concat([good.subarray(0, end), Buffer.from('\n%%EOF\n')])
    await fc.assert(
      fc.asyncProperty(position, async (end) => {
        expect(await outcome(closed(end))).toMatch(
          /^(?:text-layer|none|document|pdf-damaged|file-empty|file-not-supported)$/,
        )
      }),
      { numRuns: 40, seed: 3 },
    )
  }, 60_000)

  test('flipping bits in it ends in an answer', async () => {
    const flips = fc.array(fc.tuple(position, fc.integer({ min: 0, max: 7 })), { minLength: 1, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(flips, async (all) => {
        const bytes = new Uint8Array(good)
        for (const [at, bit] of all) bytes[at] = bytes[at]! ^ (1 << bit)
        expect(await outcome(bytes)).toMatch(
          /^(?:text-layer|none|document|pdf-damaged|pdf-encrypted|file-not-supported)$/,
        )
      }),
      { numRuns: 40, seed: 2 },
    )
  }, 60_000)
})

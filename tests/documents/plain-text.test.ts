import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ReadClause } from '../../electron/documents/contract-text.ts'
import { plainTextLines } from '../../electron/documents/plain-text.ts'
import { readContract } from '../../electron/documents/read-contract.ts'
import { type Block, parseSource, truthOf } from '../fixtures/contracts/source.ts'
import { fileOf } from './tiny-pdf.ts'

const SHORT = 'הסכם שירות\n\n1. המחיר\n1.1 הלקוח ישלם 120 ₪ לחודש.\n1.2 ההסכם ל-12 חודשים.\n'
/** ש = 0xF9 and so on; ₪ is 0xA4. */
const windows1255 = Uint8Array.from(SHORT, (letter) => {
  if (letter === '₪') return 0xa4
  const code = letter.charCodeAt(0)
  return code >= 0x5d0 ? code - 0x5d0 + 0xe0 : code
})
const utf16 = (text: string, order: 'le' | 'be'): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

describe('encodings', () => {
  test.each([
    ['UTF-8', Buffer.from(SHORT)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${SHORT}`)],
    ['UTF-16, little end first', utf16(SHORT, 'le')],
    ['UTF-16, big end first', utf16(SHORT, 'be')],
    ['Windows-1255', windows1255],
  ])('%s', async (_, bytes) => {
    const { mediaType, textSource, language, title, pageSizes, clauses } = await readContract(
      fileOf(bytes, 'c.txt'),
      {},
    )
    expect({ mediaType, textSource, language, title, pageSizes }).toEqual({
      mediaType: 'text/plain',
      textSource: 'document',
      language: 'he',
      title: 'הסכם שירות',
      pageSizes: [],
    })
    expect(clauses.map(({ number, heading, text, boxes }) => [number, heading, text, boxes])).toEqual([
      ['', 'הסכם שירות', '', []],
      ['1', 'המחיר', '', []],
      ['1.1', 'המחיר', 'הלקוח ישלם 120 ₪ לחודש.', []],
      ['1.2', 'המחיר', 'ההסכם ל-12 חודשים.', []],
    ])
  })
})

describe('tabs', () => {
  test.each([
    ['between cells', 'Router\t£150', 'Router\t£150', 2],
    ['several, and blanks beside them', 'Router \t\t £150\t 1', 'Router\t£150\t1', 3],
    ['in a numbered row', '1\tנתב\t150 ₪', '1\tנתב\t150 ₪', 3],
    ['behind a label', '1.\tRouters cost £150.', '1. Routers cost £150.', 1],
    ['behind a lettered label', '\t(א)\tנתב', '(א) נתב', 1],
    ['behind a bullet', '•\tRouters', '• Routers', 1],
    ['around the text', '\tRouters cost £150.\t', 'Routers cost £150.', 1],
  ])('%s', (_, line, text, cells) => {
    expect(plainTextLines(line)).toMatchObject([{ text, cells: { length: cells }, bold: { length: text.length } }])
  })

  test('rows of a table stay together where nothing is numbered', async () => {
    const text = 'Dear Ms. Lane,\n\nthese are our prices.\n\nWork\tPrice\nSand\t£50\nSalt\t£60\n\nYours sincerely'
    const { clauses } = await readContract(fileOf(text, 'c.txt'), {})
    expect(clauses.map((clause) => clause.text)).toContain('these are our prices.\nWork\tPrice\nSand\t£50\nSalt\t£60')
  })
})

describe.each(['he', 'en'])('the %s contract typed as a text', (language) => {
  const fixtures = join(import.meta.dirname, '../fixtures/contracts')
  const blocks = parseSource(readFileSync(join(fixtures, `${language}.source.txt`), 'utf8'))
  const truth = truthOf(blocks).filter((clause) => clause.number !== '')
  const body = (clauses: readonly ReadClause[]): object[] =>
    clauses
      .filter((clause) => clause.number !== '')
      .map(({ number, path, level, heading, text }) => ({
        number,
        path,
        level,
        heading,
        text: text.replace(/\s/g, ' '),
      }))
  const flat = truth.map((clause) => ({ ...clause, text: clause.text.replace(/\s/g, ' ') }))
  const typed = (wrap: number): string =>
    blocks
      .flatMap((block) => wrapped(line(block), wrap).concat(block.kind === 'H' || block.kind === 'X' ? [''] : []))
      .join('\n')

  test('with a paragraph a line', async () => {
    const { clauses } = await readContract(fileOf(typed(Number.POSITIVE_INFINITY), 'c.txt'), {})
    expect(body(clauses)).toEqual(flat)
  })

  test.each([60, 72, 80])('wrapped at %i columns', async (columns) => {
    const { clauses } = await readContract(fileOf(typed(columns), 'c.txt'), {})
    expect(body(clauses)).toEqual(flat)
  })
})

function line({ kind, number, text, rows }: Block): string {
  if (kind === 'TABLE') return rows.map((row) => row.join(' ')).join('\n')
  if (kind === 'X') return `${number} – ${text}`
  return kind === 'H' ? `${number}. ${text}` : `${number} ${text}`.trim()
}

function wrapped(text: string, columns: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines = ['']
    for (const word of paragraph.split(' ')) {
      const current = lines.at(-1)!
      if (current !== '' && current.length + 1 + word.length > columns) lines.push(word)
      else lines[lines.length - 1] = `${current} ${word}`.trim()
    }
    return lines
  })
}

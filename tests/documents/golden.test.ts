import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readContract } from '../../electron/documents/read-contract.ts'
import type { TrueClause } from '../fixtures/contracts/source.ts'

const fixtures = join(import.meta.dirname, '../fixtures/contracts')
const fixture = (name: string): string => join(fixtures, name)
const truth = (language: string): TrueClause[] => JSON.parse(readFileSync(fixture(`${language}.truth.json`), 'utf8'))

const CONTRACTS = [
  { file: 'he-chromium.pdf', language: 'he', title: 'הסכם למתן שירותי תקשורת ותמיכה', signedOn: '2025-03-12' },
  { file: 'he-libreoffice.pdf', language: 'he', title: 'הסכם למתן שירותי תקשורת ותמיכה', signedOn: '2025-03-12' },
  { file: 'en-chromium.pdf', language: 'en', title: 'MANAGED SERVICES AGREEMENT', signedOn: '2026-03-03' },
  { file: 'en-libreoffice.pdf', language: 'en', title: 'MANAGED SERVICES AGREEMENT', signedOn: '2026-03-03' },
  { file: 'print-only.pdf', language: 'en', title: 'MANAGED SERVICES AGREEMENT', signedOn: '2026-03-03' },
] as const

describe.each(CONTRACTS)('$file', ({ file, language, title, signedOn }) => {
  const reading = readContract(fixture(file), {})

  test('gives every clause, letter by letter', async () => {
    const { clauses } = await reading
    const read = clauses.map(({ number, path, level, heading, text }) => ({ number, path, level, heading, text }))
    expect(read).toEqual(truth(language))
  })

  test('names language, title and day of signing', async () => {
    expect(await reading).toMatchObject({
      mediaType: 'application/pdf',
      textSource: 'text-layer',
      language,
      title,
      signedOn,
      warnings: [],
    })
  })
})

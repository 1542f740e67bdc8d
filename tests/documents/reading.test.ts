import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { joinLines } from '../../electron/documents/join-lines.ts'
import { openPdf } from '../../electron/documents/pdf/open-pdf.ts'
import { isBroken } from '../../electron/documents/pdf/text-health.ts'
import { readContract } from '../../electron/documents/read-contract.ts'

const fixture = (name: string): string => join(import.meta.dirname, '../fixtures/contracts', name)
const GOOD = [
  'he-chromium.pdf',
  'he-libreoffice.pdf',
  'en-chromium.pdf',
  'en-libreoffice.pdf',
  'print-only.pdf',
  'scan.pdf',
]

afterEach(() => {
  vi.restoreAllMocks()
})

test.each(GOOD)('pdf.js reads %s without a warning', async (name) => {
  const said: unknown[] = []
  for (const method of ['warn', 'error', 'log'] as const)
    vi.spyOn(console, method).mockImplementation((...all) => said.push(...all))
  const document = await openPdf(readFileSync(fixture(name)), { strict: true, verbosity: VerbosityLevel.WARNINGS })
  for (let number = 1; number <= document.numPages; number += 1) {
    await (await document.getPage(number)).getOperatorList()
  }
  await document.loadingTask.destroy()
  expect(said).toEqual([])
})

test('painted order and typed order of Hebrew give the same text', async () => {
  const [chromium, libreoffice] = await Promise.all(
    ['he-chromium.pdf', 'he-libreoffice.pdf'].map(async (name) => (await readContract(fixture(name), {})).clauses),
  )
  expect(chromium?.map(({ path, text }) => [path, text])).toEqual(libreoffice?.map(({ path, text }) => [path, text]))
})

test('every clause has a box for each of its lines, in the page and in reading order', async () => {
  for (const name of GOOD.slice(0, 4)) {
    const { clauses, pageSizes } = await readContract(fixture(name), {})
    const boxes = clauses.flatMap((clause) => clause.boxes)
    expect(clauses.every((clause) => clause.boxes.length > 0 && clause.boxes[0]?.page === clause.page)).toBe(true)
    for (const [i, { page, box }] of boxes.entries()) {
      const [left, top, right, bottom] = box
      const [width, height] = pageSizes[page - 1]!
      expect(left >= 0 && left < right && right <= width && top >= 0 && top < bottom && bottom <= height).toBe(true)
      const next = boxes[i + 1]
      if (next?.page === page) expect(next.box[1]).toBeGreaterThan(top)
    }
  }
})

describe('a long job', () => {
  test('tells of each page', async () => {
    const onPage = vi.fn()
    await readContract(fixture('he-chromium.pdf'), { onPage })
    expect(onPage.mock.calls).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ])
  })

  test('stops between pages when told', async () => {
    const stop = new AbortController()
    const reading = readContract(fixture('he-chromium.pdf'), { signal: stop.signal, onPage: () => stop.abort() })
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
  })
})

test.each([
  ['טלפון -03', '6471190 בחיפה', 'טלפון 03-6471190 בחיפה'],
  ['בין השעות -08:00', '18:00 בלבד', 'בין השעות 08:00-18:00 בלבד'],
  ['בתל אביב-', 'יפו', 'בתל אביב-יפו'],
  ['לקוחות (', 'CRM) והספק', 'לקוחות (CRM) והספק'],
  ['הסמכת Developer (Platform', '(II ועוד', 'הסמכת Developer (Platform II) ועוד'],
  ['ronit.almog@galil.', 'example בלבד', 'ronit.almog@galil.example בלבד'],
  ['a non-', 'renewal', 'a non-renewal'],
  ['the fee', ', if any', 'the fee, if any'],
  ['one line', 'and the next', 'one line and the next'],
  ['', 'alone', 'alone'],
])('%j and %j join to %j', (before, after, whole) => {
  expect(joinLines(before, after)).toBe(whole)
})

/** From left to right, as it stands on paper. */
const asPainted = (text: string): string => (/[א-ת]/.test(text) ? Array.from(text).toReversed().join('') : text)

test.each([
  ['sound Hebrew', 'הספק ימסור ללקוח דוח התקדמות שבועי ויקיים ישיבת סטטוס אחת לשבועיים. '.repeat(3), false],
  [
    'sound English',
    'The Provider shall perform the Services in a professional and workmanlike manner. '.repeat(3),
    false,
  ],
  ['Hebrew as Latin-1', 'äñô÷ éîñåø ìì÷åç ãåç äú÷ãîåú ùáåòé. '.repeat(4), true],
  ['private characters', 'The Provider shall\ue001\ue002\ue003\ue004\ue005 perform. '.repeat(6), true],
  ['mixed scripts', 'הsפק ימסoר ללקuח דוח התקדמות שבועי. '.repeat(6), true],
  ['letters backwards', 'קפסה רוסמי חוקלל םכסה תומדקתה ןיבל םידדצ םתח. '.repeat(4), true],
  ['too little to tell', '\ue001\ue002', false],
])('the health of %s', (_, text, broken) => {
  expect(isBroken(asPainted(text))).toBe(broken)
})

import { describe, expect, test, vi } from 'vitest'
import type { RecognisedPage } from '../../electron/documents/ocr/recognised-page.ts'
import { readPdf } from '../../electron/documents/pdf/read-pdf.ts'
import { Limits } from '../../shared/contract/settings.ts'
import { textAt, tinyPdf } from './tiny-pdf.ts'

const limits = Limits.parse({})
const PICTURE = 'q 600 0 0 800 0 0 cm /I Do Q'
const HEAD = 'Agreement no. 4471'
const page = (text: string): string => [textAt(50, 770, HEAD), textAt(50, 700, text)].join('\n')

/** A page as a recogniser gives it: one line a text, each word 20 points wide. */
function recognised(texts: readonly (readonly [string, number])[], confidence = 90): RecognisedPage {
  const lines = texts.map(([text, baseline]) => {
    const words = Array.from(text.matchAll(/\S+/g), ({ 0: run, index }, i) => ({
      span: [index, index + run.length] as [number, number],
      box: [50 + 25 * i, baseline - 8, 70 + 25 * i, baseline + 2] as [number, number, number, number],
      confidence,
    }))
    const right = words.at(-1)!.box[2]
    const box: [number, number, number, number] = [50, baseline - 8, right, baseline + 2]
    return {
      text,
      direction: 'ltr' as const,
      cells: [{ text, left: 50, right, words }],
      words,
      box,
      size: 10,
      baseline,
      isBold: false,
      column: null,
    }
  })
  return { width: 600, height: 800, lines, confidence, language: 'en' }
}

const SCANNED = recognised([
  [HEAD, 36],
  ['2. The fee is 120.', 100],
])

describe('a picture among text pages', () => {
  const file = tinyPdf([{ content: page('1. Seen.') }, { content: PICTURE }, { content: page('3. Seen too.') }])

  test('is recognised and put together with them, running heads gone from all', async () => {
    const onRecognise = vi.fn()
    const recognise = vi.fn(async () => SCANNED)
    const { lines, recognition, warnings } = await readPdf(file, { limits, recognise, onRecognise })
    expect(lines.map(({ page, text, source }) => [page, text, source])).toEqual([
      [1, '1. Seen.', 'text-layer'],
      [2, '2. The fee is 120.', 'ocr'],
      [3, '3. Seen too.', 'text-layer'],
    ])
    expect(lines[1]?.words[4]).toEqual({ span: [14, 18], box: [150, 92, 170, 102], confidence: 90 })
    expect(recognition).toMatchObject({ pages: [2], confidence: 90 })
    expect(warnings).toEqual([{ code: 'pages-recognised', message: expect.stringContaining('Page 2 was read') }])
    expect(recognise.mock.calls.map((call: unknown[]) => call[1])).toEqual([2])
    expect(onRecognise.mock.calls).toEqual([[1, 1]])
  })

  test('is named where there is no recogniser', async () => {
    const { recognition, warnings } = await readPdf(file, { limits })
    expect(recognition).toBeNull()
    expect(warnings.map(({ code }) => code)).toEqual(['pages-are-pictures'])
  })
})

test('a scanner’s invisible text gives way to the recogniser', async () => {
  const hidden = Array.from({ length: 6 }, (_, i) =>
    textAt(20, 700 - 20 * i, 'The Provider keepz every lime in ordre.'),
  )
  const file = tinyPdf([{ content: `${PICTURE} 3 Tr ${hidden.join('\n')}` }])
  const { lines } = await readPdf(file, { limits, recognise: async () => SCANNED })
  expect(lines.map((line) => line.text)).toContain('2. The fee is 120.')
})

test('a picture without a word is said to have none', async () => {
  const none = async (): Promise<RecognisedPage> => ({
    width: 600,
    height: 800,
    lines: [],
    confidence: 0,
    language: 'en',
  })
  const { lines, warnings } = await readPdf(tinyPdf([{ content: PICTURE }]), { limits, recognise: none })
  expect(lines).toEqual([])
  expect(warnings.map(({ code }) => code)).toEqual(['no-text-found'])
})

test('white paper is not looked at', async () => {
  const recognise = vi.fn(async () => SCANNED)
  await readPdf(tinyPdf([{ content: '' }, { content: page('1. Seen.') }]), { limits, recognise })
  expect(recognise).not.toHaveBeenCalled()
})

test('stops between pages when told', async () => {
  const stop = new AbortController()
  const file = tinyPdf([{ content: PICTURE }, { content: PICTURE }])
  const recognise = vi.fn(async () => {
    stop.abort()
    return SCANNED
  })
  await expect(readPdf(file, { limits, recognise, signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' })
  expect(recognise).toHaveBeenCalledTimes(1)
})

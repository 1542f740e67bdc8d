import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCheckpoint } from '../../../electron/documents/ocr/checkpoint.ts'
import type { RecognisedPage } from '../../../electron/documents/ocr/recognised-page.ts'

const KEY = { sha256: 'a'.repeat(64), engine: 'engine 1' }
const page = (text: string): RecognisedPage => {
  const words = [
    {
      span: [0, text.length] as [number, number],
      box: [1, 2, 3, 4] as [number, number, number, number],
      confidence: 91.5,
    },
  ]
  const line = {
    text,
    direction: 'rtl' as const,
    cells: [{ text, left: 1, right: 3, words }],
    words,
    box: [1, 2, 3, 4] as [number, number, number, number],
    size: 11,
    baseline: 4,
    isBold: false,
    column: [1, 3] as const,
  }
  return { width: 600, height: 800, lines: [line], confidence: 91.5, language: 'he' }
}

let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'checkpoint-'))
  path = join(folder, 'pages.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('pages come back as they were kept', async () => {
  const first = await openCheckpoint(path, KEY)
  await first.keep(1, page('סעיף'))
  await first.keep(3, page('clause'))
  const again = await openCheckpoint(path, KEY)
  expect(Object.fromEntries(again.pages)).toEqual({ 1: page('סעיף'), 3: page('clause') })
})

test('a torn last line is passed over, and what is kept after it is whole', async () => {
  const first = await openCheckpoint(path, KEY)
  await first.keep(1, page('one'))
  await first.keep(2, page('two'))
  truncateSync(path, readFileSync(path).length - 20)
  const second = await openCheckpoint(path, KEY)
  expect(Array.from(second.pages.keys())).toEqual([1])
  await second.keep(2, page('two again'))
  expect(Object.fromEntries((await openCheckpoint(path, KEY)).pages)).toEqual({ 1: page('one'), 2: page('two again') })
})

test.each([
  ['another document', { ...KEY, sha256: 'b'.repeat(64) }],
  ['another engine', { ...KEY, engine: 'engine 2' }],
])('%s finds none of its pages', async (_, key) => {
  await (await openCheckpoint(path, KEY)).keep(1, page('one'))
  expect((await openCheckpoint(path, key)).pages.size).toBe(0)
})

test('lines that are no pages are passed over', async () => {
  appendFileSync(path, `null\n{"sha256":"${KEY.sha256}","engine":"engine 1","page":1,"recognised":{"lines":[{}]}}\n`)
  expect((await openCheckpoint(path, KEY)).pages.size).toBe(0)
})

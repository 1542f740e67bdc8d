import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { compose, shifting, turning } from '../../../electron/documents/ocr/projective.ts'
import { createRecogniser } from '../../../electron/documents/ocr/recognise.ts'
import type { RecognisedPage } from '../../../electron/documents/ocr/recognised-page.ts'
import { resample } from '../../../electron/documents/ocr/resample.ts'
import { openPdf } from '../../../electron/documents/pdf/open-pdf.ts'
import { readPdf } from '../../../electron/documents/pdf/read-pdf.ts'
import { greyPdfPage } from '../../../electron/documents/pictures/draw-pdf-page.ts'
import { crop, type GreyPicture } from '../../../electron/documents/pictures/grey-picture.ts'
import type { Box } from '../../../shared/units.ts'

const DPI = 300
const PAGE_WIDTH = 595.92
const recogniser = createRecogniser()
afterAll(() => recogniser.close())

interface Strip {
  readonly name: string
  /** In points from the top of page 1. */
  readonly top: number
  readonly bottom: number
  /** Radians, clockwise: a strip turned by more than half of π stands on its head. */
  readonly turn: number
}

/** A strip of a printed page as a scanner gives it: turned a little and grainy. */
async function scanOf({ name, top, bottom, turn }: Strip): Promise<GreyPicture> {
  const document = await openPdf(fixture(name), { strict: true })
  const page = await greyPdfPage(await document.getPage(1), DPI)
  await document.loadingTask.destroy()
  const [from, to] = [top, bottom].map((points) => Math.round((points / 72) * DPI))
  const strip = crop(page, 0, from!, page.width, to! - from!)
  const [x, y] = [strip.width / 2, strip.height / 2]
  const turned = resample(strip, strip.width, strip.height, compose(shifting(x, y), turning(-turn), shifting(-x, -y)))
  // Grain from a small generator of its own: the same at every run.
  let seed = 1
  const data = turned.data.map((shade) => {
    seed = (seed * 48_271) % 2_147_483_647
    return Math.max(0, Math.min(255, shade * 0.9 + 10 + (seed % 25) - 12))
  })
  return { ...turned, data, dpi: DPI }
}

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/contracts/${name}`, import.meta.url)))

interface PrintedWord {
  readonly text: string
  readonly box: Box
}

/** The words the PDF itself has in the strip, at their places in it. */
async function printedWords({ name, top, bottom }: Strip): Promise<PrintedWord[]> {
  const { lines } = await readPdf(fixture(name), {})
  return lines
    .filter((line) => line.page === 1)
    .flatMap((line) => line.words.map(({ span, box }) => ({ text: line.text.slice(...span), box })))
    .filter(({ box }) => box[1] > top && box[3] < bottom)
    .map(({ text, box }) => ({ text, box: [box[0], box[1] - top, box[2], box[3] - top] }))
}

const wordsOf = ({ lines }: RecognisedPage): (PrintedWord & { confidence: number | null })[] =>
  lines.flatMap((line) =>
    line.words.map(({ span, box, confidence }) => ({ text: line.text.slice(...span), box, confidence })),
  )

const middle = ([left, top, right, bottom]: Box): [number, number] => [(left + right) / 2, (top + bottom) / 2]

describe.each([
  {
    name: 'he-chromium.pdf',
    top: 95,
    bottom: 290,
    turn: Math.PI + 0.012,
    language: 'he',
    direction: 'rtl',
    share: 0.95,
  },
  { name: 'en-libreoffice.pdf', top: 60, bottom: 250, turn: -0.02, language: 'en', direction: 'ltr', share: 0.97 },
])('a turned scan of $name', (strip) => {
  test('words, numbers and their places', { timeout: 120_000 }, async () => {
    const picture = await scanOf(strip)
    const page = await recogniser.recognisePage(picture, {
      number: 1,
      width: PAGE_WIDTH,
      height: (picture.height * PAGE_WIDTH) / picture.width,
    })
    expect(page.language).toBe(strip.language)
    expect(new Set(page.lines.map((line) => line.direction))).toEqual(new Set([strip.direction]))

    const read = wordsOf(page)
    const printed = await printedWords(strip)
    expect(printed.length).toBeGreaterThan(60)
    const right = printed.filter(({ text }) => read.some((word) => word.text === text.replaceAll('–', '-')))
    expect(right.length / printed.length).toBeGreaterThan(strip.share)
    const numbers = printed.filter(({ text }) => /\d{2}/.test(text)).map(({ text }) => text)
    expect(numbers.filter((text) => !read.some((word) => word.text === text))).toEqual([])

    // On the page as it was scanned, turned: each long word lies where the turn has taken it.
    const [cos, sin] = [Math.cos(strip.turn), Math.sin(strip.turn)]
    const [cx, cy] = [PAGE_WIDTH / 2, ((picture.height / picture.width) * PAGE_WIDTH) / 2]
    const once = printed.filter(
      ({ text }) => text.length > 5 && printed.filter((own) => own.text === text).length === 1,
    )
    const far = once.filter(({ text, box }) => {
      const found = read.find((word) => word.text === text)
      if (found === undefined) return false
      const [x, y] = middle(box)
      const [rx, ry] = middle(found.box)
      const at = [cx + (x - cx) * cos - (y - cy) * sin, cy + (x - cx) * sin + (y - cy) * cos]
      return Math.hypot(at[0]! - rx, at[1]! - ry) > 5
    })
    expect(far).toEqual([])
  })
})

/** Strips side by side, as columns of one sheet. */
function sideBySide(left: GreyPicture, right: GreyPicture): GreyPicture {
  const [width, height] = [left.width + right.width, Math.max(left.height, right.height)]
  const data = new Uint8Array(width * height).fill(255)
  for (const [strip, at] of [
    [left, 0],
    [right, left.width],
  ] as const)
    for (let y = 0; y < strip.height; y += 1)
      data.set(strip.data.subarray(y * strip.width, (y + 1) * strip.width), y * width + at)
  return { width, height, data, dpi: DPI }
}

/** Turned by a quarter, anticlockwise: its right edge is on top. */
function onItsSide({ width, height, data, dpi }: GreyPicture): GreyPicture {
  const turned = data.map((_, at) => data[(at % height) * width + width - 1 - Math.floor(at / height)]!)
  return { width: height, height: width, data: turned, dpi }
}

test('two columns of a sheet on its side are read one after the other', { timeout: 240_000 }, async () => {
  const strips: readonly Strip[] = [
    { name: 'en-chromium.pdf', top: 100, bottom: 260, turn: 0 },
    { name: 'en-chromium.pdf', top: 500, bottom: 660, turn: 0 },
  ]
  const [left, right] = await Promise.all(strips.map(scanOf))
  const picture = onItsSide(sideBySide(left!, right!))
  const [width, height] = [(picture.width / DPI) * 72, (picture.height / DPI) * 72]
  const page = await recogniser.recognisePage(picture, { number: 1, width, height })
  expect([Math.round(page.width), Math.round(page.height)]).toEqual([Math.round(height), Math.round(width)])

  const columns = new Set(page.lines.map((line) => String(line.column)))
  expect(columns.size).toBe(2)
  const printed = (await Promise.all(strips.map(printedWords))).flat()
  const read = wordsOf(page)
  // Long words that stand once: in the order of the columns, each where the turn has taken it.
  const once = printed.filter(({ text }) => text.length > 6 && printed.filter((own) => own.text === text).length === 1)
  const places = once.map(({ text }) => read.findIndex((word) => word.text === text)).filter((place) => place >= 0)
  expect(places.length).toBeGreaterThan(20)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  const first = once.find(({ text }) => read.some((word) => word.text === text))!
  const [x, y] = middle(first.box)
  const [rx, ry] = middle(read.find((word) => word.text === first.text)!.box)
  expect(Math.hypot(rx - y, ry - (height - x))).toBeLessThan(5)
})

test('a blank page has no lines', async () => {
  const blank = { width: 600, height: 400, data: new Uint8Array(240_000).fill(250), dpi: 100 }
  const page = await recogniser.recognisePage(blank, { number: 1, width: 432, height: 288 })
  expect(page).toMatchObject({ lines: [], confidence: 0 })
})

import { crop, type GreyPicture } from '../pictures/grey-picture.ts'
import type { Engine, ReadLine } from './engine.ts'
import { hebrewLetters, latinLetters } from './script.ts'

/** How many lines of a page are read in both languages to learn which one it is in. */
const SAMPLES = 6
/** A row belongs to a line when more than this share of it is ink. */
const LINE_INK = 0.004
const INK = 140
/** Heights, in pixels at 300 dpi, that a line of print can have: 5 to 30 points. */
const [LEAST_HEIGHT, MOST_HEIGHT] = [16, 125]
/** White around each sampled line. */
const MARGIN = 14
/** English is believed when it is this much surer than Hebrew over the sample; a page in doubt is read in both. */
const CLEARLY = 12

/** Some lines of a page as both languages read them. */
export interface Sample {
  readonly picture: GreyPicture
  readonly heb: readonly ReadLine[]
  readonly eng: readonly ReadLine[]
}

/**
 * Reads some lines of a page in both languages, which costs a tenth of reading it; null where no lines are seen.
 * @param page prepared: paper white, ink black
 */
export async function readSample(page: GreyPicture, heb: Engine, eng: Engine): Promise<Sample | null> {
  const picture = sampleOf(page)
  return picture === null ? null : readBoth(picture, heb, eng)
}

async function readBoth(picture: GreyPicture, heb: Engine, eng: Engine): Promise<Sample> {
  const [hebrew, english] = await Promise.all([
    heb.read(picture, { layout: 'block' }),
    eng.read(picture, { layout: 'block' }),
  ])
  return { picture, heb: hebrew, eng: english }
}

/** Whether a page is in English alone. */
export function isEnglishOnly({ heb, eng }: Sample): boolean {
  const letters = eng.flatMap((line) => line.words).reduce((sum, word) => sum + latinLetters(word.text), 0)
  return (
    letters > 0 &&
    eng.every((line, i) => sureness(line) > sureness(heb[i]) || isShort(line)) &&
    mean(eng.map(sureness)) > mean(heb.map(sureness)) + CLEARLY
  )
}

/** Text read this surely stands upright; upside down it is read as nonsense, and never surely. */
const SURELY_UPRIGHT = 75

/**
 * The sample turned upside down, where that makes it legible; null where it stands upright or neither way is. Only a
 * page that is hard to read is read in both ways.
 */
export async function upsideDownSample(sample: Sample, heb: Engine, eng: Engine): Promise<Sample | null> {
  if (legibility(sample) >= SURELY_UPRIGHT) return null
  const data = sample.picture.data.toReversed()
  const turned = await readBoth({ ...sample.picture, data }, heb, eng)
  return legibility(turned) > legibility(sample) + CLEARLY ? turned : null
}

/** How surely the sample is read in that of the two languages that fits it better. */
const legibility = ({ heb, eng }: Sample): number => Math.max(mean(heb.map(sureness)), mean(eng.map(sureness)))

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/** Mean confidence of a line's letters. */
function sureness(line: ReadLine | undefined): number {
  const words = line?.words ?? []
  const letters = words.map(({ text }) => hebrewLetters(text) + latinLetters(text))
  const all = letters.reduce((sum, count) => sum + count, 0)
  return all === 0 ? 0 : words.reduce((sum, word, i) => sum + word.confidence * letters[i]!, 0) / all
}

/** A title or a number alone says little. */
const isShort = (line: ReadLine): boolean => line.words.length < 4

/** Some lines from all over the page, one under the other in a picture of their own; null when there are none. */
function sampleOf(page: GreyPicture): GreyPicture | null {
  const bands = lineBands(page)
  const step = Math.max(1, bands.length / SAMPLES)
  const chosen = Array.from({ length: Math.min(SAMPLES, bands.length) }, (_, i) => bands[Math.floor(i * step)]!)
  if (chosen.length === 0) return null
  const rows = chosen.map(([top, bottom]) => crop(page, 0, top - MARGIN, page.width, bottom - top + 2 * MARGIN))
  const data = new Uint8Array(rows.reduce((sum, row) => sum + row.data.length, 0))
  let at = 0
  for (const row of rows) {
    data.set(row.data, at)
    at += row.data.length
  }
  return { width: page.width, height: data.length / page.width, data, dpi: page.dpi }
}

/** Top and bottom of each run of inked rows that can be a line of print. */
function lineBands({ width, height, data }: GreyPicture): [number, number][] {
  const bands: [number, number][] = []
  let start = -1
  for (let y = 0; y <= height; y += 1) {
    let ink = 0
    if (y < height) for (let at = y * width; at < (y + 1) * width; at += 1) if (data[at]! < INK) ink += 1
    const isInked = ink > LINE_INK * width
    if (isInked && start < 0) start = y
    if (isInked || start < 0) continue
    if (y - start >= LEAST_HEIGHT && y - start <= MOST_HEIGHT) bands.push([start, y])
    start = -1
  }
  return bands
}

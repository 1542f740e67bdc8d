import { directionOf } from '../pdf/logical-order.ts'
import type { GreyPicture } from '../pictures/grey-picture.ts'
import { pieceLeft, pieceRight, pieceText } from './atoms.ts'
import { type Engine, type EngineLanguage, startEngine } from './engine.ts'
import { lookingAgain, rereadDoubtful } from './look-again.ts'
import { withMarks } from './marks.ts'
import { chooseWords } from './merge-line.ts'
import type { Region } from './page-bands.ts'
import { readSample, type Sample, upsideDownSample } from './page-language.ts'
import { type MergedLine, pageOf, scaleAt } from './page-lines.ts'
import { cutOut, type PassLine, readRegion } from './passes.ts'
import { type PreparedPage, preparePage, upsideDown } from './prepare-page.ts'
import { compose, scaling } from './projective.ts'
import type { RecognisedPage } from './recognised-page.ts'
import { settleNumbers } from './settle-number.ts'
import { boldLines } from './stroke-width.ts'
import { inRows } from './table-rows.ts'

/** Names the engine, its data and this code: a page read by another is read anew. */
export const ENGINE_VERSION = 'tesseract.js 7.0.0, 4.0.0_best_int, merge 4'

export interface RecogniserOptions {
  /** A pass over one page that takes longer is given up; half a minute is ten times the usual. */
  readonly patienceMs?: number
}

/** The page a picture stands for: its number in the document, its size in points as displayed. */
export interface PageFrame {
  readonly number: number
  readonly width: number
  readonly height: number
}

/** Reads pages in Hebrew, English and both, one at a time; it holds two threads until it is closed. */
export interface Recogniser {
  /** @throws ContractUnreadable `picture-damaged` */
  readonly recognisePage: (picture: GreyPicture, page: PageFrame) => Promise<RecognisedPage>
  readonly close: () => Promise<void>
}

const PATIENCE_MS = 60_000

/** Nothing is started before the first page asks for it. */
export function createRecogniser({ patienceMs = PATIENCE_MS }: RecogniserOptions = {}): Recogniser {
  const engines = new Map<EngineLanguage, Promise<Engine>>()
  const engine = (language: EngineLanguage): Promise<Engine> => {
    const started = engines.get(language) ?? startEngine(language, patienceMs)
    engines.set(language, started)
    return started
  }
  const close = async (): Promise<void> => {
    const open = await Promise.allSettled(engines.values())
    engines.clear()
    await Promise.all(open.map((result) => (result.status === 'fulfilled' ? result.value.close() : undefined)))
  }
  return {
    recognisePage: async (picture, page) => {
      try {
        const [heb, eng] = await Promise.all([engine('heb'), engine('eng')])
        return await readPage(preparePage(picture, page), page.width / picture.width, heb, eng)
      } catch (error) {
        // An engine that was given up may still be at work; the next page gets fresh ones.
        await close()
        throw error
      }
    },
    close,
  }
}

async function readPage(level: PreparedPage, pointsAPixel: number, heb: Engine, eng: Engine): Promise<RecognisedPage> {
  const { page, sample } = await standUpright(level, heb, eng)
  const bands = await readBands(page, sample, heb, eng)
  const direction = directionOf(
    bands
      .flat(2)
      .flatMap(({ pieces }) => pieces.map(pieceText))
      .join(' '),
  )
  const again = lookingAgain(page.picture, eng)
  const merged: Omit<MergedLine, 'isBold'>[] = []
  for (const { line, pieces, column } of bands
    .flatMap((band) => (direction === 'rtl' ? band.toReversed() : band))
    .flat()) {
    const reread = await rereadDoubtful(page.picture, line, pieces, heb, eng)
    const settled = await settleNumbers(reread, line, direction === 'rtl', again(line))
    const marked = withMarks(page.picture, line, settled, direction === 'rtl')
    merged.push({ pieces: marked, height: line.height, baseline: line.baseline, column })
  }
  const toPage = compose(scaling(pointsAPixel), page.toSource)
  const { width, height } = page.picture
  const bold = boldLines(page.picture, merged)
  const lines = merged.map((line, i) => ({ ...line, isBold: bold[i]! }))
  return pageOf(inRows(lines, page.rows), direction, {
    toPage,
    scale: scaleAt(toPage, width / 2, height / 2),
    width,
    height,
  })
}

interface UprightPage {
  readonly page: PreparedPage
  /** Of its largest region. */
  readonly sample: { readonly region: Region; readonly lines: Sample | null }
}

/** Turns a page whose lines are level but stand on their heads. */
async function standUpright(page: PreparedPage, heb: Engine, eng: Engine): Promise<UprightPage> {
  const region = largest(page)
  const lines = await readSample(cutOut(page.picture, region), heb, eng)
  const turnedLines = lines && (await upsideDownSample(lines, heb, eng))
  if (turnedLines === null) return { page, sample: { region, lines } }
  const turned = upsideDown(page)
  return { page: turned, sample: { region: largest(turned), lines: turnedLines } }
}

const area = ({ bounds: [left, top, right, bottom] }: Region): number => (right - left) * (bottom - top)
const largest = ({ bands }: PreparedPage): Region =>
  bands.flat().reduce((most, own) => (area(own) > area(most) ? own : most))

interface ChosenLine extends Pick<MergedLine, 'pieces' | 'column'> {
  readonly line: PassLine
}

/** The lines of each region of each strip. */
async function readBands(
  { picture, bands }: PreparedPage,
  sample: UprightPage['sample'],
  heb: Engine,
  eng: Engine,
): Promise<ChosenLine[][][]> {
  const read: ChosenLine[][][] = []
  for (const band of bands) {
    const regions: ChosenLine[][] = []
    for (const region of band) {
      const lines = region === sample.region ? sample.lines : await readSample(cutOut(picture, region), heb, eng)
      const passes = await readRegion(picture, region, lines, heb, eng)
      const chosen = passes
        .map((line) => ({ line, pieces: chooseWords(line) }))
        .filter(({ pieces }) => pieces.length > 0)
      const pieces = chosen.flatMap((line) => line.pieces)
      const column = region.isColumn && pieces.length > 0 ? edgesOf(pieces) : null
      regions.push(chosen.map((line) => ({ ...line, column })))
    }
    read.push(regions)
  }
  return read
}

const edgesOf = (pieces: MergedLine['pieces']): [number, number] => [
  Math.min(...pieces.map(pieceLeft)),
  Math.max(...pieces.map(pieceRight)),
]

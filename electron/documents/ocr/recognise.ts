import { directionOf } from '../pdf/logical-order.ts'
import type { GreyPicture } from '../pictures/grey-picture.ts'
import { crop } from '../pictures/grey-picture.ts'
import { pieceText } from './atoms.ts'
import { type Engine, type EngineLanguage, type ReadLine, startEngine } from './engine.ts'
import { chooseWords, type LinePasses } from './merge-line.ts'
import { isEnglishOnly } from './page-language.ts'
import { type MergedLine, pageOf, scaleAt } from './page-lines.ts'
import { type PreparedPage, preparePage } from './prepare-page.ts'
import { compose, scaling } from './projective.ts'
import type { RecognisedPage } from './recognised-page.ts'
import { resample } from './resample.ts'
import { type LookAgain, settleNumbers } from './settle-number.ts'

/** Names the engine, its data and this code: a page read by another is read anew. */
export const ENGINE_VERSION = 'tesseract.js 7.0.0, 4.0.0_best_int, merge 1'

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

async function readPage(
  prepared: PreparedPage,
  pointsAPixel: number,
  heb: Engine,
  eng: Engine,
): Promise<RecognisedPage> {
  const passes = await readPasses(prepared.picture, heb, eng)
  const lookAgain = lookingAgain(prepared.picture, eng)
  const chosen = passes.map((line) => ({ line, pieces: chooseWords(line) }))
  const text = chosen.flatMap(({ pieces }) => pieces.map(pieceText)).join(' ')
  const direction = directionOf(text)
  const merged: MergedLine[] = []
  for (const { line, pieces } of chosen) {
    if (pieces.length === 0) continue
    const settled = await settleNumbers(pieces, line, direction === 'rtl', lookAgain(line))
    merged.push({ pieces: settled, height: line.height, baseline: line.baseline })
  }
  const toPage = compose(scaling(pointsAPixel), prepared.toSource)
  const { width, height } = prepared.picture
  return pageOf(merged, direction, { toPage, scale: scaleAt(toPage, width / 2, height / 2) })
}

interface PassLine extends LinePasses {
  readonly top: number
  readonly bottom: number
  readonly height: number
  readonly baseline: number
}

/** A line of an English page that is read this badly may be in Hebrew. */
const DOUBTFUL_LINE = 60

async function readPasses(picture: GreyPicture, heb: Engine, eng: Engine): Promise<PassLine[]> {
  if (await isEnglishOnly(picture, heb, eng)) {
    const english = await eng.read(picture, { layout: 'block' })
    if (!english.some(isDoubtful)) return pairLines([], english)
    const hebrew = await heb.read(picture, { layout: 'block' })
    // The rest of the page stays as the pass read it that knows its language.
    return pairLines(hebrew, english).map((line) => (isDoubtful({ words: line.eng }) ? line : { ...line, heb: [] }))
  }
  const [hebrew, english] = await Promise.all([
    heb.read(picture, { layout: 'block' }),
    eng.read(picture, { layout: 'block' }),
  ])
  return pairLines(hebrew, english)
}

const isDoubtful = ({ words }: Pick<ReadLine, 'words'>): boolean =>
  words.length > 2 && words.reduce((sum, word) => sum + word.confidence, 0) / words.length < DOUBTFUL_LINE

/** Both passes find their lines alike, by ink; a line that only one of them has stays alone. */
function pairLines(hebrew: readonly ReadLine[], english: readonly ReadLine[]): PassLine[] {
  const left = new Set(english)
  const paired = hebrew.map((line) => {
    const same = Array.from(left).filter((other) => sharedHeight(line, other) > 0.5)
    for (const other of same) left.delete(other)
    return passLine(
      line,
      line.words,
      same.flatMap((other) => other.words),
    )
  })
  const alone = Array.from(left, (line) => passLine(line, [], line.words))
  return [...paired, ...alone].toSorted((a, b) => a.baseline - b.baseline)
}

function sharedHeight({ box: a }: ReadLine, { box: b }: ReadLine): number {
  return (Math.min(a[3], b[3]) - Math.max(a[1], b[1])) / Math.max(1, Math.min(a[3] - a[1], b[3] - b[1]))
}

const passLine = (line: ReadLine, heb: ReadLine['words'], eng: ReadLine['words']): PassLine => ({
  heb,
  eng,
  top: line.box[1],
  bottom: line.box[3],
  height: line.height,
  baseline: line.baseline,
})

/** White around a number that is read alone. */
const MARGIN = 24
/**
 * A number is read alone in its own size and in others: the engine sees a full stop between digits in one of them that it
 * overlooks in the next (of 60 clause numbers 32 in its own size, 43 enlarged).
 */
const SIZES = [1, 1.5, 0.75]
/** Ink of the letter beside a number is left out, its own edge is not. */
const EDGE = 3

function lookingAgain(picture: GreyPicture, eng: Engine): (line: PassLine) => LookAgain {
  return (line) => async (box, only) => {
    const [left, right] = [Math.round(box[0]) - EDGE, Math.round(box[2]) + EDGE]
    const top = Math.round(Math.min(line.top, line.baseline - line.height))
    const bottom = Math.round(Math.max(line.bottom, line.baseline + line.height / 4))
    const tight = crop(picture, left, top, right - left, bottom - top)
    const alone = crop(tight, -MARGIN, -MARGIN, tight.width + 2 * MARGIN, tight.height + 2 * MARGIN)
    const readings: string[] = []
    for (const size of SIZES) {
      const sized =
        size === 1
          ? alone
          : resample(alone, Math.round(alone.width * size), Math.round(alone.height * size), scaling(1 / size))
      const lines = await eng.read(sized, { layout: 'line', only })
      readings.push(lines.flatMap(({ words }) => words.map((word) => word.text)).join(''))
    }
    return readings
  }
}

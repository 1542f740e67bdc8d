import { crop, type GreyPicture } from '../pictures/grey-picture.ts'
import { closeGaps } from './close-gaps.ts'
import type { Engine, ReadLine } from './engine.ts'
import { leadIn } from './lead-in.ts'
import type { LinePasses } from './merge-line.ts'
import type { Region } from './page-bands.ts'
import { isEnglishOnly, type Sample } from './page-language.ts'
import { type Move, movedWord, placedWords } from './placed-words.ts'

/** A line as both passes read it, in pixels of the prepared page. */
export interface PassLine extends LinePasses {
  readonly top: number
  readonly bottom: number
  readonly height: number
  readonly baseline: number
}

/** A line of an English page that is read this badly may be in Hebrew. */
const DOUBTFUL_LINE = 60

/** White around a region cut out of a page: the engine overlooks lines at the edge of a picture. */
const MARGIN = 20

/** A region as a picture of its own. */
export function cutOut(page: GreyPicture, { bounds: [left, top, right, bottom] }: Region): GreyPicture {
  const [width, height] = [right - left, bottom - top]
  if (width === page.width && height === page.height) return page
  const tight = crop(page, left, top, width, height)
  return crop(tight, -MARGIN, -MARGIN, width + 2 * MARGIN, height + 2 * MARGIN)
}

/**
 * The lines of a region, from top to bottom.
 * @param sample some of its lines; null where it has none
 */
export async function readRegion(
  page: GreyPicture,
  region: Region,
  sample: Sample | null,
  heb: Engine,
  eng: Engine,
): Promise<PassLine[]> {
  const picture = cutOut(page, region)
  const lines = await readPasses(picture, sample !== null && isEnglishOnly(sample), heb, eng)
  if (picture === page) return lines
  const [x, y] = [region.bounds[0] - MARGIN, region.bounds[1] - MARGIN]
  return lines.map((line) => ({
    heb: line.heb.map((word) => movedWord(word, x, y)),
    eng: line.eng.map((word) => movedWord(word, x, y)),
    top: line.top + y,
    bottom: line.bottom + y,
    height: line.height,
    baseline: line.baseline + y,
  }))
}

async function readPasses(picture: GreyPicture, isEnglish: boolean, heb: Engine, eng: Engine): Promise<PassLine[]> {
  const { picture: closed, movedBy } = closeGaps(picture)
  const readEnglish = async (): Promise<ReadLine[]> =>
    placed(await eng.read(closed, { layout: 'block' }), (x, y) => -movedBy(x, y))
  const readHebrew = async (): Promise<ReadLine[]> => {
    const { picture: led, isAdded } = leadIn(closed)
    const move: Move = (x, y) => (isAdded(x, y) ? null : -movedBy(x, y))
    return placed(await heb.read(led, { layout: 'block' }), move)
  }
  if (isEnglish) {
    const english = await readEnglish()
    if (!english.some(isDoubtful)) return pairLines([], english)
    const hebrew = await readHebrew()
    // The rest of the page stays as the pass read it that knows its language.
    return pairLines(hebrew, english).map((line) => (isDoubtful({ words: line.eng }) ? line : { ...line, heb: [] }))
  }
  const [hebrew, english] = await Promise.all([readHebrew(), readEnglish()])
  return pairLines(hebrew, english)
}

const placed = (lines: readonly ReadLine[], move: Move): ReadLine[] =>
  lines.map((line) => ({ ...line, words: placedWords(line.words, move) })).filter(({ words }) => words.length > 0)

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

import type { Box } from '../../../shared/units.ts'
import { crop, type GreyPicture } from '../pictures/grey-picture.ts'
import { boxAround, type Piece } from './atoms.ts'
import type { Engine, ReadWord } from './engine.ts'
import { chooseWords } from './merge-line.ts'
import type { PassLine } from './passes.ts'
import { movedWord } from './placed-words.ts'
import { scaling } from './projective.ts'
import { resample } from './resample.ts'
import type { LookAgain } from './settle-number.ts'

/** White around a number that is read alone. */
const MARGIN = 24
/**
 * A number is read alone in its own size and in others: the engine sees a full stop between digits in one of them that it
 * overlooks in the next (of 60 clause numbers 32 in its own size, 43 enlarged).
 */
const SIZES = [1, 1.5, 0.75]
/** Ink of the letter beside a number is left out, its own edge is not. */
const EDGE = 3

/** Less ink than this, in pixels, is no digit; the engine complains of it. */
const LEAST_WIDTH = 6

/** Reads numbers of a line once more, each alone. */
export function lookingAgain(picture: GreyPicture, eng: Engine): (line: PassLine) => LookAgain {
  return (line) => async (box, only) => {
    if (box[2] - box[0] < LEAST_WIDTH) return []
    const { alone } = cutAlone(picture, line, box)
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

/** A part of a line with nothing beside it, and where its left top corner lies in the page. */
function cutAlone(picture: GreyPicture, line: PassLine, box: Box): { alone: GreyPicture; left: number; top: number } {
  const [left, right] = [Math.round(box[0]) - EDGE, Math.round(box[2]) + EDGE]
  const top = Math.round(Math.min(line.top, line.baseline - line.height))
  const bottom = Math.round(Math.max(line.bottom, line.baseline + line.height / 4))
  const tight = crop(picture, left, top, right - left, bottom - top)
  const alone = crop(tight, -MARGIN, -MARGIN, tight.width + 2 * MARGIN, tight.height + 2 * MARGIN)
  return { alone, left: left - MARGIN, top: top - MARGIN }
}

/** A word read less surely than this is read once more, alone: a name in the other script among its neighbours. */
const DOUBTFUL = 50
/** A second reading is believed when it is this much surer. */
const SURER = 20
/** In heights of the line: what is narrower is no name. */
const LEAST_NAME = 1

/** The pieces of a line, those that are doubtful read again by both engines. */
export async function rereadDoubtful(
  picture: GreyPicture,
  line: PassLine,
  pieces: readonly Piece[],
  heb: Engine,
  eng: Engine,
): Promise<Piece[]> {
  const read: Piece[] = []
  for (const piece of pieces) {
    const box = boxAround(piece.atoms.map((atom) => atom.box))
    const isDoubtful = surenessOf([piece]) < DOUBTFUL && box[2] - box[0] >= LEAST_NAME * line.height
    const again = isDoubtful ? await readAlone(picture, line, box, heb, eng) : []
    read.push(...(surenessOf(again) > surenessOf([piece]) + SURER ? again : [piece]))
  }
  return read
}

const surenessOf = (pieces: readonly Piece[]): number =>
  pieces.length === 0 ? 0 : Math.min(...pieces.flatMap(({ atoms }) => atoms.map(({ confidence }) => confidence)))

async function readAlone(picture: GreyPicture, line: PassLine, box: Box, heb: Engine, eng: Engine): Promise<Piece[]> {
  const { alone, left, top } = cutAlone(picture, line, box)
  const readBy = async (engine: Engine): Promise<ReadWord[]> =>
    (await engine.read(alone, { layout: 'line' })).flatMap(({ words }) =>
      words.map((word) => movedWord(word, left, top)),
    )
  return chooseWords({ heb: line.heb.length === 0 ? [] : await readBy(heb), eng: await readBy(eng) })
}

import { crop, type GreyPicture } from '../pictures/grey-picture.ts'
import type { Engine } from './engine.ts'
import type { PassLine } from './passes.ts'
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
    const [left, right] = [Math.round(box[0]) - EDGE, Math.round(box[2]) + EDGE]
    if (box[2] - box[0] < LEAST_WIDTH) return []
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

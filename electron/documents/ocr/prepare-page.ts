import type { GreyPicture } from '../pictures/grey-picture.ts'
import { eraseRules } from './erase-rules.ts'
import { flatten } from './flatten.ts'
import { compose, type Projective, rectangleTo, scaling, shifting, turning } from './projective.ts'
import { resample, shrink } from './resample.ts'
import { findSheet } from './sheet.ts'
import { skewOf } from './skew.ts'

/** What the recogniser was taught on: at 300 dots per inch the letters of a contract have the height it reads best. */
export const RECOGNITION_DPI = 300
const POINTS_PER_INCH = 72
/** Enlarging adds no detail, only time. */
const MOST_ENLARGED = 2.5
/** A turn below this (radians) moves no word into another line. */
const LEAST_TURN = 0.001
/** Resampling blurs: a picture this near to the right size stays as it is. */
const NEAR_SIZE = 0.1
/** Pixels across in which a page's slant is measured. */
const SLANT_WIDTH = 1000
/** The height of a sheet over its width (ISO 216). */
const SHEET_RATIO = Math.SQRT2
const SHEET_WIDTH_INCHES = 8.27

/** A page's picture made fit for recognition, with the way from its pixels back to the picture it was made from. */
export interface PreparedPage {
  readonly picture: GreyPicture
  readonly toSource: Projective
}

/**
 * Straightens, sizes and lights a page's picture: the sheet in a photograph is pulled into a rectangle, turned lines are
 * levelled, letters get the size of 300 dots per inch, shadows go. One resampling for all of it.
 *
 * @param page width and height in points that the whole picture stands for
 * @param quarterTurns how often the page is turned clockwise to stand upright
 */
export function preparePage(
  picture: GreyPicture,
  page: { readonly width: number; readonly height: number },
  quarterTurns = 0,
): PreparedPage {
  const framed = framePage(picture, page)
  const upright = quarterTurned(framed, quarterTurns)
  const angle = skewOf(flatten(overview(picture, upright)))
  if (Math.abs(angle) < LEAST_TURN && upright.untouched) {
    return { picture: eraseRules(flatten(picture)), toSource: scaling(1) }
  }
  const { width, height } = upright
  const toSource = compose(
    upright.toSource,
    shifting(width / 2, height / 2),
    turning(angle),
    shifting(-width / 2, -height / 2),
  )
  return { picture: eraseRules(flatten(resample(picture, width, height, toSource))), toSource }
}

interface Framed {
  readonly width: number
  readonly height: number
  readonly toSource: Projective
  /** Whether the frame is the picture itself, pixel by pixel. */
  readonly untouched: boolean
}

function framePage(picture: GreyPicture, page: { readonly width: number; readonly height: number }): Framed {
  const sheet = findSheet(picture)
  if (sheet !== null) {
    const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = sheet
    const across = Math.max(Math.hypot(x1 - x0, y1 - y0), Math.hypot(x2 - x3, y2 - y3))
    const down = Math.max(Math.hypot(x3 - x0, y3 - y0), Math.hypot(x2 - x1, y2 - y1))
    const ratio = down > across ? SHEET_RATIO : 1 / SHEET_RATIO
    const usual = SHEET_WIDTH_INCHES * RECOGNITION_DPI * (down > across ? 1 : SHEET_RATIO)
    const width = Math.round(Math.min(usual, across * MOST_ENLARGED))
    const height = Math.round(width * ratio)
    return { width, height, toSource: rectangleTo(width, height, sheet), untouched: false }
  }
  const wanted = (page.width / POINTS_PER_INCH) * RECOGNITION_DPI
  const factor = Math.min(MOST_ENLARGED, wanted / picture.width)
  if (Math.abs(factor - 1) <= NEAR_SIZE) {
    return { width: picture.width, height: picture.height, toSource: scaling(1), untouched: true }
  }
  const [width, height] = [Math.round(picture.width * factor), Math.round(picture.height * factor)]
  return { width, height, toSource: scaling(1 / factor), untouched: false }
}

/** The same frame with its content turned clockwise by quarters. */
function quarterTurned(frame: Framed, quarters: number): Framed {
  const { width, height, toSource } = frame
  if (quarters % 4 === 0) return frame
  const sideways = quarters % 2 === 1
  const turned = { width: sideways ? height : width, height: sideways ? width : height }
  const back = compose(
    toSource,
    shifting(width / 2, height / 2),
    turning((-quarters * Math.PI) / 2),
    shifting(-turned.width / 2, -turned.height / 2),
  )
  return { ...turned, toSource: back, untouched: false }
}

/** The frame's content in few pixels. */
function overview(picture: GreyPicture, { width, height, toSource }: Framed): GreyPicture {
  const factor = Math.max(1, width / SLANT_WIDTH)
  // Means of whole squares first: picking single pixels out of a large picture would make noise of thin strokes.
  const square = Math.max(1, Math.floor(Math.sqrt((picture.width * picture.height) / (width * height)) * factor))
  return resample(
    shrink(picture, square),
    Math.round(width / factor),
    Math.round(height / factor),
    compose(scaling(1 / square), toSource, scaling(factor)),
  )
}

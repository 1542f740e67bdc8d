import type { GreyPicture } from '../pictures/grey-picture.ts'
import { eraseRules } from './erase-rules.ts'
import { flatten } from './flatten.ts'
import { type Band, pageBands, turnBands } from './page-bands.ts'
import { compose, type Projective, rectangleTo, scaling, shifting, turning } from './projective.ts'
import { resample, shrink } from './resample.ts'
import { findSheet } from './sheet.ts'
import { isSideways, skewOf } from './skew.ts'
import { type TableRow, tableRows, turnRows } from './table-rows.ts'

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
  /** Its strips from top to bottom. */
  readonly bands: readonly Band[]
  readonly rows: readonly TableRow[]
}

/**
 * Straightens, sizes and lights a page's picture: the sheet in a photograph is pulled into a rectangle, turned lines are
 * levelled, lines that run down are laid flat, letters get the size of 300 dots per inch, shadows go. One resampling for all
 * of it. Whether it now stands upright or upside down, only reading it can tell.
 *
 * @param page width and height in points that the whole picture stands for
 */
export function preparePage(
  picture: GreyPicture,
  page: { readonly width: number; readonly height: number },
): PreparedPage {
  const framed = framePage(picture, page)
  const seen = flatten(overview(picture, framed))
  const sideways = isSideways(seen)
  const level = sideways ? quarterTurned(framed) : framed
  const angle = skewOf(sideways ? flatten(overview(picture, level)) : seen)
  if (Math.abs(angle) < LEAST_TURN && level.untouched) return finished(picture, scaling(1))
  const { width, height } = level
  const toSource = compose(
    level.toSource,
    shifting(width / 2, height / 2),
    turning(angle),
    shifting(-width / 2, -height / 2),
  )
  return finished(resample(picture, width, height, toSource), toSource)
}

function finished(level: GreyPicture, toSource: Projective): PreparedPage {
  const lit = flatten(level)
  return { picture: eraseRules(lit), toSource, bands: pageBands(lit), rows: tableRows(lit) }
}

/** The prepared page turned by half a circle. */
export function upsideDown({ picture, toSource, bands, rows }: PreparedPage): PreparedPage {
  const turn = compose(shifting(picture.width, picture.height), turning(Math.PI))
  return {
    picture: { ...picture, data: picture.data.toReversed() },
    toSource: compose(toSource, turn),
    bands: turnBands(bands, picture),
    rows: turnRows(rows, picture),
  }
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

/** The same frame with its content turned clockwise by a quarter. */
function quarterTurned({ width, height, toSource }: Framed): Framed {
  const back = compose(
    toSource,
    shifting(width / 2, height / 2),
    turning(-Math.PI / 2),
    shifting(-height / 2, -width / 2),
  )
  return { width: height, height: width, toSource: back, untouched: false }
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

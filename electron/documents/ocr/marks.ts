import type { Box } from '../../../shared/units.ts'
import type { GreyPicture } from '../pictures/grey-picture.ts'
import { type Atom, type Piece, pieceLeft, pieceRight, pieceText } from './atoms.ts'
import type { PassLine } from './passes.ts'

/**
 * Marks that the recogniser confuses and their ink tells apart. A dash between times is more than looks: "06:00–23:00" runs
 * from the right in a Hebrew line, and with a hyphen from the left.
 */
export function withMarks(picture: GreyPicture, line: PassLine, pieces: readonly Piece[], rtl: boolean): Piece[] {
  const dashed = pieces.map(({ atoms }) => ({
    atoms: atoms.map((atom, i) => (isDash(atoms, i) ? dashOf(picture, line, atom) : atom)),
  }))
  const bullet = bulletBefore(picture, line, dashed, rtl)
  if (bullet === null) return dashed
  const rest = dashed.filter((piece) => piece !== bullet.instead)
  return rtl ? [...rest, bullet.piece] : [bullet.piece, ...rest]
}

/** Thin strokes are grey at their middle, too. */
const INK = 185
const BULLET = '•'
/** What bullets are taken for. */
const BULLET_LIKE = /^[*+•»«·°¢©@eo=~♦◆■-]$/
/** In heights of the line: how wide and high a bullet is, and where its middle lies over the baseline. */
const BULLET_SIZES = [0.1, 0.45] as const
const BULLET_MIDDLES = [0.12, 0.5] as const
/** A bullet is as wide as high, and full of ink as a disk is. */
const MOST_SLENDER = 1.5
const LEAST_FULL = 0.6

/** What a bullet that no pass saw is sure of. */
const UNSEEN = 50
/** In heights of the line: how far before the text a bullet may stand. */
const HANGING = 2.5

interface Bullet {
  readonly piece: Piece
  /** What it was read as. */
  readonly instead: Piece | undefined
}

/** The bullet a line begins with, whatever it was read as, if it was read at all. */
function bulletBefore(picture: GreyPicture, line: PassLine, pieces: readonly Piece[], rtl: boolean): Bullet | null {
  const first = pieces.at(rtl ? -1 : 0)
  if (first === undefined) return null
  const isRead = pieces.length > 1 && BULLET_LIKE.test(pieceText(first))
  const [left, right] = [pieceLeft(first), pieceRight(first)]
  const slack = line.height * EDGE
  const hanging = HANGING * line.height
  const before = rtl ? ([right + slack, right + hanging] as const) : ([left - hanging, left - slack] as const)
  const [from, to] = isRead ? [left - slack, right + slack] : before
  const ink = inkIn(picture, [from, line.baseline - line.height, to, line.baseline + line.height / 4])
  if (ink === null || !isDisk(ink, line)) return null
  const confidence = isRead ? first.atoms[0]!.confidence : UNSEEN
  return { piece: { atoms: [{ text: BULLET, box: ink.box, confidence }] }, instead: isRead ? first : undefined }
}

function isDisk({ box: [left, top, right, bottom], count }: Ink, { baseline, height: lineHeight }: PassLine): boolean {
  const [width, height] = [right - left, bottom - top]
  const size = Math.max(width, height) / lineHeight
  const over = (baseline - (top + bottom) / 2) / lineHeight
  return (
    size >= BULLET_SIZES[0] &&
    size <= BULLET_SIZES[1] &&
    over >= BULLET_MIDDLES[0] &&
    over <= BULLET_MIDDLES[1] &&
    Math.max(width / height, height / width) <= MOST_SLENDER &&
    count >= LEAST_FULL * width * height
  )
}

const EDGE = 0.05
const DASHES = /^[-–—]$/
/** The least lengths, in heights of the line, of a long dash and of one between numbers or words; a hyphen has 0.3. */
const LENGTHS: readonly (readonly [number, string])[] = [
  [0.75, '—'],
  [0.4, '–'],
  [0.15, '-'],
]
/** Signs of a word have uncertain edges: the dash may begin so far from its own. */
const REACH = 0.3
/** Where a dash lies over the baseline, and how thick it is at most. */
const DASH_ROWS = [0.08, 0.6] as const
const MOST_THICK = 0.16
/** Scanning breaks a thin stroke up by this many pixels. */
const BREAK = 2
/** Blurring makes it longer by so much. */
const BLUR = 1.5

/** Between two letters it is a hyphen, however long. */
const isDash = (atoms: readonly Atom[], i: number): boolean =>
  DASHES.test(atoms[i]!.text) && ![atoms[i - 1], atoms[i + 1]].every((atom) => atom && /\p{L}/u.test(atom.text))

function dashOf(picture: GreyPicture, line: PassLine, atom: Atom): Atom {
  const length = (dashLength(picture, line, atom.box) - BLUR) / line.height
  const text = LENGTHS.find(([least]) => length >= least)?.[1] ?? atom.text
  return { ...atom, text }
}

/** The length of the thin stroke that runs through the middle of a box; 0 where there is none. */
function dashLength(picture: GreyPicture, { baseline, height }: PassLine, [left, , right]: Box): number {
  const [first, last] = [Math.max(0, Math.round(left - REACH * height)), Math.round(right + REACH * height)]
  const [top, bottom] = [Math.round(baseline - DASH_ROWS[1] * height), Math.round(baseline - DASH_ROWS[0] * height)]
  const strokeAt = (x: number): readonly [number, number] | null => {
    const [, upper, , lower] = inkIn(picture, [x, baseline - height, x + 1, baseline + height / 4])?.box ?? []
    const isThin = upper !== undefined && lower !== undefined && lower - upper <= MOST_THICK * height
    return isThin && upper >= top && lower <= bottom + 1 ? [upper, lower] : null
  }
  let [longest, start, end] = [0, first, first - BREAK - 1]
  let rows: readonly [number, number] = [0, 0]
  for (let x = first; x < Math.min(last, picture.width); x += 1) {
    const own = strokeAt(x)
    if (own === null) continue
    // The serif of the letter beside it lies higher.
    if (x - end > BREAK || own[0] > rows[1] || own[1] < rows[0]) start = x
    end = x
    rows = own
    longest = Math.max(longest, end + 1 - start)
  }
  return longest
}

interface Ink {
  readonly box: Box
  readonly count: number
}

/** The dark pixels of a part of a page and the box they fill; null where there are none. */
function inkIn({ width, height, data }: GreyPicture, part: Box): Ink | null {
  const [left, top] = [Math.max(0, Math.round(part[0])), Math.max(0, Math.round(part[1]))]
  const [right, bottom] = [Math.min(width, Math.round(part[2])), Math.min(height, Math.round(part[3]))]
  let [x0, y0, x1, y1, count] = [right, bottom, left, top, 0]
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) {
      if (data[y * width + x]! >= INK) continue
      count += 1
      x0 = Math.min(x0, x)
      x1 = Math.max(x1, x + 1)
      y0 = Math.min(y0, y)
      y1 = Math.max(y1, y + 1)
    }
  return count === 0 ? null : { box: [x0, y0, x1, y1], count }
}

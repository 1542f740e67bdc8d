import type { Box } from '../../../shared/units.ts'
import { type Atom, AtomStore } from './atom.ts'
import { type GlyphLine, isBlank, isPlain, type PlacedGlyph } from './placed-glyph.ts'

/** Atoms from left to right with no wide gap between them: a line of running text, a clause number, a table cell. */
export interface VisualCell {
  /** What its atoms print. */
  readonly text: string
  readonly atoms: readonly Atom[]
  /** Left and right edge of each atom in points: two numbers an atom. */
  readonly edges: Float32Array
  readonly left: number
  readonly right: number
  /** Of the line it stands on. */
  readonly top: number
  readonly bottom: number
  /** The further lines of a table cell. */
  readonly below?: readonly VisualCell[]
}

/** One line as painted, or one row of a table, in the coordinates of its reading frame. */
export interface VisualLine {
  readonly cells: readonly VisualCell[]
  readonly baseline: number
  readonly size: number
  readonly box: Box
}

/** All in ems of the line. */
const CELL_GAP = 1.6
const BLANK_GAP = 0.18
const BLANK_GAP_AT_SPACE = 0.05
const DOUBLE_PAINT = 0.12
/** Justification widens all blanks of a line alike, but for a change of font; two gaps may be alike by chance. */
const EQUAL_GAPS = 0.2
const EQUAL_PAIR = 0.05

/** Marks sit on a neighbouring letter whatever the order of painting. */
const COMBINING = /^\p{M}+$/u
const isMark = ({ text }: PlacedGlyph): boolean => !isPlain(text) && COMBINING.test(text)

/** Makes the lines of one page, whose equal letters are one object. */
export class LineMaker {
  readonly #store = new AtomStore()
  /** A line stands in the page as it was found, and again in its columns should it have two. */
  readonly #made = new Map<GlyphLine, VisualLine>()

  line(line: GlyphLine): VisualLine {
    const known = this.#made.get(line)
    if (known !== undefined) return known
    const { glyphs, row, baseline, size, box } = line
    const cells = row ? row.flatMap((lines) => this.#tableCell(lines)) : this.#cells(glyphs, size, box, CELL_GAP)
    const made = { cells, baseline, size, box }
    this.#made.set(line, made)
    return made
  }

  #tableCell(lines: readonly GlyphLine[]): VisualCell[] {
    const [first, ...below] = lines.flatMap(({ glyphs, size, box }) =>
      this.#cells(glyphs, size, box, Number.POSITIVE_INFINITY),
    )
    if (first === undefined) return []
    return below.length === 0 ? [first] : [{ ...first, below }]
  }

  #cells(glyphs: readonly PlacedGlyph[], size: number, [, top, , bottom]: Box, widest: number): VisualCell[] {
    const letters = attachMarks(glyphs)
    const limit = isStretched(letters, size) ? Number.POSITIVE_INFINITY : widest
    return splitCells(letters, size, limit, this.#store).map(({ atoms, edges, left, right }) => {
      const text = atoms.map((atom) => atom.text).join('')
      // Cut to their length: lists that grew keep half as much room again.
      return { text, atoms: atoms.slice(), edges: Float32Array.from(edges), left, right, top, bottom }
    })
  }
}

/** Vowel points join the letter they stand on, in canonical order, and no longer take part in sorting. */
function attachMarks(glyphs: readonly PlacedGlyph[]): readonly PlacedGlyph[] {
  if (!glyphs.some(isMark)) return glyphs
  const bases = glyphs.filter((glyph) => !isMark(glyph)).map((glyph) => ({ ...glyph }))
  const letters = bases.filter((glyph) => !isBlank(glyph))
  for (const mark of glyphs) {
    if (!isMark(mark)) continue
    const x = (mark.left + mark.right) / 2
    const distance = (base: PlacedGlyph): number => Math.max(base.left - x, x - base.right, 0)
    const host = letters.reduce<PlacedGlyph | null>(
      (best, base) => (best === null || distance(base) < distance(best) ? base : best),
      null,
    )
    if (host) Object.assign(host, { text: (host.text + mark.text).normalize('NFC') })
  }
  return bases
}

/** White space between two words, in ems. */
interface WordGap {
  readonly width: number
  /** A blank stands in it. */
  readonly isWritten: boolean
}

/**
 * Whether a line's wide gaps are blanks stretched to fill a narrow column, and part no cells. The gap beside the first or
 * the last word may be that of a hanging number or bullet.
 */
function isStretched(glyphs: readonly PlacedGlyph[], size: number): boolean {
  const gaps = wordGaps(glyphs, size)
  if (gaps.every(({ width }) => width <= CELL_GAP)) return false
  if (areAlike(gaps)) return true
  return [gaps.slice(1), gaps.slice(0, -1)].some((rest) => {
    const widest = Math.max(...rest.map(({ width }) => width))
    return areAlike(rest) && widest > CELL_GAP && gaps.every(({ width }) => width <= widest + EQUAL_GAPS)
  })
}

function areAlike(gaps: readonly WordGap[]): boolean {
  const widths = gaps.map(({ width }) => width)
  const spread = Math.max(...widths) - Math.min(...widths)
  // Cells of a table are placed; only running text has blanks.
  if (gaps.length < 2 || !gaps.every(({ isWritten }) => isWritten)) return false
  return spread <= (gaps.length > 2 ? EQUAL_GAPS : EQUAL_PAIR)
}

/** From left to right. */
function wordGaps(glyphs: readonly PlacedGlyph[], size: number): WordGap[] {
  const gaps: WordGap[] = []
  let right: number | null = null
  let isWritten = false
  for (const glyph of glyphs.toSorted((a, b) => a.left - b.left || a.right - b.right)) {
    if (isBlank(glyph)) {
      isWritten = true
      continue
    }
    const width = right === null ? 0 : (glyph.left - right) / size
    if (width > BLANK_GAP) gaps.push({ width, isWritten })
    right = Math.max(right ?? glyph.right, glyph.right)
    isWritten = false
  }
  return gaps
}

interface GrowingCell {
  readonly atoms: Atom[]
  readonly edges: number[]
  readonly left: number
  right: number
}

function splitCells(glyphs: readonly PlacedGlyph[], size: number, widest: number, store: AtomStore): GrowingCell[] {
  const cells: GrowingCell[] = []
  let previous: PlacedGlyph | null = null
  let spaceSeen = false
  for (const glyph of glyphs.toSorted((a, b) => a.left - b.left || a.right - b.right)) {
    if (isBlank(glyph)) {
      spaceSeen = true
      continue
    }
    // Some producers make bold or a shadow by painting a letter twice, a hair apart.
    if (previous?.text === glyph.text && Math.abs(previous.left - glyph.left) < DOUBLE_PAINT * size) continue
    const gap = previous === null ? 0 : (glyph.left - previous.right) / size
    let cell = cells.at(-1)
    if (cell === undefined || gap > widest) {
      cell = { atoms: [], edges: [], left: glyph.left, right: glyph.right }
      cells.push(cell)
    } else if (spaceSeen ? gap > BLANK_GAP_AT_SPACE : gap > BLANK_GAP) {
      cell.atoms.push(store.blank(glyph.bold, !spaceSeen))
      cell.edges.push(cell.right, glyph.left)
    }
    cell.atoms.push(store.letter(glyph.text, glyph.bold))
    cell.edges.push(glyph.left, glyph.right)
    cell.right = Math.max(cell.right, glyph.right)
    previous = glyph
    spaceSeen = false
  }
  return cells
}

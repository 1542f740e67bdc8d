import { declaredWidth, type EmbeddedFont } from './embedded-font.ts'
import type { Weight } from './fonts.ts'
import type { Line, Run } from './lines.ts'
import type { PlacedGlyph } from './shape.ts'
import type { StructureElement } from './structure.ts'
import { A4, type Area, type Color } from './style.ts'

/** Something drawn, as it can be checked: a line of text in reading order, or a shape (`text` is null). */
export interface Drawn extends Area {
  readonly page: number
  readonly text: string | null
}

export interface Link {
  readonly area: Area
  readonly anchor: string
}

/** What all pages of one document share. */
export interface Ink {
  readonly fonts: Readonly<Record<Weight, EmbeddedFont>>
  readonly drawn: Drawn[]
  /** In the order of their first line. */
  readonly elements: Set<StructureElement>
  /** The page (from 0) an anchor stands on. */
  pageOf(anchor: string): number | null
}

const number = (value: number): string => String(Math.round(value * 1000) / 1000)

/** Thousandths of an em below which a difference in width is left alone. */
const UNSEEN = 0.05

/** How far a marker's stroke goes below and above the baseline, in em. */
const MARKER = { below: 0.26, above: 0.86 } as const

/** One page's drawing surface, in points from the top left corner; writes PDF content operators. */
export class Canvas {
  readonly page: number
  readonly links: Link[] = []
  readonly #ink: Ink
  readonly #operators: string[] = []
  #marks = 0

  constructor(page: number, ink: Ink) {
    this.page = page
    this.#ink = ink
  }

  get content(): string {
    return this.#operators.join('\n')
  }

  /** The number of the page an anchor stands on, counted from 1. */
  pageNumberOf(anchor: string): number | null {
    const page = this.#ink.pageOf(anchor)
    return page === null ? null : page + 1
  }

  /** Draws a line with its left end at `x` on a baseline. Without an element it is furniture: not part of the text. */
  text(line: Line, x: number, baseline: number, size: number, element?: StructureElement): void {
    for (const run of line.runs) this.#marker(run, x, baseline, size)
    this.#operators.push(element ? this.#openElement(element) : '/Artifact BMC', 'BT')
    for (const run of line.runs) this.#run(run, x + run.x, baseline, size)
    this.#operators.push('ET', 'EMC')
    this.#ink.drawn.push({
      page: this.page,
      text: line.text,
      x,
      y: baseline - size * MARKER.above,
      width: line.width,
      height: size * (MARKER.above + MARKER.below),
    })
  }

  rectangle(area: Area, fill: Color): void {
    const { x, y, width, height } = area
    this.#shape(
      area,
      `${rgb(fill)} rg ${number(x)} ${number(A4.height - y - height)} ${number(width)} ${number(height)} re f`,
    )
  }

  /** A filled polygon, its corners in points from the top left of the page. */
  polygon(corners: readonly (readonly [x: number, y: number])[], fill: Color): void {
    const path = corners.map(([x, y], index) => `${number(x)} ${number(A4.height - y)} ${index === 0 ? 'm' : 'l'}`)
    const xs = corners.map(([x]) => x)
    const ys = corners.map(([, y]) => y)
    const [left, top] = [Math.min(...xs), Math.min(...ys)]
    const area = { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top }
    this.#shape(area, `${rgb(fill)} rg ${path.join(' ')} h f`)
  }

  /** A disc; with a hole, a ring. Filled, not stroked: viewers draw small stroked curves as polygons. */
  disc(centre: readonly [x: number, y: number], radius: number, ink: Color, hole = 0): void {
    const [x, y] = centre
    const area = { x: x - radius, y: y - radius, width: radius * 2, height: radius * 2 }
    const inner = hole > 0 ? circlePath(x, A4.height - y, hole) : ''
    this.#shape(area, `${rgb(ink)} rg ${circlePath(x, A4.height - y, radius)} ${inner} f*`)
  }

  link(area: Area, anchor: string): void {
    this.links.push({ area, anchor })
  }

  #openElement(element: StructureElement): string {
    const id = this.#marks++
    element.marks.push({ page: this.page, id })
    this.#ink.elements.add(element)
    return `/${element.tag} <</MCID ${id}>> BDC`
  }

  #shape(area: Area, operators: string): void {
    this.#operators.push(`/Artifact BMC ${operators} EMC`)
    this.#ink.drawn.push({ ...area, page: this.page, text: null })
  }

  #marker(run: Run, x: number, baseline: number, size: number): void {
    if (!run.background) return
    const height = size * (MARKER.above + MARKER.below)
    this.rectangle({ x: x + run.x, y: baseline - size * MARKER.above, width: run.width, height }, run.background)
  }

  #run(run: Run, x: number, baseline: number, size: number): void {
    const font = this.#ink.fonts[run.weight]
    this.#operators.push(
      `${rgb(run.color)} rg /${run.weight} ${number(size)} Tf 1 0 0 1 ${number(x)} ${number(A4.height - baseline)} Tm`,
      ...showGlyphs(run.glyphs, font, size),
    )
  }
}

/** Four cubic curves whose control points stand where the error is below 0.03 %. */
function circlePath(x: number, y: number, r: number): string {
  const k = r * 0.5523
  const curve = (...points: number[]) => `${points.map(number).join(' ')} c`
  return [
    `${number(x + r)} ${number(y)} m`,
    curve(x + r, y + k, x + k, y + r, x, y + r),
    curve(x - k, y + r, x - r, y + k, x - r, y),
    curve(x - r, y - k, x - k, y - r, x, y - r),
    curve(x + k, y - r, x + r, y - k, x + r, y),
    'h',
  ].join(' ')
}

const rgb = (ink: Color): string => ink.map(number).join(' ')

/**
 * TJ operators for glyphs from left to right. Kerning and a mark's sideways offset are moves inside the array; a mark's
 * height is text rise, which needs an array of its own.
 */
function showGlyphs(glyphs: readonly PlacedGlyph[], font: EmbeddedFont, size: number): string[] {
  const operators: string[] = []
  let array = ''
  let rise = 0
  const flush = () => {
    if (array !== '') operators.push(`[${array}] TJ`)
    array = ''
  }
  const move = (thousandths: number) => {
    if (Math.abs(thousandths) > UNSEEN) array += ` ${number(-thousandths)} `
  }
  for (const glyph of glyphs) {
    if (glyph.dy !== rise) {
      flush()
      rise = glyph.dy
      operators.push(`${number(rise * size)} Ts`)
    }
    move(glyph.dx * 1000)
    array += `<${font.encode(glyph)}>`
    move((glyph.advance - glyph.dx) * 1000 - declaredWidth(glyph))
  }
  flush()
  if (rise !== 0) operators.push('0 Ts')
  return operators
}

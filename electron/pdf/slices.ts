import type { Direction } from './bidi.ts'
import type { Canvas } from './canvas.ts'
import { type Frame, innerWidth } from './frame.ts'
import type { Area } from './style.ts'

/**
 * The smallest thing that is never cut by the end of a page: a line of text, a row of a table, a rule. A document is a
 * list of slices; the page flow only decides where each one stands.
 */
export interface Slice {
  /** In points. */
  readonly height: number
  /** Paints into an area as wide as the slice was made for. */
  readonly paint?: (canvas: Canvas, area: Area) => void
  /** Not the last thing on its page: headings, first lines. */
  readonly keepWithNext?: boolean
  /** White space, left out where a page or a box begins. */
  readonly blank?: boolean
  /** The box this slice stands in. */
  readonly frame?: Frame
  /** Begins a new page unless so many points are left. */
  readonly room?: number
  /** A place that bookmarks, links and page numbers can point to. */
  readonly anchor?: string
}

export const gap = (height: number): Slice => ({ height, blank: true })

/** Keeps a short list on one page: every slice but the last holds on to the next. */
export const together = (slices: readonly Slice[]): Slice[] =>
  slices.map((slice, index) => (index < slices.length - 1 ? { ...slice, keepWithNext: true } : slice))

/** Keeps the whole list with what follows it. */
export const withNext = (slices: readonly Slice[]): Slice[] => slices.map((slice) => ({ ...slice, keepWithNext: true }))

/** Puts slices, made for `innerWidth(frame, width)`, into one box; the box breaks across pages with them. */
export function framed(frame: Frame, direction: Direction, slices: readonly Slice[]): Slice[] {
  return slices.map((slice) => {
    const { paint } = slice
    if (!paint) return { ...slice, frame }
    return {
      ...slice,
      frame,
      paint: (canvas, area) => {
        const left = direction === 'ltr' ? frame.padding.start : frame.padding.end
        paint(canvas, { ...area, x: area.x + left, width: innerWidth(frame, area.width) })
      },
    }
  })
}

/** Joins slices into one that no page break cuts: for short blocks only. */
export const stack = (slices: readonly Slice[]): Slice => ({
  height: slices.reduce((sum, slice) => sum + slice.height, 0),
  paint: (canvas, area) => {
    let { y } = area
    for (const slice of slices) {
      slice.paint?.(canvas, { ...area, y, height: slice.height })
      y += slice.height
    }
  },
})

export interface Column {
  /** In points. */
  readonly width: number
  readonly slices: readonly Slice[]
}

/**
 * Sets columns side by side, in reading direction, row by row: the first slices of all columns are one slice, and so on.
 * So a tall row of a table breaks between its lines.
 */
export function columns(parts: readonly Column[], gutter: number, direction: Direction): Slice[] {
  const total = parts.reduce((sum, part) => sum + part.width, gutter * (parts.length - 1))
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, part) => sum + part.width + gutter, 0))
  const rows = Math.max(0, ...parts.map((part) => part.slices.length))
  return Array.from({ length: rows }, (_, row) => {
    const cells = parts.flatMap((part, index) => {
      const slice = part.slices[row]
      const start = starts[index] ?? 0
      const left = direction === 'ltr' ? start : total - start - part.width
      return slice ? [{ slice, left, width: part.width }] : []
    })
    return {
      height: Math.max(...cells.map((cell) => cell.slice.height)),
      keepWithNext: cells.some((cell) => cell.slice.keepWithNext),
      paint: (canvas: Canvas, area: Area) => {
        for (const { slice, left, width } of cells)
          slice.paint?.(canvas, { x: area.x + left, y: area.y, width, height: slice.height })
      },
    }
  })
}

import type { Direction } from './bidi.ts'
import type { Canvas } from './canvas.ts'
import type { Area, Color } from './style.ts'

/** A box around slices. Its identity matters: slices with the same frame object share the box. */
export interface Frame {
  /** In points; `start` is the side reading begins on. */
  readonly padding: { readonly top: number; readonly bottom: number; readonly start: number; readonly end: number }
  readonly fill?: Color
  readonly border?: Color
  /** A bar along the starting edge. */
  readonly bar?: { readonly width: number; readonly color: Color }
  /** Upright rules between columns, in points from the inner starting edge. */
  readonly dividers?: { readonly at: readonly number[]; readonly color: Color }
}

export const innerWidth = (frame: Frame, width: number): number => width - frame.padding.start - frame.padding.end

const HAIRLINE = 0.6

/**
 * Paints the part of a box that stands on one page. Where the box goes on over the end of a page the edge stays open, so
 * that a reader sees that the quotation isn't over.
 */
export function paintFrame(
  canvas: Canvas,
  frame: Frame,
  area: Area,
  edges: { readonly opens: boolean; readonly closes: boolean },
  direction: Direction,
): void {
  if (frame.fill) canvas.rectangle(area, frame.fill)
  const fromStart = (start: number, width: number) =>
    direction === 'ltr' ? area.x + start : area.x + area.width - start - width
  const upright = (start: number, width: number, color: Color) =>
    canvas.rectangle({ ...area, x: fromStart(start, width), width }, color)
  if (frame.border) {
    const level = { ...area, height: HAIRLINE }
    if (edges.opens) canvas.rectangle(level, frame.border)
    if (edges.closes) canvas.rectangle({ ...level, y: area.y + area.height - HAIRLINE }, frame.border)
    upright(0, HAIRLINE, frame.border)
    upright(area.width - HAIRLINE, HAIRLINE, frame.border)
  }
  if (frame.bar) upright(0, frame.bar.width, frame.bar.color)
  for (const at of frame.dividers?.at ?? [])
    if (frame.dividers) upright(frame.padding.start + at, HAIRLINE, frame.dividers.color)
}

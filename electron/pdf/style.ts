/** Red, green and blue from 0 to 1. */
export type Color = readonly [red: number, green: number, blue: number]

/** A colour from its usual hexadecimal form, `#1d6b53`. */
export function color(hex: string): Color {
  const channel = (start: number) => Number.parseInt(hex.slice(start, start + 2), 16) / 255
  return [channel(1), channel(3), channel(5)]
}

/** A4 in PDF points. */
export const A4 = { width: 595.28, height: 841.89 } as const

/** A rectangle in points from the top left corner of its page. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

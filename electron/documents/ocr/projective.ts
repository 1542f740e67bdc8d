import type { Box } from '../../../shared/units.ts'

/**
 * A projective map of the plane, row by row: (x, y) goes to
 * ((ax + by + c) / (gx + hy + i), (dx + ey + f) / (gx + hy + i)). Scaling, turning, shifting and the perspective of a camera
 * are all of this kind, and so is what they make together.
 */
export type Projective = readonly [number, number, number, number, number, number, number, number, number]

export type Point = readonly [number, number]

/** Corners in the order top left, top right, bottom right, bottom left. */
export type Quadrilateral = readonly [Point, Point, Point, Point]

export const scaling = (factor: number): Projective => [factor, 0, 0, 0, factor, 0, 0, 0, 1]
export const shifting = (x: number, y: number): Projective => [1, 0, x, 0, 1, y, 0, 0, 1]

/** Turns by an angle in radians about the origin; positive is clockwise on a page whose y grows downwards. */
export function turning(angle: number): Projective {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return [cos, -sin, 0, sin, cos, 0, 0, 0, 1]
}

/** Does the last map first. */
export function compose(...maps: readonly Projective[]): Projective {
  return maps.reduce((outer, inner) => {
    const cell = (row: number, column: number): number =>
      outer[row * 3]! * inner[column]! +
      outer[row * 3 + 1]! * inner[3 + column]! +
      outer[row * 3 + 2]! * inner[6 + column]!
    return [cell(0, 0), cell(0, 1), cell(0, 2), cell(1, 0), cell(1, 1), cell(1, 2), cell(2, 0), cell(2, 1), cell(2, 2)]
  })
}

export function apply([a, b, c, d, e, f, g, h, i]: Projective, x: number, y: number): [number, number] {
  const w = g * x + h * y + i
  return [(a * x + b * y + c) / w, (d * x + e * y + f) / w]
}

/** The upright box around a box that was mapped. */
export function applyToBox(map: Projective, [left, top, right, bottom]: Box): Box {
  const corners = [apply(map, left, top), apply(map, right, top), apply(map, right, bottom), apply(map, left, bottom)]
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

/** The way back. A map that folds the plane together has none: that is a mistake of the caller. */
export function inverse([a, b, c, d, e, f, g, h, i]: Projective): Projective {
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
  if (Math.abs(determinant) < 1e-12) throw new RangeError('This map cannot be undone.')
  const by = 1 / determinant
  return [
    (e * i - f * h) * by,
    (c * h - b * i) * by,
    (b * f - c * e) * by,
    (f * g - d * i) * by,
    (a * i - c * g) * by,
    (c * d - a * f) * by,
    (d * h - e * g) * by,
    (b * g - a * h) * by,
    (a * e - b * d) * by,
  ]
}

/** The map that takes an upright rectangle from the origin to a quadrilateral (Heckbert 1989, section 2.2.3). */
export function rectangleTo(width: number, height: number, corners: Quadrilateral): Projective {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = corners
  const [sx, sy] = [x0 - x1 + x2 - x3, y0 - y1 + y2 - y3]
  const [dx1, dx2, dy1, dy2] = [x1 - x2, x3 - x2, y1 - y2, y3 - y2]
  const determinant = dx1 * dy2 - dx2 * dy1
  const g = (sx * dy2 - dx2 * sy) / determinant
  const h = (dx1 * sy - sx * dy1) / determinant
  const unit: Projective = [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h, 1]
  return compose(unit, [1 / width, 0, 0, 0, 1 / height, 0, 0, 0, 1])
}

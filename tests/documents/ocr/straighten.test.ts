import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eraseRules } from '../../../electron/documents/ocr/erase-rules.ts'
import { flatten } from '../../../electron/documents/ocr/flatten.ts'
import { preparePage } from '../../../electron/documents/ocr/prepare-page.ts'
import {
  apply,
  compose,
  inverse,
  type Quadrilateral,
  rectangleTo,
  shifting,
  turning,
} from '../../../electron/documents/ocr/projective.ts'
import { resample } from '../../../electron/documents/ocr/resample.ts'
import { findSheet } from '../../../electron/documents/ocr/sheet.ts'
import { skewOf } from '../../../electron/documents/ocr/skew.ts'
import type { GreyPicture } from '../../../electron/documents/pictures/grey-picture.ts'

const [WIDTH, HEIGHT] = [1240, 1754]

/** A page of dashes in lines, like print seen from afar. */
function page(paper = 255, ink = 20): GreyPicture {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(paper)
  for (let line = 150; line < HEIGHT - 150; line += 40)
    for (let y = line; y < line + 14; y += 1)
      for (let x = 120; x < WIDTH - 120; x += 1) if (x % 23 < 14) data[y * WIDTH + x] = ink
  return { width: WIDTH, height: HEIGHT, data, dpi: 150 }
}

function turned(picture: GreyPicture, degrees: number): GreyPicture {
  const [x, y] = [picture.width / 2, picture.height / 2]
  const back = compose(shifting(x, y), turning((-degrees * Math.PI) / 180), shifting(-x, -y))
  return resample(picture, picture.width, picture.height, back)
}

test.each([0, 0.7, -1.6, 3.2, -7])('a page turned by %f° is found turned so', (degrees) => {
  expect((skewOf(turned(page(), degrees)) * 180) / Math.PI).toBeCloseTo(degrees, 0.9)
})

test('a map and the way back lead home', () => {
  const corner = (least: number) =>
    fc.tuple(
      fc.double({ min: least, max: least + 60, noNaN: true }),
      fc.double({ min: least, max: least + 60, noNaN: true }),
    )
  fc.assert(
    fc.property(corner(0), corner(0), corner(0), corner(0), fc.nat(1000), fc.nat(1000), (a, b, c, d, x, y) => {
      const corners: Quadrilateral = [a, [b[0] + 900, b[1]], [c[0] + 900, c[1] + 1200], [d[0], d[1] + 1200]]
      const map = rectangleTo(1000, 1400, corners)
      const [rx, ry] = apply(inverse(map), ...apply(map, x, y))
      expect(Math.hypot(rx - x, ry - y)).toBeLessThan(1e-6)
      expect(
        Math.hypot(apply(map, 1000, 1400)[0] - corners[2][0], apply(map, 1000, 1400)[1] - corners[2][1]),
      ).toBeLessThan(1e-6)
    }),
    { seed: 7 },
  )
})

describe('a sheet photographed on a table', () => {
  const corners: Quadrilateral = [
    [180, 150],
    [1050, 120],
    [1120, 1600],
    [130, 1650],
  ]
  const photo = (): GreyPicture => {
    const toPage = inverse(rectangleTo(WIDTH, HEIGHT, corners))
    const sheet = resample(
      { ...page(230), data: page(230).data.map((shade) => Math.max(1, shade)) },
      WIDTH,
      HEIGHT,
      toPage,
    )
    // What lies outside the sheet came out white: paint the table there.
    const data = sheet.data.map((shade, at) => {
      const [x, y] = apply(toPage, at % WIDTH, Math.floor(at / WIDTH))
      return x >= 0 && y >= 0 && x < WIDTH && y < HEIGHT ? shade : 60
    })
    return { ...sheet, data }
  }

  test('its corners are found', () => {
    const found = findSheet(photo())
    for (const [i, [x, y]] of corners.entries())
      expect(Math.hypot(found![i]![0] - x, found![i]![1] - y)).toBeLessThan(15)
  })

  test('it is pulled straight, and points of it lead back to where they were', () => {
    const prepared = preparePage(photo(), { width: 595, height: 842 })
    const { width, height } = prepared.picture
    const [x, y] = apply(prepared.toSource, width, height)
    expect(Math.hypot(x - 1120, y - 1600)).toBeLessThan(25)
  })

  test('a scan that is all page has none', () => {
    expect(findSheet(page())).toBeNull()
    expect(findSheet({ ...page(), data: new Uint8Array(WIDTH * HEIGHT).fill(255) })).toBeNull()
  })
})

test('a shadow goes, ink stays', () => {
  const shaded = page()
  const data = shaded.data.map((shade, at) => shade * (1 - (0.6 * (at % WIDTH)) / WIDTH))
  const flat = flatten({ ...shaded, data })
  const at = (x: number, y: number): number => flat.data[y * WIDTH + x]!
  expect([at(60, 60) > 230, at(1180, 60) > 230, at(1180, 1700) > 230]).toEqual([true, true, true])
  expect([at(23 * 6 + 5, 157) < 90, at(23 * 46 + 5, 157) < 90]).toEqual([true, true])
})

test('ruled lines go, letters between and across them stay', () => {
  const picture = page()
  const data = new Uint8Array(picture.data)
  for (let x = 100; x < 1100; x += 1) for (const y of [139, 140, 141]) data[y * WIDTH + x] = 0
  for (let y = 100; y < 900; y += 1) for (const x of [109, 110]) data[y * WIDTH + x] = 0
  expect(eraseRules({ ...picture, data }).data).toEqual(page().data)
})

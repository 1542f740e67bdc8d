import { readFileSync } from 'node:fs'
import { type Canvas, createCanvas } from '@napi-rs/canvas'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ContractUnreadable } from '../../../electron/documents/contract-unreadable.ts'
import type { GreyPicture } from '../../../electron/documents/pictures/grey-picture.ts'
import { greyOf, pagePoints } from '../../../electron/documents/pictures/picture-source.ts'
import { type PictureMediaType, readPictures } from '../../../electron/documents/pictures/read-picture.ts'
import { tiff } from './tiff-bytes.ts'

const LIMITS = { pictureMegapixels: 120 }
const scan = (name: string): Buffer => readFileSync(new URL(`../../fixtures/scans/${name}`, import.meta.url))

/** A white sheet of 40 × 20 with a black corner at its top left. */
function sheet(): Canvas {
  const canvas = createCanvas(40, 20)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, 40, 20)
  context.fillStyle = '#000'
  context.fillRect(0, 0, 10, 8)
  return canvas
}

const shade = ({ data, width }: GreyPicture, x: number, y: number): 'dark' | 'light' =>
  data[y * width + x]! < 128 ? 'dark' : 'light'

/** Where the black corner is. */
function darkCorner(picture: GreyPicture): string {
  const corners = { 'top left': [2, 2], 'top right': [-3, 2], 'bottom left': [2, -3], 'bottom right': [-3, -3] }
  const at = ([x, y]: number[]): [number, number] => [
    x! < 0 ? picture.width + x! : x!,
    y! < 0 ? picture.height + y! : y!,
  ]
  return Object.entries(corners)
    .filter(([, place]) => shade(picture, ...at(place)) === 'dark')
    .map(([name]) => name)
    .join()
}

/** The JPEG with an EXIF block that says how to turn it. */
function withOrientation(jpeg: Buffer, orientation: number): Buffer {
  const exif = Buffer.from(
    'ffe10000457869660000' + '49492a0008000000' + '0100' + '120103000100000000000000' + '00000000',
    'hex',
  )
  exif.writeUInt16BE(exif.length - 2, 2)
  exif[28] = orientation
  return Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)])
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'none'
  } catch (error) {
    return error instanceof ContractUnreadable ? error.code : `not a refusal: ${error}`
  }
}

describe('PNG, JPEG and WebP', () => {
  test.each(['image/png', 'image/jpeg', 'image/webp'] as const)('%s', async (mediaType) => {
    const bytes = sheet().toBuffer(mediaType as 'image/png')
    const { pages } = await readPictures(bytes, mediaType, LIMITS)
    const picture = await greyOf(pages[0]!)
    expect([pages.length, picture.width, picture.height, darkCorner(picture)]).toEqual([1, 40, 20, 'top left'])
  })

  test.each([
    [1, 40, 20, 'top left'],
    [3, 40, 20, 'bottom right'],
    [6, 20, 40, 'top right'],
    [8, 20, 40, 'bottom left'],
  ])('a JPEG of EXIF orientation %i is turned', async (orientation, width, height, corner) => {
    const jpeg = withOrientation(sheet().toBuffer('image/jpeg'), orientation)
    const [source] = (await readPictures(jpeg, 'image/jpeg', LIMITS)).pages
    const picture = await greyOf(source!)
    expect([source!.width, source!.height, darkCorner(picture)]).toEqual([width, height, corner])
    expect([picture.width, picture.height]).toEqual([width, height])
  })

  test('what is transparent is paper', async () => {
    const { pages } = await readPictures(createCanvas(4, 4).toBuffer('image/png'), 'image/png', LIMITS)
    expect(Array.from((await greyOf(pages[0]!)).data)).toEqual(Array(16).fill(255))
  })
})

describe('TIFF', () => {
  test.each(['fax-g4.tif', 'fax-g3-two-pages.tif', 'lzw.tif', 'deflate.tif', 'jpeg.tif'])('%s', async (name) => {
    const { pages } = await readPictures(scan(name), 'image/tiff', LIMITS)
    const picture = await greyOf(pages[0]!)
    const ink = picture.data.reduce((sum, value) => sum + (value < 128 ? 1 : 0), 0) / picture.data.length
    expect([picture.width, picture.height, picture.dpi]).toEqual([496, 702, name === 'jpeg.tif' ? pages[0]!.dpi : 60])
    expect(ink).toBeGreaterThan(0.01)
    expect(ink).toBeLessThan(0.06)
  })

  test('every page, each with its own size', async () => {
    const { pages } = await readPictures(scan('fax-g3-two-pages.tif'), 'image/tiff', LIMITS)
    expect(pages.map(({ width, height }) => [width, height])).toEqual([
      [496, 702],
      [702, 496],
    ])
  })

  test.each([
    [1, 4, 2, 'top left'],
    [2, 4, 2, 'top right'],
    [3, 4, 2, 'bottom right'],
    [4, 4, 2, 'bottom left'],
    [5, 2, 4, 'top left'],
    [6, 2, 4, 'top right'],
    [7, 2, 4, 'bottom right'],
    [8, 2, 4, 'bottom left'],
  ])('orientation %i', async (orientation, width, height, corner) => {
    const bytes = tiff([{ width: 4, height: 2, pixels: [0, 255, 255, 255, 255, 255, 255, 255], orientation }])
    const [source] = (await readPictures(bytes, 'image/tiff', LIMITS)).pages
    const picture = await greyOf(source!)
    const [x, y] = [corner.endsWith('right') ? width - 1 : 0, corner.startsWith('bottom') ? height - 1 : 0]
    expect([source!.width, source!.height, picture.data.indexOf(0)]).toEqual([width, height, y * width + x])
  })

  test('directories that run in a circle are refused', async () => {
    const bytes = tiff([{ width: 1, height: 1, pixels: [0] }], { circular: true })
    expect(await codeOf(readPictures(bytes, 'image/tiff', LIMITS))).toBe('picture-damaged')
  })

  test('kinds no scanner writes are refused', async () => {
    const bytes = tiff([{ width: 1, height: 1, pixels: [0], extra: [[322, 16]] }])
    expect(await codeOf(readPictures(bytes, 'image/tiff', LIMITS))).toBe('file-not-supported')
  })
})

/** Headers of pictures of 50,000 × 50,000 pixels, and little more. */
const BOMBS: readonly [PictureMediaType, () => Buffer][] = [
  [
    'image/png',
    () => {
      const png = sheet().toBuffer('image/png')
      png.writeUInt32BE(50_000, 16)
      png.writeUInt32BE(50_000, 20)
      return png
    },
  ],
  [
    'image/jpeg',
    () => {
      const jpeg = sheet().toBuffer('image/jpeg')
      const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
      jpeg.writeUInt16BE(50_000, frame + 5)
      jpeg.writeUInt16BE(50_000, frame + 7)
      return jpeg
    },
  ],
  [
    'image/webp',
    () => {
      const webp = Buffer.alloc(64)
      webp.write('RIFF', 0).toString()
      webp.write('WEBPVP8X', 8)
      webp.writeUIntLE(49_999, 24, 3)
      webp.writeUIntLE(49_999, 27, 3)
      return webp
    },
  ],
  ['image/tiff', () => tiff([{ width: 50_000, height: 50_000, pixels: [0] }])],
]

describe('what is too large or damaged', () => {
  test.each(BOMBS)('a %s of 50,000 × 50,000 pixels is refused by its header', async (mediaType, bomb) => {
    expect(await codeOf(readPictures(bomb(), mediaType, LIMITS))).toBe('too-large')
  })

  test('the limit counts pixels of a page', async () => {
    const png = createCanvas(1001, 1000).toBuffer('image/png')
    expect(await codeOf(readPictures(png, 'image/png', { pictureMegapixels: 1 }))).toBe('too-large')
    expect(await codeOf(readPictures(png, 'image/png', { pictureMegapixels: 2 }))).toBe('none')
  })

  const samples: readonly [PictureMediaType, Buffer][] = [
    ['image/png', sheet().toBuffer('image/png')],
    ['image/jpeg', withOrientation(sheet().toBuffer('image/jpeg'), 6)],
    ['image/webp', sheet().toBuffer('image/webp')],
    ['image/tiff', scan('fax-g4.tif')],
    ['image/tiff', scan('deflate.tif')],
    ['image/tiff', scan('lzw.tif')],
  ]

  test.each(samples)(
    'a %s cut anywhere or with a byte changed is read or refused, never more',
    async (mediaType, bytes) => {
      const damage = fc.record({ cut: fc.nat(bytes.length), at: fc.nat(bytes.length - 1), to: fc.nat(255) })
      await fc.assert(
        fc.asyncProperty(damage, async ({ cut, at, to }) => {
          const hurt = Buffer.from(bytes)
          hurt[at] = to
          const code = await codeOf(
            readPictures(cut % 2 === 0 ? hurt : hurt.subarray(0, cut), mediaType, { pictureMegapixels: 4 }).then(
              ({ pages }) => Promise.all(pages.map(greyOf)),
            ),
          )
          expect(['none', 'picture-damaged', 'too-large', 'file-not-supported']).toContain(code)
        }),
        { numRuns: 30, seed: 7 },
      )
    },
  )
})

test.each([
  [{ width: 2480, height: 3508, dpi: 300 }, [595.2, 841.92]],
  [{ width: 3024, height: 4032, dpi: 72 }, [631.5, 842]],
  [{ width: 4032, height: 3024, dpi: null }, [842, 631.5]],
])('page size of %j', (picture, points) => {
  expect(pagePoints(picture)).toEqual(points)
})

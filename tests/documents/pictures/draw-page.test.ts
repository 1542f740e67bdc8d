import { readFileSync } from 'node:fs'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { PDFDocument, PDFName } from 'pdf-lib'
import { expect, test } from 'vitest'
import { openPdf } from '../../../electron/documents/pdf/open-pdf.ts'
import { drawPage, type PageToDraw } from '../../../electron/documents/pictures/draw-page.ts'
import { greyPdfPage } from '../../../electron/documents/pictures/draw-pdf-page.ts'
import { fileOf, textAt, tinyPdf } from '../tiny-pdf.ts'

const fixture = (name: string): string => new URL(`../../fixtures/${name}`, import.meta.url).pathname

/** The share of a drawn page that is dark. */
async function ink(task: PageToDraw): Promise<number> {
  const drawn = await drawPage(task)
  const canvas = createCanvas(drawn.width, drawn.height)
  canvas.getContext('2d').drawImage(await loadImage(Buffer.from(drawn.bytes)), 0, 0)
  const { data } = canvas.getContext('2d').getImageData(0, 0, drawn.width, drawn.height)
  return data.reduce((sum, value, i) => sum + (i % 4 === 0 && value < 128 ? 1 : 0), 0) / (data.length / 4)
}

const pdf = { path: fixture('contracts/he-chromium.pdf'), mediaType: 'application/pdf', page: 1 }

test('a page of a PDF has the width asked for and its own proportions', async () => {
  expect(await drawPage({ ...pdf, width: 600 })).toMatchObject({ mediaType: 'image/jpeg', width: 600, height: 849 })
})

test('a part of a page is that part and nothing beside it', async () => {
  const path = fileOf(tinyPdf([{ content: textAt(300, 700, 'XXXXXXXXXX', 20) }]))
  const task = { path, mediaType: 'application/pdf', page: 1, width: 400 }
  expect(await ink({ ...task, box: [290, 75, 440, 110] })).toBeGreaterThan(0.05)
  expect(await ink({ ...task, box: [0, 75, 290, 110] })).toBe(0)
})

test.each(['fax-g4.tif', 'jpeg.tif'])('a page of %s', async (name) => {
  const task = { path: fixture(`scans/${name}`), mediaType: 'image/tiff', page: 1, width: 300 }
  expect(await ink(task)).toBeGreaterThan(0.005)
})

test('a picture beyond the limit is refused, one within it is drawn', async () => {
  const task = { path: fixture('scans/fax-g4.tif'), mediaType: 'image/tiff', page: 1, width: 100 }
  await expect(drawPage({ ...task, limits: { pictureMegapixels: 0.3 } })).rejects.toMatchObject({ code: 'too-large' })
  expect(await drawPage({ ...task, limits: { pictureMegapixels: 0.4 } })).toMatchObject({ width: 100 })
})

test.each([
  ['a locked PDF', { ...pdf, path: fixture('contracts/locked.pdf') }, 'pdf-encrypted'],
  ['a wrong password', { ...pdf, path: fixture('contracts/locked.pdf'), password: 'no' }, 'password-wrong'],
  ['a page that is not there', { ...pdf, page: 9 }, 'file-not-supported'],
  [
    'a part beside the page',
    { ...pdf, box: [700, 0, 800, 100] as [number, number, number, number] },
    'file-not-supported',
  ],
  ['a document without pages', { ...pdf, mediaType: 'text/plain' }, 'file-not-supported'],
])('%s is refused', async (_, task, code) => {
  await expect(drawPage({ ...task, width: 300 })).rejects.toMatchObject({ code })
})

/** A fax strip as a JBIG2 page: its MMR coding is the fax's group 4 (ITU T.88, 6.2.6). */
function jbig2OfFax(): { data: Uint8Array; width: number; height: number } {
  const tiff = readFileSync(fixture('scans/fax-g4.tif'))
  const directory = tiff.readUInt32LE(4)
  const tags = new Map<number, number>()
  for (let i = 0; i < tiff.readUInt16LE(directory); i += 1) {
    const at = directory + 2 + i * 12
    tags.set(
      tiff.readUInt16LE(at),
      tiff.readUInt16LE(at + 2) === 3 ? tiff.readUInt16LE(at + 8) : tiff.readUInt32LE(at + 8),
    )
  }
  const [width, height] = [tags.get(256)!, tags.get(257)!]
  const strip = tiff.subarray(tags.get(273)!, tags.get(273)! + tags.get(279)!)
  const segment = (number: number, type: number, data: Buffer): Buffer => {
    const head = Buffer.alloc(11)
    head.writeUInt32BE(number, 0)
    head.set([type, 0, 1], 4)
    head.writeUInt32BE(data.length, 7)
    return Buffer.concat([head, data])
  }
  const page = Buffer.alloc(19)
  page.writeUInt32BE(width, 0)
  page.writeUInt32BE(height, 4)
  const region = Buffer.alloc(18)
  region.writeUInt32BE(width, 0)
  region.writeUInt32BE(height, 4)
  region[17] = 1
  return { data: Buffer.concat([segment(0, 48, page), segment(1, 38, Buffer.concat([region, strip]))]), width, height }
}

test.each([
  ['JBIG2Decode', () => ({ ...jbig2OfFax(), bits: 1 })],
  [
    'JPXDecode',
    () => ({ data: new Uint8Array(readFileSync(fixture('scans/page.jp2'))), width: 248, height: 351, bits: 8 }),
  ],
])('a scan packed with %s draws', async (filter, scan) => {
  const { data, width, height, bits } = scan()
  const document = await PDFDocument.create()
  const page = document.addPage([width, height])
  const picture = document.context.stream(data, {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    BitsPerComponent: bits,
    ColorSpace: 'DeviceGray',
    Filter: filter,
  })
  page.node.newXObject('Scan', document.context.register(picture))
  page.node.set(
    PDFName.of('Contents'),
    document.context.register(
      document.context.stream(
        `q ${width} 0 0 ${height} 0 0 cm ${
          page.node
            .Resources()
            ?.lookup(PDFName.of('XObject'))
            ?.toString()
            .match(/\/Scan[^\s]*/)?.[0]
        } Do Q`,
      ),
    ),
  )
  const opened = await openPdf(await document.save(), { strict: true, verbosity: 0 })
  const grey = await greyPdfPage(await opened.getPage(1), 72)
  await opened.loadingTask.destroy()
  const dark = grey.data.reduce((sum, value) => sum + (value < 160 ? 1 : 0), 0) / grey.data.length
  expect([grey.width, grey.height]).toEqual([width, height])
  expect(dark).toBeGreaterThan(0.005)
  expect(dark).toBeLessThan(0.2)
})

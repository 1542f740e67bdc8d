import { pictureDamaged } from './picture-source.ts'

/** What a picture file says of itself before its pixels. */
export interface PictureHeader {
  /** As displayed. */
  readonly width: number
  readonly height: number
  readonly dpi: number | null
}

const INCHES_PER_METRE = 39.370_1
const CENTIMETRES_PER_INCH = 2.54

/** @throws ContractUnreadable `picture-damaged` when the header is not whole */
export function readHeader(bytes: Uint8Array, mediaType: 'image/png' | 'image/jpeg' | 'image/webp'): PictureHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return HEADERS[mediaType](view)
  } catch (cause) {
    // Reading past the end is a RangeError: the file ends inside its header.
    throw pictureDamaged(cause)
  }
}

const HEADERS = { 'image/png': pngHeader, 'image/jpeg': jpegHeader, 'image/webp': webpHeader } as const

const ascii = (view: DataView, at: number, length: number): string =>
  Array.from({ length }, (_, i) => String.fromCharCode(view.getUint8(at + i))).join('')

/** PNG, third edition: IHDR comes first, pHYs somewhere before the pixels. */
function pngHeader(view: DataView): PictureHeader {
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  let at = 8
  while (at + 12 <= view.byteLength) {
    const [length, type] = [view.getUint32(at), ascii(view, at + 4, 4)]
    if (type === 'IDAT') break
    if (type === 'pHYs' && view.getUint8(at + 16) === 1) {
      return { width, height, dpi: Math.round(view.getUint32(at + 8) / INCHES_PER_METRE) }
    }
    at += length + 12
  }
  return { width, height, dpi: null }
}

/** Start-of-frame markers; C4, C8 and CC in their row are tables (ITU T.81, table B.1). */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function jpegHeader(view: DataView): PictureHeader {
  let dpi: number | null = null
  let isSideways = false
  let at = 2
  for (;;) {
    // Fill bytes may stand before a marker.
    while (view.getUint8(at) === 0xff && view.getUint8(at + 1) === 0xff) at += 1
    if (view.getUint8(at) !== 0xff) throw new RangeError('No marker where one is due.')
    const [marker, length] = [view.getUint8(at + 1), view.getUint16(at + 2)]
    if (isFrame(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)]
      return isSideways ? { width: height, height: width, dpi } : { width, height, dpi }
    }
    if (marker === 0xe0 && ascii(view, at + 4, 4) === 'JFIF') dpi ??= jfifDensity(view, at + 4)
    if (marker === 0xe1 && ascii(view, at + 4, 4) === 'Exif') isSideways = exifOrientation(view, at + 10, length) >= 5
    at += 2 + length
  }
}

function jfifDensity(view: DataView, at: number): number | null {
  const [unit, density] = [view.getUint8(at + 7), view.getUint16(at + 8)]
  if (density === 0 || unit === 0) return null
  return unit === 1 ? density : Math.round(density * CENTIMETRES_PER_INCH)
}

const ORIENTATION = 274

/** 1…8 as EXIF counts them: from 5 on the picture lies on its side. */
function exifOrientation(view: DataView, tiff: number, length: number): number {
  const little = ascii(view, tiff, 2) === 'II'
  const directory = view.getUint32(tiff + 4, little)
  if (directory > length) return 1
  const count = view.getUint16(tiff + directory, little)
  for (let i = 0, at = tiff + directory + 2; i < count && at + 12 <= tiff + length; i += 1, at += 12) {
    if (view.getUint16(at, little) === ORIENTATION) return view.getUint16(at + 8, little)
  }
  return 1
}

/** RFC 9649: the canvas of an extended file, the frame of a simple one. */
function webpHeader(view: DataView): PictureHeader {
  const kind = ascii(view, 12, 4)
  const uint24 = (at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536
  if (kind === 'VP8X') return { width: uint24(24) + 1, height: uint24(27) + 1, dpi: null }
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, dpi: null }
  }
  if (kind !== 'VP8 ') throw new RangeError('No frame in this WebP file.')
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff, dpi: null }
}

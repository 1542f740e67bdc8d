import { inflateSync } from 'node:zlib'
import { type Canvas, ImageData } from '@napi-rs/canvas'
import UTIF from 'utif2'
import { notSupported } from '../contract-unreadable.ts'
import { checkSize, type PictureSource, pictureDamaged, whiteCanvas } from './picture-source.ts'
import { firstOf, readDirectories, TAG, type TiffTags } from './tiff-directory.ts'
import { drawFax, isFax } from './tiff-fax.ts'
import { unpackLzw } from './tiff-lzw.ts'

type Unpack = (strip: Uint8Array, most: number) => Uint8Array
const inflate: Unpack = (strip, most) => inflateSync(strip, { maxOutputLength: Math.max(1, most) })
/** Compressions undone before the library sees them: LZW, Deflate and its older number. */
const UNPACKED: ReadonlyMap<number, Unpack> = new Map([
  [5, unpackLzw],
  [8, inflate],
  [32_946, inflate],
])
/** Uncompressed, fax group 3 (both kinds) and 4, LZW, JPEG, Deflate, PackBits. */
const KNOWN_KINDS = [1, 2, 3, 4, 7, 32_773, ...UNPACKED.keys()]
const CENTIMETRES_PER_INCH = 2.54
/** A subfile of this kind is a small copy of another page or a mask. */
const [REDUCED, MASK] = [1, 4]

/**
 * The pages of a TIFF file.
 * @throws ContractUnreadable `picture-damaged`; `too-large`; `file-not-supported` for what cameras and maps keep in TIFF
 */
export function readTiff(bytes: Uint8Array, limits: { readonly pictureMegapixels: number }): PictureSource[] {
  const pages = readDirectories(bytes).filter((tags) => (firstOf(tags, TAG.subfileType, 0) & (REDUCED | MASK)) === 0)
  if (pages.length === 0) throw pictureDamaged()
  return pages.map((tags) => {
    const size = { width: firstOf(tags, TAG.width, 0), height: firstOf(tags, TAG.height, 0) }
    checkSize(size, limits.pictureMegapixels)
    checkKind(tags)
    const isSideways = firstOf(tags, TAG.orientation, 1) >= 5
    return {
      width: isSideways ? size.height : size.width,
      height: isSideways ? size.width : size.height,
      dpi: resolutionOf(tags),
      draw: () => drawPage(bytes, tags, size),
    }
  })
}

function checkKind(tags: TiffTags): void {
  const bits = tags.get(TAG.bitsPerSample) ?? [1]
  const compression = firstOf(tags, TAG.compression, 1)
  const isBitmap =
    bits.every((own) => own <= 16) &&
    firstOf(tags, TAG.samplesPerPixel, 1) <= 5 &&
    firstOf(tags, TAG.planes, 1) === 1 &&
    firstOf(tags, TAG.interpretation, 0) <= 6 &&
    KNOWN_KINDS.includes(compression)
  if (isBitmap && !tags.has(TAG.tileWidth)) return
  throw notSupported(
    'This TIFF file is of a kind that cameras and map makers use, not scanners.',
    'Save the picture as PNG or PDF and add that.',
  )
}

function resolutionOf(tags: TiffTags): number | null {
  const [resolution, unit] = [firstOf(tags, TAG.xResolution, 0), firstOf(tags, TAG.resolutionUnit, 2)]
  if (resolution <= 0 || unit === 1) return null
  return Math.round(unit === 3 ? resolution * CENTIMETRES_PER_INCH : resolution)
}

async function drawPage(
  bytes: Uint8Array,
  tags: TiffTags,
  { width, height }: { width: number; height: number },
): Promise<Canvas> {
  try {
    const canvas = isFax(tags) ? await drawFax(bytes, tags, width, height) : drawBitmap(bytes, tags, width, height)
    return oriented(canvas, firstOf(tags, TAG.orientation, 1))
  } catch (cause) {
    throw pictureDamaged(cause)
  }
}

function drawBitmap(bytes: Uint8Array, tags: TiffTags, width: number, height: number): Canvas {
  const rgba = decode(bytes, tags, width, height)
  if (rgba.length !== width * height * 4) throw new RangeError('Pixels are missing.')
  const canvas = whiteCanvas(width, height)
  const data = new Uint8ClampedArray(rgba.buffer, rgba.byteOffset, rgba.length)
  canvas.getContext('2d').putImageData(new ImageData(data, width, height), 0, 0)
  return canvas
}

function decode(bytes: Uint8Array, tags: TiffTags, width: number, height: number): Uint8Array {
  const unpack = UNPACKED.get(firstOf(tags, TAG.compression, 1))
  const { file, entries } = unpack ? unpacked(bytes, tags, unpack) : { file: bytes, entries: tags }
  const offsets = entries.get(TAG.stripOffsets)
  const lengths = entries.get(TAG.stripLengths)
  if (!offsets || !lengths || offsets.some((offset, i) => offset + (lengths[i] ?? Infinity) > file.length))
    throw new RangeError('Strips beyond the end of the file.')
  const directory: UTIF.IFD = { width, height, data: undefined as unknown as Uint8Array }
  for (const [tag, values] of entries) directory[`t${tag}`] = [...values]
  // A buffer of its own, from its first byte: the library looks behind a view into a larger one.
  const own = new Uint8Array(file).buffer
  UTIF.decodeImage(own, directory)
  return UTIF.toRGBA8(directory)
}

/** The same page without compression: the library would unfold a strip of deflated zeros to any length. */
function unpacked(bytes: Uint8Array, tags: TiffTags, unpack: Unpack): { file: Uint8Array; entries: TiffTags } {
  const samples = firstOf(tags, TAG.samplesPerPixel, 1) * firstOf(tags, TAG.bitsPerSample, 1)
  const [width, height] = [firstOf(tags, TAG.width, 0), firstOf(tags, TAG.height, 0)]
  const rows = Math.min(height, firstOf(tags, TAG.rowsPerStrip, height))
  const most = Math.ceil((width * samples) / 8) * rows
  const lengths = tags.get(TAG.stripLengths) ?? []
  const strips = (tags.get(TAG.stripOffsets) ?? []).map((offset, i) =>
    unpack(bytes.subarray(offset, offset + (lengths[i] ?? 0)), most),
  )
  let at = 0
  const offsets = strips.map((strip) => {
    at += strip.length
    return at - strip.length
  })
  const entries = new Map(tags)
  entries.set(TAG.compression, [1])
  entries.set(TAG.stripOffsets, offsets)
  entries.set(
    TAG.stripLengths,
    strips.map((strip) => strip.length),
  )
  return { file: Buffer.concat(strips), entries }
}

/** How a picture is turned to be looked at, by orientation 1…8, as a canvas transform of the unit square. */
const TURNS: Readonly<Record<number, readonly [number, number, number, number, number, number]>> = {
  2: [-1, 0, 0, 1, 1, 0],
  3: [-1, 0, 0, -1, 1, 1],
  4: [1, 0, 0, -1, 0, 1],
  5: [0, 1, 1, 0, 0, 0],
  6: [0, 1, -1, 0, 1, 0],
  7: [0, -1, -1, 0, 1, 1],
  8: [0, -1, 1, 0, 0, 1],
}

function oriented(canvas: Canvas, orientation: number): Canvas {
  const turn = TURNS[orientation]
  if (turn === undefined) return canvas
  const [a, b, c, d, e, f] = turn
  const isSideways = orientation >= 5
  const turned = whiteCanvas(isSideways ? canvas.height : canvas.width, isSideways ? canvas.width : canvas.height)
  const context = turned.getContext('2d')
  context.setTransform(a, b, c, d, e * turned.width, f * turned.height)
  context.drawImage(canvas, 0, 0)
  return turned
}

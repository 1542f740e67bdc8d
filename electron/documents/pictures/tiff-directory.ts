import { pictureDamaged } from './picture-source.ts'

/** The values of a directory's tags by their number; only those that describe a bitmap. */
export type TiffTags = ReadonlyMap<number, readonly number[]>

/** Tag numbers (TIFF 6.0, part 1 and 2). */
export const TAG = {
  subfileType: 254,
  width: 256,
  height: 257,
  bitsPerSample: 258,
  compression: 259,
  interpretation: 262,
  fillOrder: 266,
  stripOffsets: 273,
  orientation: 274,
  samplesPerPixel: 277,
  rowsPerStrip: 278,
  stripLengths: 279,
  xResolution: 282,
  planes: 284,
  faxOptions: 292,
  resolutionUnit: 296,
  predictor: 317,
  colourMap: 320,
  tileWidth: 322,
  sampleFormat: 339,
  jpegTables: 347,
} as const

/** The first value of a tag. */
export const firstOf = (tags: TiffTags, tag: number, otherwise: number): number => tags.get(tag)?.[0] ?? otherwise

const KNOWN: ReadonlySet<number> = new Set(Object.values(TAG))
/** Bytes of a value by its type: BYTE, SHORT, LONG, RATIONAL and UNDEFINED are all a bitmap needs. */
const SIZES: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 5: 8, 7: 1 }

/**
 * The directories of a TIFF file, one a page. Read here and not by the decoding library, which follows a chain of
 * directories in a circle for ever and reads a camera's private notes too.
 * @throws ContractUnreadable `picture-damaged`
 */
export function readDirectories(bytes: Uint8Array): TiffTags[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const little = view.getUint8(0) === 0x49
    const directories: TiffTags[] = []
    const seen = new Set<number>()
    for (let at = view.getUint32(4, little); at !== 0; ) {
      if (seen.has(at)) throw new RangeError('The directories run in a circle.')
      seen.add(at)
      const count = view.getUint16(at, little)
      directories.push(readTags(view, at + 2, count, little))
      at = view.getUint32(at + 2 + count * 12, little)
    }
    return directories
  } catch (cause) {
    throw pictureDamaged(cause)
  }
}

function readTags(view: DataView, start: number, count: number, little: boolean): TiffTags {
  const tags = new Map<number, number[]>()
  for (let at = start; at < start + count * 12; at += 12) {
    const [tag, type, length] = [
      view.getUint16(at, little),
      view.getUint16(at + 2, little),
      view.getUint32(at + 4, little),
    ]
    const size = SIZES[type]
    if (size === undefined || !KNOWN.has(tag)) continue
    const from = size * length <= 4 ? at + 8 : view.getUint32(at + 8, little)
    if (from + size * length > view.byteLength) throw new RangeError('Values beyond the end of the file.')
    tags.set(
      tag,
      Array.from({ length }, (_, i) => readValue(view, from + i * size, type, little)),
    )
  }
  return tags
}

function readValue(view: DataView, at: number, type: number, little: boolean): number {
  if (type === 3) return view.getUint16(at, little)
  if (type === 4) return view.getUint32(at, little)
  if (type === 5) return view.getUint32(at, little) / Math.max(1, view.getUint32(at + 4, little))
  return view.getUint8(at)
}

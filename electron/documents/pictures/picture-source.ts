import { type Canvas, createCanvas, DOMMatrix, loadImage, Path2D } from '@napi-rs/canvas'
import { ContractUnreadable, tooLarge } from '../contract-unreadable.ts'
import { type GreyPicture, greyOfRgba } from './grey-picture.ts'

/** A picture whose size is known and whose pixels are unpacked when they are asked for. */
export interface PictureSource {
  /** As displayed: turned the way the file says it is to be looked at. */
  readonly width: number
  readonly height: number
  /** dots per inch; null when the file doesn't say */
  readonly dpi: number | null
  /** @throws ContractUnreadable `picture-damaged` */
  readonly draw: () => Promise<Canvas>
}

/** The shades of a picture. */
export async function greyOf(source: PictureSource): Promise<GreyPicture> {
  return greyOfCanvas(await source.draw(), source.dpi)
}

export function greyOfCanvas(canvas: Canvas, dpi: number | null): GreyPicture {
  const { width, height } = canvas
  return { width, height, data: greyOfRgba(canvas.data(), width, height), dpi }
}

// By these names pdf.js looks for what it draws with; it was loaded without (pdf/pdfjs.ts).
Object.assign(globalThis, { DOMMatrix, Path2D })

/** pdf.js declares a browser's canvas where it draws on whatever has a canvas' methods. */
export const forPdfjs = (canvas: Canvas): never => canvas as never

/** A white canvas of whole pixels. */
export function whiteCanvas(width: number, height: number): Canvas {
  const canvas = createCanvas(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)))
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  return canvas
}

/** PNG, JPEG and WebP bytes on white paper; the library turns a JPEG the way its EXIF orientation says. */
export async function drawEncoded(bytes: Uint8Array): Promise<Canvas> {
  const image = await loadImage(bytes).catch((cause: unknown) => {
    throw pictureDamaged(cause)
  })
  const canvas = whiteCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  return canvas
}

export const pictureDamaged = (cause?: unknown): ContractUnreadable =>
  new ContractUnreadable(
    'picture-damaged',
    'The picture is damaged or incomplete. Scan or copy it again and add that.',
    {
      cause,
    },
  )

const MEGA = 1e6

/**
 * @throws ContractUnreadable `too-large` before anything of that size is unpacked; `picture-damaged` for a picture without
 * pixels
 */
export function checkSize({ width, height }: { width: number; height: number }, megapixels: number): void {
  if (!(width >= 1 && height >= 1)) throw pictureDamaged()
  if (width * height > megapixels * MEGA)
    throw tooLarge(`This picture has ${width} × ${height} pixels; the limit is ${megapixels} million pixels.`)
}

const POINTS_PER_INCH = 72
/** What paper is scanned at. Cameras and screens write 72 or 96 whatever they picture. */
const [LEAST_DPI, MOST_DPI] = [100, 1300]
/** The longer side of A4, which a picture that doesn't tell its size is taken for. */
const LONGER_SIDE = 842

/** Width and height in points of the page a picture is; every box on it is given in these. */
export function pagePoints({ width, height, dpi }: Pick<PictureSource, 'width' | 'height' | 'dpi'>): [number, number] {
  const isTold = dpi !== null && dpi >= LEAST_DPI && dpi <= MOST_DPI
  const scale = isTold ? POINTS_PER_INCH / dpi : LONGER_SIDE / Math.max(width, height)
  return [Math.round(width * scale * 100) / 100, Math.round(height * scale * 100) / 100]
}

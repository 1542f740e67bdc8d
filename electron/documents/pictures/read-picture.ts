import { readHeader } from './picture-header.ts'
import { checkSize, drawEncoded, type PictureSource } from './picture-source.ts'
import { readTiff } from './tiff.ts'

export type PictureMediaType = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/tiff'

/**
 * The pages of a picture file, their pixels still packed. Sizes come from the headers and are checked first: a file of a few
 * kilobytes can unfold to many gigabytes.
 *
 * @param limits `pictureMegapixels` for each page, in millions of pixels
 * @throws ContractUnreadable `too-large`, `picture-damaged`; `file-not-supported` for a TIFF of a kind no scanner writes
 */
export async function readPictures(
  bytes: Uint8Array,
  mediaType: PictureMediaType,
  limits: { readonly pictureMegapixels: number },
): Promise<{ pages: PictureSource[] }> {
  if (mediaType === 'image/tiff') return { pages: readTiff(bytes, limits) }
  const header = readHeader(bytes, mediaType)
  checkSize(header, limits.pictureMegapixels)
  return { pages: [{ ...header, draw: () => drawEncoded(bytes) }] }
}

import type { Canvas } from '@napi-rs/canvas'
import { openPdf } from '../pdf/open-pdf.ts'
import { type FaxStrip, faxPdf } from './fax-pdf.ts'
import { forPdfjs, whiteCanvas } from './picture-source.ts'
import { firstOf, TAG, type TiffTags } from './tiff-directory.ts'

const [HUFFMAN, GROUP_3, GROUP_4] = [2, 3, 4]

/** Whether a page is packed as faxes are. */
export const isFax = (tags: TiffTags): boolean =>
  [HUFFMAN, GROUP_3, GROUP_4].includes(firstOf(tags, TAG.compression, 1))

/** Draws a faxed page of a TIFF; what cannot be unpacked stays white. */
export async function drawFax(bytes: Uint8Array, tags: TiffTags, width: number, height: number): Promise<Canvas> {
  const compression = firstOf(tags, TAG.compression, 1)
  const options = firstOf(tags, TAG.faxOptions, 0)
  const pdf = faxPdf(width, height, stripsOf(bytes, tags, height), {
    k: compression === GROUP_4 ? -1 : compression === GROUP_3 && (options & 1) === 1 ? 1 : 0,
    byteAligned: compression === HUFFMAN || (options & 4) === 4,
    inverted: firstOf(tags, TAG.interpretation, 0) === 1,
  })
  const document = await openPdf(pdf, { strict: true, verbosity: 0 })
  try {
    const page = await document.getPage(1)
    const canvas = whiteCanvas(width, height)
    await page.render({ canvas: forPdfjs(canvas), viewport: page.getViewport({ scale: 1 }) }).promise
    return canvas
  } finally {
    await document.loadingTask.destroy()
  }
}

function stripsOf(bytes: Uint8Array, tags: TiffTags, height: number): FaxStrip[] {
  const rowsPerStrip = Math.min(height, Math.max(1, firstOf(tags, TAG.rowsPerStrip, height)))
  const isReversed = firstOf(tags, TAG.fillOrder, 1) === 2
  const lengths = tags.get(TAG.stripLengths) ?? []
  return (tags.get(TAG.stripOffsets) ?? []).map((offset, i) => {
    const strip = bytes.subarray(offset, offset + (lengths[i] ?? 0))
    return {
      bytes: isReversed ? strip.map(reversed) : strip,
      rows: Math.max(1, Math.min(rowsPerStrip, height - i * rowsPerStrip)),
    }
  })
}

/** The bits of a byte from the other end. */
function reversed(byte: number): number {
  let out = 0
  for (let bit = 0; bit < 8; bit += 1) out |= ((byte >> bit) & 1) << (7 - bit)
  return out
}

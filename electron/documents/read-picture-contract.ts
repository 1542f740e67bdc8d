import { Limits } from '../../shared/contract/settings.ts'
import type { ReadWarning } from './contract-text.ts'
import { tooLarge } from './contract-unreadable.ts'
import { assemble, type PrintedText, type ReadPage } from './pdf/assemble.ts'
import { NO_TEXT_FOUND, recognisedWarning } from './pdf/page-kind.ts'
import { pagePoints } from './pictures/picture-source.ts'
import { type PictureMediaType, readPictures } from './pictures/read-picture.ts'
import type { PageRecogniser } from './recognise-pages.ts'

export interface PictureOptions {
  /** Hears of each page recognised. */
  readonly onRecognise?: ((done: number, total: number) => void) | undefined
  /** Stops between pages. */
  readonly signal?: AbortSignal | undefined
  readonly limits?: Limits | undefined
  /** Without it the picture is kept unread. */
  readonly recognise?: PageRecogniser['picture'] | undefined
}

/** What a contract in pictures says; no lines where it was not recognised. */
export interface PictureText extends PrintedText {
  readonly warnings: readonly ReadWarning[]
}

/**
 * Reads a scan or photograph of a contract; each picture of the file is a page.
 * @throws ContractUnreadable `picture-damaged`, `too-large`, `file-not-supported`; the signal's reason when aborted
 */
export async function readPictureContract(
  bytes: Uint8Array,
  mediaType: PictureMediaType,
  { onRecognise, signal, recognise, limits = Limits.parse({}) }: PictureOptions,
): Promise<PictureText> {
  const { pages: sources } = await readPictures(bytes, mediaType, limits)
  if (sources.length > limits.pages)
    throw tooLarge(`This picture file has ${sources.length} pages; the limit is ${limits.pages}.`)
  const pages: ReadPage[] = []
  for (const [i, source] of sources.entries()) {
    signal?.throwIfAborted()
    const [width, height] = pagePoints(source)
    const recognised = await recognise?.(source, { number: i + 1, width, height })
    pages.push({ width, height, content: recognised ? { recognised } : { painted: [] } })
    if (recognised) onRecognise?.(i + 1, sources.length)
  }
  const text = await assemble(pages)
  const numbers = text.recognition?.pages ?? []
  if (numbers.length === 0) return { ...text, warnings: [NOT_READ] }
  return { ...text, warnings: text.lines.length === 0 ? [NO_TEXT_FOUND] : [recognisedWarning(numbers)] }
}

const NOT_READ: ReadWarning = {
  code: 'scan-ocr-needed',
  message:
    'This file is a picture: OCR is needed to read it, and none was done. The file is kept; add a copy with text to have its clauses searched.',
}

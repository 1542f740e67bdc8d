import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import {
  getDocument,
  InvalidPDFException,
  PasswordException,
  type PDFDocumentProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import { ContractUnreadable } from '../contract-unreadable.ts'

const pdfjsFolder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
/** pdf.js wants folders with their trailing slash. */
const inPdfjs = (folder: string): string => join(pdfjsFolder, folder) + sep

export interface OpenOptions {
  /** Throw where pdf.js would skip an operator it cannot read, and so lose text without a word. */
  readonly strict: boolean
  /** pdf.js prints its warnings on the console; only tests want them. */
  readonly verbosity?: number
}

/**
 * Opens a PDF from a copy of its bytes.
 * @throws ContractUnreadable `pdf-encrypted` when it needs a password, `pdf-damaged` when it cannot be opened
 */
export async function openPdf(bytes: Uint8Array, { strict, verbosity }: OpenOptions): Promise<PDFDocumentProxy> {
  const task = getDocument({
    // A copy, because pdf.js takes the buffer over; and never a Buffer, which it refuses.
    data: new Uint8Array(bytes),
    stopAtErrors: strict,
    // Without it the fonts carry no matrix, and the widths of fonts with 1200 units to the em go wrong.
    fontExtraProperties: true,
    standardFontDataUrl: inPdfjs('standard_fonts'),
    cMapUrl: inPdfjs('cmaps'),
    wasmUrl: inPdfjs('wasm'),
    verbosity: verbosity ?? VerbosityLevel.ERRORS,
  })
  try {
    return await task.promise
  } catch (cause) {
    await task.destroy()
    throw asUnreadable(cause)
  }
}

/** Every failure of pdf.js as one of ours. */
export function asUnreadable(cause: unknown): ContractUnreadable {
  if (cause instanceof PasswordException) {
    return new ContractUnreadable(
      'pdf-encrypted',
      'The PDF is locked with a password: open it with the password, save an unlocked copy, and add that copy.',
      { cause },
    )
  }
  const what =
    cause instanceof InvalidPDFException
      ? 'The file begins like a PDF but its inner structure is broken'
      : 'The PDF cannot be read'
  return new ContractUnreadable('pdf-damaged', `${what}: it is damaged or incomplete. Get the file again and add it.`, {
    cause,
  })
}

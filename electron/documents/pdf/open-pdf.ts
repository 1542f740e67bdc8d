import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { ContractUnreadable } from '../contract-unreadable.ts'
import { getDocument, InvalidPDFException, PasswordException, PasswordResponses, VerbosityLevel } from './pdfjs.ts'
import { readingHalf } from './pdfjs-port.ts'

const pdfjsFolder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
/** pdf.js wants folders with their trailing slash. */
const inPdfjs = (folder: string): string => join(pdfjsFolder, folder) + sep

export interface OpenOptions {
  readonly password?: string | undefined
  /** Millions of pixels beyond which a picture is not unpacked. */
  readonly pictureMegapixels?: number
  /** Throw where pdf.js would skip an operator it cannot read, and so lose text without a word. */
  readonly strict: boolean
  /** For a document that is read and never drawn: the outlines of its letters are not worked out. */
  readonly undrawn?: boolean
  /** pdf.js prints its warnings on the console; only tests want them. */
  readonly verbosity?: number
}

/**
 * Opens a PDF from a copy of its bytes.
 * @throws ContractUnreadable `pdf-encrypted` when it needs a password, `password-wrong` when it needs another,
 * `pdf-damaged` when it cannot be opened
 */
export async function openPdf(
  bytes: Uint8Array,
  { strict, password, pictureMegapixels, undrawn = false, verbosity = VerbosityLevel.ERRORS }: OpenOptions,
): Promise<PDFDocumentProxy> {
  const worker = await readingHalf(verbosity, undrawn)
  const task = getDocument({
    worker,
    // A copy, because pdf.js takes the buffer over; and never a Buffer, which it refuses.
    data: new Uint8Array(bytes),
    stopAtErrors: strict,
    // Outlines are for drawing without a browser's fonts; reading needs none of them.
    disableFontFace: !undrawn,
    useSystemFonts: false,
    standardFontDataUrl: inPdfjs('standard_fonts'),
    cMapUrl: inPdfjs('cmaps'),
    wasmUrl: inPdfjs('wasm'),
    ...(password === undefined ? {} : { password }),
    ...(pictureMegapixels === undefined ? {} : { maxImageSize: pictureMegapixels * 1e6 }),
    verbosity,
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
  if (cause instanceof ContractUnreadable) return cause
  if (cause instanceof PasswordException) return locked(cause)
  const what =
    cause instanceof InvalidPDFException
      ? 'The file begins like a PDF but its inner structure is broken'
      : 'The PDF cannot be read'
  return new ContractUnreadable('pdf-damaged', `${what}: it is damaged or incomplete. Get the file again and add it.`, {
    cause,
  })
}

function locked(cause: PasswordException): ContractUnreadable {
  return cause.code === PasswordResponses.INCORRECT_PASSWORD
    ? new ContractUnreadable(
        'password-wrong',
        'The PDF does not open with this password: check it, capital letters and the keyboard’s language too, and give it again.',
        { cause },
      )
    : new ContractUnreadable(
        'pdf-encrypted',
        'The PDF is locked with a password: add it again with the password (on the command line with --password), or save an unlocked copy and add that.',
        { cause },
      )
}

import type * as PdfJs from 'pdfjs-dist/legacy/build/pdf.mjs'

/**
 * pdf.js without the canvas that it draws on in Node: 45 MB, which it loads as soon as it is imported, and of all that is
 * done with a contract only pictures of its pages need. Whoever draws brings the canvas along (pictures/draw-pdf-page.ts).
 */
async function importWithoutCanvas(): Promise<typeof PdfJs> {
  const given = process.getBuiltinModule
  // pdf.js asks for the two by name and warns on the console where it gets none.
  class DOMMatrix {}
  class Path2D {}
  const withheld = (name: string): unknown =>
    name === 'module' ? { createRequire: () => () => ({ DOMMatrix, Path2D }) } : given(name)
  process.getBuiltinModule = withheld as typeof given
  try {
    return await import('pdfjs-dist/legacy/build/pdf.mjs')
  } finally {
    process.getBuiltinModule = given
    // What can't draw must not pass for what can.
    for (const standIn of [DOMMatrix, Path2D])
      if (Reflect.get(globalThis, standIn.name) === standIn) Reflect.deleteProperty(globalThis, standIn.name)
  }
}

export const {
  getDocument,
  InvalidPDFException,
  OPS,
  PasswordException,
  PasswordResponses,
  PDFWorker,
  VerbosityLevel,
} = await importWithoutCanvas()

export type PasswordException = PdfJs.PasswordException
export type PDFWorker = PdfJs.PDFWorker

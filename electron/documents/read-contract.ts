import { readFile } from 'node:fs/promises'
import { readClauses } from './clauses/read-clauses.ts'
import type { ContractText, ReadWarning, TextLine } from './contract-text.ts'
import { documentTitle } from './document-title.ts'
import { fileFormat } from './file-format.ts'
import { directionOf } from './pdf/logical-order.ts'
import { type ReadOptions, readPdf } from './pdf/read-pdf.ts'
import { decodeText, plainTextLines } from './plain-text.ts'
import { findSignedOn } from './signed-on.ts'

/**
 * Reads a contract file (PDF with a text layer, or plain text) into its printed clauses with their places on the pages.
 * A PDF without text is no error: it comes back with `textSource` 'none', no clauses and a warning. Its language is then
 * given as Hebrew, for want of a letter to tell.
 *
 * @param options `onPage` hears of each page read; `signal` stops between pages
 * @throws ContractUnreadable when the file cannot be taken in; what the system says when it can't be opened; the
 * signal's reason when aborted
 */
export async function readContract(path: string, options: ReadOptions = {}): Promise<ContractText> {
  const bytes = await readFile(path)
  options.signal?.throwIfAborted()
  return fileFormat(bytes) === 'pdf' ? readPdfContract(bytes, options) : readTextContract(bytes)
}

async function readPdfContract(bytes: Uint8Array, options: ReadOptions): Promise<ContractText> {
  const { lines, pageSizes, warnings } = await readPdf(bytes, options)
  return {
    mediaType: 'application/pdf',
    textSource: lines.length > 0 ? 'text-layer' : 'none',
    pageSizes,
    ...contents(lines, warnings),
  }
}

function readTextContract(bytes: Uint8Array): ContractText {
  const { text, warnings } = decodeText(bytes)
  return {
    mediaType: 'text/plain',
    textSource: 'document',
    pageSizes: [],
    ...contents(plainTextLines(text), warnings),
  }
}

const UNNUMBERED: ReadWarning = {
  code: 'no-clause-numbers',
  message: 'No clause numbers were found: each paragraph is kept as a clause of its own and cited by its page.',
}

function contents(
  lines: readonly TextLine[],
  warnings: readonly ReadWarning[],
): Pick<ContractText, 'language' | 'title' | 'signedOn' | 'clauses' | 'warnings'> {
  const text = lines.map((line) => line.text).join('\n')
  const language = text === '' || directionOf(text) === 'rtl' ? 'he' : 'en'
  const clauses = readClauses(lines)
  const isUnnumbered = clauses.length > 0 && clauses.every((clause) => clause.number === '')
  return {
    language,
    title: documentTitle(clauses),
    signedOn: findSignedOn(clauses, language),
    clauses,
    warnings: isUnnumbered ? [...warnings, UNNUMBERED] : warnings,
  }
}

import { readFile, stat } from 'node:fs/promises'
import { Limits } from '../../shared/contract/settings.ts'
import { readClauses } from './clauses/read-clauses.ts'
import type { Attachment, ContractText, MediaType, ReadWarning, TextLine } from './contract-text.ts'
import { tooLarge } from './contract-unreadable.ts'
import { documentTitle } from './document-title.ts'
import { readDocx } from './docx/read-docx.ts'
import { readEmail } from './email/read-email.ts'
import { fileFormat } from './file-format.ts'
import { decodeHtml } from './html/decode-html.ts'
import { readHtml } from './html/read-html.ts'
import { markdownToHtml } from './markdown.ts'
import type { PrintedText } from './pdf/assemble.ts'
import { directionOf } from './pdf/logical-order.ts'
import { readPdf } from './pdf/read-pdf.ts'
import type { PictureMediaType } from './pictures/read-picture.ts'
import { decodeText, doubts, plainTextLines, printableText } from './plain-text.ts'
import { withRecogniser } from './recognise-pages.ts'
import { findSignedOn } from './signed-on.ts'

export interface ReadOptions {
  /** Hears of each page read, where the file has pages. */
  readonly onPage?: ((done: number, total: number) => void) | undefined
  /** Hears of each page recognised from a picture; `total` counts only those. */
  readonly onRecognise?: ((done: number, total: number) => void) | undefined
  /** Stops between pages. */
  readonly signal?: AbortSignal | undefined
  /** The largest files that are read. */
  readonly limits?: Limits | undefined
  /** Opens a locked PDF. */
  readonly password?: string | undefined
  /** Whether pictures of pages are recognised. */
  readonly recognise?: boolean | undefined
  /** Where finished pages are kept while a scan is recognised. */
  readonly checkpoint?: string | undefined
}

interface Task extends ReadOptions {
  readonly limits: Limits
}

/** What a reader of one kind of file gives. */
interface Reading extends Pick<ContractText, 'textSource'> {
  readonly lines: readonly TextLine[]
  readonly warnings: readonly ReadWarning[]
  readonly pageSizes?: ContractText['pageSizes']
  readonly recognition?: ContractText['recognition']
  /** Lines about the document and not of it, such as who sent it; they come first. */
  readonly preamble?: readonly TextLine[]
  readonly attachments?: readonly Attachment[]
}

type Reader = (bytes: Uint8Array, task: Task) => Reading | Promise<Reading>

const readPictureAs =
  (mediaType: PictureMediaType): Reader =>
  (bytes, task) =>
    withRecogniser({ bytes, checkpoint: task.checkpoint }, async ({ picture }) => {
      const { onRecognise, signal, limits, recognise } = task
      // Loaded for pictures only: it brings a canvas along.
      const { readPictureContract } = await import('./read-picture-contract.ts')
      return recognised(
        await readPictureContract(bytes, mediaType, {
          onRecognise,
          signal,
          limits,
          recognise: recognise ? picture : undefined,
        }),
      )
    })

const READERS: Readonly<Record<MediaType, Reader>> = {
  'application/pdf': readPdfFile,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': readDocxFile,
  'image/png': readPictureAs('image/png'),
  'image/jpeg': readPictureAs('image/jpeg'),
  'image/tiff': readPictureAs('image/tiff'),
  'image/webp': readPictureAs('image/webp'),
  'text/plain': readTextFile,
  'text/markdown': readMarkdownFile,
  'text/html': readHtmlFile,
  'message/rfc822': readEmailFile,
}

const MEGABYTE = 1e6

/**
 * Reads a contract file of any kind this program takes in into its printed clauses, with their places where it has
 * pages. A file without text is no error: it comes back with `textSource` 'none', no clauses and a warning. Its language
 * is then given as Hebrew, for want of a letter to tell. No kind of file is ever made to fetch or to run anything.
 *
 * @throws ContractUnreadable when the file cannot be taken in; what the system says when it can't be opened; the
 * signal's reason when aborted
 */
export async function readContract(path: string, options: ReadOptions = {}): Promise<ContractText> {
  const task: Task = { ...options, limits: options.limits ?? Limits.parse({}) }
  const { size } = await stat(path)
  const { fileMegabytes } = task.limits
  if (size > fileMegabytes * MEGABYTE) throw tooLarge(`The file has more than ${fileMegabytes} megabytes.`)
  const bytes = await readFile(path)
  task.signal?.throwIfAborted()
  const mediaType = fileFormat(bytes)
  const reading = await READERS[mediaType](bytes, task)
  return contractText(mediaType, reading)
}

function readPdfFile(bytes: Uint8Array, { checkpoint, recognise, ...options }: Task): Promise<Reading> {
  return withRecogniser({ bytes, checkpoint }, async ({ pdfPage }) =>
    recognised(await readPdf(bytes, { ...options, recognise: recognise ? pdfPage : undefined })),
  )
}

/** What was printed on pages, by where its letters come from. */
function recognised(text: PrintedText & Pick<Reading, 'warnings'>): Reading {
  const unrecognised = text.lines.length > 0 ? 'text-layer' : 'none'
  return { ...text, textSource: text.recognition === null ? unrecognised : 'ocr' }
}

function readDocxFile(bytes: Uint8Array, { limits }: Task): Reading {
  return fromDocument(readDocx(bytes, limits.unpackedMegabytes))
}

function readTextFile(bytes: Uint8Array): Reading {
  const { text, warnings } = decodeText(bytes)
  return fromDocument({ lines: plainTextLines(text), warnings })
}

function readMarkdownFile(bytes: Uint8Array): Reading {
  const { text, warnings } = decodeText(bytes)
  const page = readHtml(markdownToHtml(text))
  return fromDocument({ lines: page.lines, warnings: [...warnings, ...page.warnings] })
}

function readHtmlFile(bytes: Uint8Array): Reading {
  const { text, isGuessed, lost } = decodeHtml(bytes)
  const page = readHtml(printableText(text))
  return fromDocument({ lines: page.lines, warnings: [...doubts(isGuessed, lost), ...page.warnings] })
}

async function readEmailFile(bytes: Uint8Array): Promise<Reading> {
  return { textSource: 'document', ...(await readEmail(bytes)) }
}

const fromDocument = (document: Pick<Reading, 'lines' | 'warnings'>): Reading => ({
  textSource: document.lines.length > 0 ? 'document' : 'none',
  ...document,
})

const UNNUMBERED: ReadWarning = {
  code: 'no-clause-numbers',
  message: 'No clause numbers were found: each paragraph is kept as a clause of its own and cited by its page.',
}

function contractText(mediaType: MediaType, reading: Reading): ContractText {
  const { textSource, lines, preamble = [], warnings } = reading
  const text = (lines.length > 0 ? lines : preamble).map((line) => line.text).join('\n')
  const language = text === '' || directionOf(text) === 'rtl' ? 'he' : 'en'
  const clauses = readClauses([...preamble, ...lines])
  const isUnnumbered = clauses.length > 0 && clauses.every((clause) => clause.number === '')
  // The day a message was sent is not the day something was signed on.
  const signedIn = preamble.length === 0 ? clauses : readClauses(lines)
  return {
    mediaType,
    textSource,
    recognition: reading.recognition ?? null,
    language,
    pageSizes: reading.pageSizes ?? [],
    title: documentTitle(clauses),
    signedOn: findSignedOn(signedIn, language),
    clauses,
    attachments: reading.attachments ?? [],
    warnings: isUnnumbered ? [...warnings, UNNUMBERED] : warnings,
  }
}

import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { unzipSync } from 'fflate'
import { PDFDocument } from 'pdf-lib'
import { readContract } from '../../electron/documents/read-contract.ts'
import { readSignatures } from '../../electron/documents/signatures/read-signatures.ts'
import { MEMORY } from '../../electron/work/run.ts'
import { BuiltWorker, projectFile, runCold, toRead } from '../built.ts'
import { hasProgram, runProgram } from '../machine.ts'
import { alternate, type Bench, type Figure, referenceOf } from '../measure.ts'
import { plainText } from '../plain-text.ts'

const FIXTURES = fileURLToPath(new URL('../../tests/fixtures/', import.meta.url))
const filesOf = (folder: string, pattern: RegExp): string[] =>
  readdirSync(join(FIXTURES, folder))
    .filter((name) => pattern.test(name))
    .map((name) => join(FIXTURES, folder, name))

/** Contracts with a text layer, Hebrew and English, by all producers; those of one producer for a quick look. */
const pdfFiles = (isQuick: boolean): string[] =>
  filesOf(
    'drawer/made',
    isQuick ? /\.typeset\.pdf$/ : /\.(?:chromium|libreoffice|ghostscript|wkhtmltopdf|typeset)\.pdf$/,
  )

export async function measure(bench: Bench): Promise<Figure[]> {
  return [...(await pagesASecond(bench)), await memory(bench), await wordDocuments(bench), await signatures(bench)]
}

const each = async (files: readonly string[], read: (file: string) => unknown): Promise<void> => {
  for (const file of files) await read(file)
}

const ONE_IN = 5

async function pagesOf(files: readonly string[]): Promise<number> {
  let pages = 0
  await each(files, async (file) => {
    pages += await plainText(file)
  })
  return pages
}

/** Pages a second: glyphs, lines, reading order, clauses; in a worker their terms and signatures too. */
async function pagesASecond({ isQuick, say }: Bench): Promise<Figure[]> {
  const files = pdfFiles(isQuick)
  const pages = await pagesOf(files)
  // A worker takes longer to start than to read: a few files tell as much as all.
  const few = files.filter((_, index) => index % ONE_IN === 0)
  const fewPages = await pagesOf(few)
  say(`extraction: ${files.length} contracts, ${pages} pages`)
  const worker = new BuiltWorker()
  const poppler = hasProgram('pdftotext', '-v')
    ? () => each(files, (path) => runProgram('pdftotext', ['-layout', path, '-']))
    : null
  try {
    await each(files, (path) => worker.run('readDocument', toRead(path)))
    await each(files, (path) => readContract(path))
    const times = await alternate(isQuick ? 2 : 3, {
      inProcess: () => each(files, (path) => readContract(path)),
      plain: () => each(files, plainText),
      warm: () => each(files, (path) => worker.run('readDocument', toRead(path))),
      cold: () => each(few, (path) => runCold('readDocument', toRead(path))),
      poppler,
    })
    const rate = (ms: number): number => (pages / ms) * 1000
    const against = [
      referenceOf('pdf.js getTextContent, same process', times.plain, rate),
      referenceOf('pdftotext, a process a file', times.poppler, rate),
    ]
    const figure = (name: string, ms: number): Figure => ({ name, value: rate(ms), unit: 'pages/s', against })
    return [
      figure('read contracts, same process', times.inProcess),
      figure('read contracts, warm worker', times.warm),
      figure('read contracts, new worker a file', (times.cold * pages) / fewPages),
    ]
  } finally {
    await worker.end()
  }
}

/** The most memory that reading a long contract takes, each in a new process: ours in a worker thread, as users have it. */
async function memory({ isQuick, folder, say }: Bench): Promise<Figure> {
  const pages = isQuick ? 50 : 1000
  say(`extraction: memory for ${pages} pages`)
  const file = join(folder, 'long.pdf')
  writeFileSync(file, await longPdf(pages, pdfFiles(isQuick)))
  const program = fileURLToPath(new URL('../read-alone.mjs', import.meta.url))
  const megabytes = (...reader: string[]): number => Number(execFileSync(process.execPath, [program, ...reader]))
  const ours = [projectFile('out/main/worker.js'), JSON.stringify(MEMORY), JSON.stringify(toRead(file))]
  return {
    name: `peak memory, a PDF of ${pages} pages`,
    value: megabytes('ours', ...ours),
    unit: 'MB',
    against: [{ name: 'pdf.js getTextContent', value: megabytes('plain', file) }],
  }
}

/** Page after page of the contracts, from the first again when they are through. */
async function longPdf(pages: number, files: readonly string[]): Promise<Uint8Array> {
  const long = await PDFDocument.create()
  const sources = await Promise.all(files.map((file) => PDFDocument.load(readFileSync(file))))
  while (long.getPageCount() < pages)
    for (const source of sources) {
      const count = Math.min(source.getPageCount(), pages - long.getPageCount())
      const indices = Array.from({ length: count }, (_, index) => index)
      for (const page of await long.copyPages(source, indices)) long.addPage(page)
    }
  return long.save()
}

async function wordDocuments({ isQuick }: Bench): Promise<Figure> {
  const files = filesOf('drawer/made', /\.docx$/)
  await each(files, (file) => readContract(file))
  const times = await alternate(isQuick ? 2 : 9, {
    ours: () => each(files, (file) => readContract(file)),
    unzip: () => each(files, (file) => unzipSync(readFileSync(file))),
  })
  const against = [{ name: 'unpack it with fflate', value: times.unzip / files.length }]
  return { name: `read a DOCX, of ${files.length}`, value: times.ours / files.length, unit: 'ms', against }
}

async function signatures({ isQuick }: Bench): Promise<Figure> {
  const files = filesOf('signed', /\.pdf$/)
  const at = new Date('2026-01-01T00:00:00Z')
  const check = (file: string): Promise<unknown> => readSignatures(readFileSync(file), [], at)
  await each(files, check)
  const times = await alternate(isQuick ? 1 : 5, {
    ours: () => each(files, check),
    // It answers with a failure where nothing is signed, which is an answer too.
    pdfsig: hasProgram('pdfsig', '-v') ? () => runProgram('sh', ['-c', PDFSIG, 'sh', ...files]) : null,
  })
  const one = (ms: number): number => ms / files.length
  const against = [referenceOf('pdfsig, a process a file', times.pdfsig, one)]
  return { name: `check the signatures of a PDF, of ${files.length}`, value: one(times.ours), unit: 'ms', against }
}

const PDFSIG = 'for file in "$@"; do pdfsig -nocert "$file"; done; true'

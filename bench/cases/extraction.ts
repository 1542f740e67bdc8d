import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { readContract } from '../../electron/documents/read-contract.ts'
import type { DocumentToRead } from '../../electron/documents/read-document.ts'
import { cases, DEMO } from '../../resources/demo/manifest.ts'
import { Limits } from '../../shared/contract/settings.ts'
import { BuiltWorker, runCold } from '../built.ts'
import { hasProgram, runProgram } from '../machine.ts'
import { alternate, type Bench, type Figure, referenceOf } from '../measure.ts'

const FILES = cases.flatMap(({ contracts }) => contracts.map(({ file }) => fileURLToPath(new URL(file, DEMO))))

/** As a vault with the usual settings has them read. */
const toRead = (path: string): DocumentToRead => ({
  path,
  limits: Limits.parse({}),
  recognise: false,
  checkpoint: '',
  trusted: [],
  at: '2026-01-01T00:00:00Z',
})

const eachFile = async (read: (file: string) => unknown): Promise<void> => {
  for (const file of FILES) await read(file)
}

/** Pages a second from the demo's contracts, Hebrew and English: glyphs, lines, reading order, clauses. */
export async function measure({ isQuick, say }: Bench): Promise<Figure[]> {
  let pages = 0
  await eachFile(async (file) => {
    pages += await plainText(file)
  })
  say(`extraction: ${FILES.length} contracts, ${pages} pages`)
  const worker = new BuiltWorker()
  const poppler = hasProgram('pdftotext', '-v')
    ? () => eachFile((path) => runProgram('pdftotext', ['-layout', path, '-']))
    : null
  try {
    await eachFile((path) => worker.run('readDocument', toRead(path)))
    await eachFile((path) => readContract(path))
    const times = await alternate(isQuick ? 2 : 7, {
      inProcess: () => eachFile((path) => readContract(path)),
      plain: () => eachFile(plainText),
      warm: () => eachFile((path) => worker.run('readDocument', toRead(path))),
      cold: () => eachFile((path) => runCold('readDocument', toRead(path))),
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
      figure('read contracts, new worker a file', times.cold),
    ]
  } finally {
    await worker.end()
  }
}

/** The least that pdf.js itself must do for a text: gives the number of pages. */
async function plainText(file: string): Promise<number> {
  const task = getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: VerbosityLevel.ERRORS })
  const pdf = await task.promise
  for (let number = 1; number <= pdf.numPages; number++) await (await pdf.getPage(number)).getTextContent()
  const { numPages } = pdf
  await task.destroy()
  return numPages
}

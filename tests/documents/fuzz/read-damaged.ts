import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { MediaType } from '../../../electron/documents/contract-text.ts'
import { ContractUnreadable } from '../../../electron/documents/contract-unreadable.ts'
import { unpackWords } from '../../../electron/documents/packed-words.ts'
import { drawPage } from '../../../electron/documents/pictures/draw-page.ts'
import { type ReadDocument, readDocument } from '../../../electron/documents/read-document.ts'
import { readSignatures } from '../../../electron/documents/signatures/read-signatures.ts'
import { PageBox, Recognition, TextSource, Word } from '../../../shared/contract/ingest-contract.ts'
import { Limits } from '../../../shared/contract/settings.ts'
import { DigitalSignature } from '../../../shared/contract/signature.ts'
import { Term } from '../../../shared/terms.ts'
import { Day, Locale, Warning } from '../../../shared/units.ts'
import { damaged, damages } from './damage.ts'
import { specimens } from './specimens.ts'

/** What a process of the campaign tells of each of its runs. */
export type Told =
  | { readonly type: 'run'; readonly name: string }
  | { readonly type: 'fault'; readonly name: string; readonly fault: string }
  | { readonly type: 'end'; readonly answers: Readonly<Record<string, number>> }

/** A reading as the door passes it on: a place that is no number would be refused there as unforeseen. */
const Reading = z.object({
  textSource: TextSource,
  language: Locale,
  recognition: Recognition.nullable(),
  pageSizes: z.array(z.tuple([z.number(), z.number()])),
  signedOn: Day.nullable(),
  clauses: z.array(z.object({ boxes: z.array(PageBox), words: z.array(Word), terms: z.array(Term), text: z.string() })),
  signatures: z.object({ digital: z.array(DigitalSignature), emptyFields: z.number().int() }),
  warnings: z.array(Warning),
})

const AT = '2026-03-01T00:00:00Z'
const DRAWN: Readonly<Record<string, MediaType>> = { png: 'image/png', jpg: 'image/jpeg', tif: 'image/tiff' }
const folder = mkdtempSync(join(tmpdir(), 'fuzz-'))
const path = join(folder, 'contract')

async function codeOf(reading: Promise<string>): Promise<string> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof ContractUnreadable) return error.code
    throw error
  }
}

async function readOnce(): Promise<string> {
  const task = { path, limits: Limits.parse({}), recognise: false, checkpoint: '', trusted: [], at: AT }
  const reading: ReadDocument = await readDocument(task, () => undefined)
  const clauses = reading.clauses.map((clause) => ({ ...clause, words: unpackWords(clause.words) }))
  Reading.parse({ ...reading, clauses })
  for (const { text, words } of clauses)
    for (const { span } of words)
      if (span[0] >= span[1] || span[1] > text.length) throw new RangeError(`A word at ${span} of ${text.length}.`)
  return reading.textSource
}

async function drawOnce(mediaType: MediaType): Promise<string> {
  await drawPage({ path, mediaType, page: 1, width: 100 })
  return 'drawn'
}

/** Reads a damaged file in every way the program does. Throws where it ends in anything but an answer. */
async function answersTo(bytes: Uint8Array, name: string): Promise<string[]> {
  writeFileSync(path, bytes)
  const answers = [await codeOf(readOnce())]
  if (name.includes('.pdf')) await readSignatures(bytes, [], new Date(AT))
  const mediaType = DRAWN[name.slice(-3)]
  if (mediaType) answers.push(await codeOf(drawOnce(mediaType)))
  return answers
}

/**
 * pdf.js drops promises of objects that its table leads astray to, as work/worker.ts knows; what it was asked for still
 * gets its answer. Any other promise that nobody listens to is a fault.
 */
const isDroppedByPdfJs = (reason: unknown): boolean =>
  reason instanceof Error && ['XRefEntryException', 'XRefParseException', 'FormatError'].includes(reason.name)

/** Does every `of`-th run of the campaign, beginning with `first`. */
async function campaign(first: number, of: number, seed: number, runs: number): Promise<void> {
  const tell = (told: Told): void => void process.send!(told)
  const files = await specimens()
  const others = files.map((file) => file.bytes)
  const answers: Record<string, number> = {}
  let name = ''
  process.on('unhandledRejection', (reason) => {
    if (!isDroppedByPdfJs(reason)) tell({ type: 'fault', name, fault: `dropped a promise: ${reason}` })
  })
  for (const [run, damage] of damages(seed, runs).entries()) {
    const file = files[run % files.length]!
    if (run % of !== first) continue
    name = `run ${run} of seed ${seed}: ${file.name} ${JSON.stringify(damage)}`
    tell({ type: 'run', name })
    const bytes = damaged(file.bytes, damage, others)
    try {
      for (const answer of await answersTo(file.pack?.(bytes) ?? bytes, file.name))
        answers[answer] = (answers[answer] ?? 0) + 1
    } catch (error) {
      tell({ type: 'fault', name, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  }
  rmSync(folder, { recursive: true })
  tell({ type: 'end', answers })
}

const [first = 0, of = 1, seed = 1, runs = 1] = process.argv.slice(2).map(Number)
await campaign(first, of, seed, runs)
process.disconnect()

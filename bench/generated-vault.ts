import { join } from 'node:path'
import Database from 'better-sqlite3'
import { clientOf, pathsAsFiles } from '../electron/client.ts'
import { passageOf, rowidOf } from '../electron/records/passages.ts'
import { readTerms } from '../electron/text/terms/index.ts'
import type { Staged } from '../electron/vault/objects.ts'
import { createVault, type Vault } from '../electron/vault/open.ts'
import type { PassageText, Rows } from '../electron/vault/rows.ts'
import type { Client } from '../shared/client.ts'
import { type Language, seededRandom, sentence } from './generated-text.ts'
import type { Bench } from './measure.ts'

const CLAUSES = 40
const CALLS = 2
const SEGMENTS_A_CALL = 50
const SEED = 2026

/** A customer in words, before anything is read or written. */
export interface GeneratedCustomer {
  readonly id: string
  readonly language: Language
  readonly clauses: readonly string[]
  readonly calls: readonly (readonly string[])[]
}

export interface GeneratedVault {
  readonly vault: Vault
  readonly client: Client
  readonly customers: readonly Pick<GeneratedCustomer, 'id' | 'language'>[]
  /** Clauses and segments: the rows that are searched. */
  readonly passages: number
  readonly segments: number
  /** Milliseconds in all: reading the words for the index, writing by the vault's own way, writing to a plain table. */
  readonly spent: { readonly reading: number; readonly writing: number; readonly bare: number }
}

let made: Promise<GeneratedVault> | undefined

/** The generated vault of this run, made when first asked for: 2,000 customers, 80,000 clauses, 200,000 segments. */
export function generatedVault(bench: Bench): Promise<GeneratedVault> {
  made ??= generate(bench)
  return made
}

async function generate({ isQuick, folder, say, atEnd }: Bench): Promise<GeneratedVault> {
  const count = isQuick ? 40 : 2000
  say(`generating a vault of ${count} customers …`)
  const vault = createVault(join(folder, 'generated'), { name: 'Bench', locale: 'en' })
  atEnd(() => vault.close())
  // All signed the same form and share one transcript file: the bench is about rows, files have a case of their own.
  const files = {
    contract: await vault.objects.stageBytes(Buffer.from('the standard form')),
    transcript: await vault.objects.stageBytes(Buffer.from('WEBVTT')),
  }
  const bare = bareTable(join(folder, 'bare.db'))
  const random = seededRandom(SEED)
  const customers: GeneratedVault['customers'][number][] = []
  const spent = { reading: 0, writing: 0, bare: 0 }
  const timed = <T>(part: keyof typeof spent, work: () => T): T => {
    const start = performance.now()
    const result = work()
    spent[part] += performance.now() - start
    return result
  }
  for (let index = 0; index < count; index++) {
    const customer = drawCustomer(vault.ids('customer'), index % 2 === 0 ? 'he' : 'en', random)
    const readings = timed('reading', () => readPassages(customer))
    timed('writing', () => writeCustomer(vault, customer, readings, files))
    timed('bare', () => bare.write(customer))
    customers.push({ id: customer.id, language: customer.language })
  }
  bare.close()
  const segments = count * CALLS * SEGMENTS_A_CALL
  const client = clientOf(vault, { actor: 'bench', files: pathsAsFiles })
  return { vault, client, customers, segments, passages: segments + count * CLAUSES, spent }
}

function drawCustomer(id: string, language: Language, random: () => number): GeneratedCustomer {
  const sentences = (count: number, least: number, more: number): string[] =>
    Array.from({ length: count }, () => sentence(language, least + Math.floor(random() * more), random))
  return {
    id,
    language,
    clauses: sentences(CLAUSES, 15, 25),
    calls: Array.from({ length: CALLS }, () => sentences(SEGMENTS_A_CALL, 5, 12)),
  }
}

interface Readings {
  readonly clauses: readonly { readonly terms: string; readonly passage: PassageText }[]
  readonly calls: readonly (readonly PassageText[])[]
}

/** What taking in a contract and a call reads from their words. */
const readPassages = ({ id, language, clauses, calls }: GeneratedCustomer): Readings => ({
  clauses: clauses.map((text) => ({
    terms: JSON.stringify(readTerms(text, { locale: language })),
    passage: passageOf('clause', id, text),
  })),
  calls: calls.map((segments) => segments.map((text) => passageOf('segment', id, text))),
})

/** One customer with all he has, in one commit with its custody entry. */
function writeCustomer(
  vault: Vault,
  customer: GeneratedCustomer,
  readings: Readings,
  files: { readonly contract: Staged; readonly transcript: Staged },
): void {
  const at = vault.clock()
  const deed = { at, actor: 'bench', operation: 'generate', subject: customer.id, customer: customer.id, detail: {} }
  vault.commit(deed, (rows) => {
    rows.keep(files.contract, { kind: 'contract', mediaType: 'text/plain', name: 'form.txt', at })
    rows.keep(files.transcript, { kind: 'transcript', mediaType: 'text/vtt', name: 'call.vtt', at })
    rows.insert('customer', { id: customer.id, name: `Customer ${customer.id.slice(-6)}` })
    writeContract(vault, rows, customer, readings, files.contract.sha256, at)
    for (const call of customer.calls.keys())
      writeCall(vault, rows, customer, { call, passages: readings.calls[call]! }, files.transcript.sha256, at)
  })
}

function writeContract(
  { ids }: Vault,
  rows: Rows,
  { id: customer, language, clauses }: GeneratedCustomer,
  readings: Readings,
  sha256: string,
  at: string,
): void {
  const contract = ids('contract')
  const signed = { title: 'Agreement', signed_on: '2026-01-15', amends: null, text_source: 'document' }
  const read = { signature: 'unsigned', language, pages: 6, page_sizes: '[]', warnings: '[]' }
  rows.insert('contract', { id: contract, customer, sha256, ...signed, ...read, at })
  for (const [position, text] of clauses.entries()) {
    const { terms, passage } = readings.clauses[position]!
    const number = String(position + 1)
    const place = { number, path: number, level: 1, heading: null, page: 1 + Math.floor(position / 7), boxes: '[]' }
    const row = rows.insert('clause', { id: ids('clause'), contract, position, ...place, text, terms })
    rows.index(rowidOf('clause', row), passage)
  }
}

const SEGMENT_MS = 6000

function writeCall(
  { ids }: Vault,
  rows: Rows,
  { id: customer, language, calls }: GeneratedCustomer,
  { call, passages }: { call: number; passages: readonly PassageText[] },
  sha256: string,
  at: string,
): void {
  const recording = ids('recording')
  const transcript = ids('transcript')
  const none = { sha256: null, codec: null, channels: null, sample_rate: null }
  const facts = { duration_ms: SEGMENTS_A_CALL * SEGMENT_MS, agent: 'Agent', direction: 'in', metadata_source: '{}' }
  const started_at = `2026-0${call + 2}-10T10:00:00+02:00`
  rows.insert('recording', { id: recording, customer, ...none, ...facts, started_at, warnings: '[]', at })
  const form = { format: 'webvtt', language, engine: null, masked: 0, warnings: '[]' }
  rows.insert('transcript', { id: transcript, recording, sha256, ...form, at })
  for (const [position, text] of calls[call]!.entries()) {
    const speaker = position % 2 === 0 ? 'agent' : 'customer'
    const said = { start_ms: position * SEGMENT_MS, end_ms: (position + 1) * SEGMENT_MS - 200, speaker, text }
    const basis = { speaker_basis: 'label', label: speaker, flags: '[]' }
    const row = rows.insert('segment', { id: ids('segment'), transcript, recording, position, ...said, ...basis })
    rows.index(rowidOf('segment', row), passages[position]!)
  }
}

/** The reference: the same words into one plain table, as durable, without index, log or digest. */
function bareTable(file: string): { write(customer: GeneratedCustomer): void; close(): void } {
  const sql = new Database(file)
  sql.pragma('journal_mode = WAL')
  sql.pragma('synchronous = FULL')
  sql.exec('CREATE TABLE passage (row INTEGER PRIMARY KEY, customer TEXT, position INTEGER, text TEXT) STRICT')
  const insert = sql.prepare('INSERT INTO passage (customer, position, text) VALUES (?, ?, ?)')
  const write = sql.transaction(({ id, clauses, calls }: GeneratedCustomer) => {
    for (const [position, text] of [...clauses, ...calls.flat()].entries()) insert.run(id, position, text)
  })
  return { write, close: () => sql.close() }
}

import { appendFile, readFile } from 'node:fs/promises'
import { z } from 'zod'
import { Box, Sha256, Span } from '../../../shared/units.ts'
import type { RecognisedPage } from './recognised-page.ts'

/** What a kept page belongs to: the same page read by another engine is another reading. */
export interface CheckpointKey {
  /** Of the document's bytes, as lower-case hexadecimal SHA-256. */
  readonly sha256: string
  readonly engine: string
}

const Word = z.object({ span: Span, box: Box, confidence: z.number().nullable() })
const Cell = z.object({ text: z.string(), left: z.number(), right: z.number(), words: z.array(Word) })
const Line = z.object({
  text: z.string(),
  direction: z.enum(['rtl', 'ltr']),
  cells: z.array(Cell),
  words: z.array(Word),
  box: Box,
  size: z.number(),
  baseline: z.number(),
  isBold: z.boolean(),
  column: z.tuple([z.number(), z.number()]).nullable(),
})
const Page = z.object({
  width: z.number(),
  height: z.number(),
  lines: z.array(Line),
  confidence: z.number(),
  language: z.enum(['he', 'en', 'both']),
})
const Entry = z.object({ sha256: Sha256, engine: z.string(), page: z.number().int().positive(), recognised: Page })

/** Pages of one document that are recognised already, by number, and the way to keep another. */
export interface Checkpoint {
  readonly pages: ReadonlyMap<number, RecognisedPage>
  readonly keep: (page: number, recognised: RecognisedPage) => Promise<void>
}

/**
 * Finished pages in a file of JSON lines, so that a reading broken off by a crash goes on where it was. A line that a crash
 * tore, another document's and another engine's are passed over; a missing file holds no pages.
 */
export async function openCheckpoint(path: string, { sha256, engine }: CheckpointKey): Promise<Checkpoint> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const pages = new Map<number, RecognisedPage>()
  for (const line of text.split('\n')) {
    const entry = readEntry(line)
    if (entry?.sha256 === sha256 && entry.engine === engine) pages.set(entry.page, entry.recognised)
  }
  // What follows a torn line must not be joined to it.
  let start = text === '' || text.endsWith('\n') ? '' : '\n'
  return {
    pages,
    keep: async (page, recognised) => {
      pages.set(page, recognised)
      await appendFile(path, `${start}${JSON.stringify({ sha256, engine, page, recognised })}\n`)
      start = ''
    },
  }
}

function readEntry(line: string): z.infer<typeof Entry> | null {
  try {
    return Entry.safeParse(JSON.parse(line)).data ?? null
  } catch {
    return null
  }
}

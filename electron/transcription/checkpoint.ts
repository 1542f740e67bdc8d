import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { maskSegments } from '../transcripts/mask-segments.ts'
import type { Chunk } from './chunk-plan.ts'
import type { Heard } from './engine-output.ts'

const Word = z.object({ start: z.number(), end: z.number(), from: z.number(), to: z.number(), confidence: z.number() })
const Segment = z.object({ from: z.number(), to: z.number(), text: z.string(), words: z.array(Word) })
const Entry = z.object({
  pieces: z.array(z.object({ from: z.number(), to: z.number(), at: z.number() })),
  heard: z.object({ language: z.string(), segments: z.array(Segment) }),
})

/** Finished chunks of one call, each in a file of its own, so that a crash costs one chunk at most. */
export interface Checkpoint {
  /** A folder for what only one run needs; empty at the start. */
  readonly scratch: string
  /** What a chunk gave, if it was finished under this key with the same pieces. */
  find(channel: number, index: number, chunk: Chunk): Promise<Heard | null>
  keep(channel: number, index: number, chunk: Chunk, heard: Heard): Promise<void>
  /** Removes the scratch folder; finished chunks stay until `forgetCheckpoint`. */
  close(): Promise<void>
}

/** A key may hold anything: names of models, paths. */
const prefixOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 32)

/**
 * Opens what is finished of a call.
 * @param key all that the words depend on: sound, model, language, engine. Two runs at a time must not share one.
 */
export async function openCheckpoint(folder: string, key: string): Promise<Checkpoint> {
  const prefix = prefixOf(key)
  const scratch = join(folder, `${prefix}.part`)
  // A run that was killed left its sound here: nobody's call stays behind.
  await rm(scratch, { recursive: true, force: true })
  await mkdir(scratch, { recursive: true, mode: 0o700 })
  const fileOf = (channel: number, index: number): string => join(folder, `${prefix}-${channel}-${index}.json`)
  return {
    scratch,
    find: async (channel, index, chunk) => {
      const entry = await readEntry(fileOf(channel, index))
      const isSame = entry !== null && JSON.stringify(entry.pieces) === JSON.stringify(chunk.pieces)
      return isSame ? entry.heard : null
    },
    keep: (channel, index, { pieces }, heard) =>
      writeWhole(
        fileOf(channel, index),
        join(scratch, 'finished.json'),
        JSON.stringify({ pieces, heard: masked(heard) }),
      ),
    close: () => rm(scratch, { recursive: true, force: true }),
  }
}

/** What waits on the disk holds no number that nobody may read, as far as one chunk tells it. */
function masked({ segments, ...heard }: Heard): Heard {
  const spoken = segments.map(({ from, to, text }) => ({
    ...{ startMs: from, endMs: to, text },
    ...{ label: null, channel: null, words: [] },
  }))
  const texts = maskSegments(spoken).segments.map(({ text }) => text)
  return { ...heard, segments: segments.map((segment, index) => ({ ...segment, text: texts[index]! })) }
}

/** Removes all that is kept under a key, when its transcript is safe. */
export async function forgetCheckpoint(folder: string, key: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  const own = names.filter((name) => name.startsWith(prefixOf(key)))
  await Promise.all(own.map((name) => rm(join(folder, name), { recursive: true, force: true })))
}

async function readEntry(file: string): Promise<z.infer<typeof Entry> | null> {
  try {
    return Entry.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    // Missing, or not whole: the chunk is done again.
    return null
  }
}

/** There whole or not at all: written beside, synced, then given its name. */
async function writeWhole(file: string, part: string, text: string): Promise<void> {
  const handle = await open(part, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(part, file)
}

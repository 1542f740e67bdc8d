import { AsyncLocalStorage } from 'node:async_hooks'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Worker as Thread } from 'node:worker_threads'
import { createWorker, OEM, PSM, type Word, type Worker } from 'tesseract.js'
import type { Box } from '../../../shared/units.ts'
import { ContractUnreadable } from '../contract-unreadable.ts'
import { type GreyPicture, toPgm } from '../pictures/grey-picture.ts'
import { RECOGNITION_DPI } from './prepare-page.ts'

export type EngineLanguage = 'heb' | 'eng'

/** One sign as the recogniser saw it, in pixels of the picture it was given. */
export interface ReadSymbol {
  readonly text: string
  readonly left: number
  readonly right: number
}

/** A word in logical order; its symbols in the same. */
export interface ReadWord {
  readonly text: string
  /** 0…100 */
  readonly confidence: number
  readonly box: Box
  readonly symbols: readonly ReadSymbol[]
}

export interface ReadLine {
  readonly box: Box
  /** Height of its letters from descender to ascender. */
  readonly height: number
  /** Where the letters stand, in the middle of the line. */
  readonly baseline: number
  /** From left to right. */
  readonly words: readonly ReadWord[]
}

export interface ReadOptions {
  /** `block`: lines one under the other, as on a page. `line`: one line only, such as a crop of a number. */
  readonly layout: 'block' | 'line'
  /** Only these signs are looked for. */
  readonly only?: string
}

/** Recognises one language; one picture at a time. */
export interface Engine {
  readonly read: (picture: GreyPicture, options: ReadOptions) => Promise<ReadLine[]>
  readonly close: () => Promise<void>
}

/** Characters that direct text but print nothing. */
const UNPRINTED = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g
const LAYOUTS = { block: PSM.SINGLE_BLOCK, line: PSM.SINGLE_LINE } as const

/** The folder of a language's data in its own package; the recogniser wants a folder, and one of each is no copying. */
function dataFolder(language: EngineLanguage): string {
  const root = dirname(createRequire(import.meta.url).resolve(`@tesseract.js-data/${language}/package.json`))
  return join(root, '4.0.0_best_int')
}

/**
 * Starts a recogniser in a thread of its own, from data on this machine alone.
 * @param patienceMs a start or a reading that takes longer is given up, and the engine with it
 * @throws ContractUnreadable `picture-damaged`, from `read` too, when the picture can't be read in that time or at all
 */
export async function startEngine(language: EngineLanguage, patienceMs: number): Promise<Engine> {
  // Without a handler the library throws in a bare callback, which ends the process; with one, a start that failed never
  // settles: hence both.
  let failed: (cause: unknown) => void = () => {}
  const failure = new Promise<never>((_, reject) => {
    failed = reject
  })
  failure.catch(() => {})
  const options = { langPath: dataFolder(language), gzip: true, cacheMethod: 'none', errorHandler: failed }
  const { started, endThread } = holdingThread(() => createWorker(language, OEM.LSTM_ONLY, options))
  const worker = await within(patienceMs, Promise.race([started, failure])).catch(async (cause) => {
    await endThread()
    throw unreadable(cause)
  })
  const given: Record<string, string> = {}
  /** Every message to the worker is a round trip: parameters are sent when they change. */
  const setUp = async (wanted: Readonly<Record<string, string>>): Promise<void> => {
    if (Object.entries(wanted).every(([name, value]) => given[name] === value)) return
    await worker.setParameters(wanted)
    Object.assign(given, wanted)
  }
  return {
    read: async (picture, { layout, only = '' }) => {
      try {
        await setUp({
          // What it finds too small or too faint to read it says on the console; a failure it throws.
          debug_file: '/dev/null',
          tessedit_pageseg_mode: LAYOUTS[layout],
          tessedit_char_whitelist: only,
          // Guessing it, the engine prints its guess on the console.
          user_defined_dpi: String(RECOGNITION_DPI),
        })
        return await within(patienceMs, linesOf(worker, picture))
      } catch (cause) {
        throw unreadable(cause)
      }
    },
    close: async () => {
      await worker.terminate()
    },
  }
}

async function linesOf(worker: Worker, picture: GreyPicture): Promise<ReadLine[]> {
  const { data } = await worker.recognize(toPgm(picture), {}, { blocks: true, text: false })
  const lines = (data.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines))
  return lines.map(({ bbox, baseline, rowAttributes, words }) => ({
    box: [bbox.x0, bbox.y0, bbox.x1, bbox.y1],
    height: rowAttributes.rowHeight,
    baseline: (baseline.y0 + baseline.y1) / 2,
    words: words.flatMap((word) => readWord(word) ?? []).toSorted((a, b) => a.box[0] - b.box[0]),
  }))
}

function readWord({ text, confidence, bbox, symbols }: Word): ReadWord | null {
  const printed = text.replace(UNPRINTED, '').trim()
  if (printed === '') return null
  return {
    text: printed,
    confidence,
    box: [bbox.x0, bbox.y0, bbox.x1, bbox.y1],
    symbols: symbols.flatMap((symbol) => {
      const sign = symbol.text.replace(UNPRINTED, '').trim()
      return sign === '' ? [] : [{ text: sign, left: symbol.bbox.x0, right: symbol.bbox.x1 }]
    }),
  }
}

/** Threads of engines that are starting. */
const starting = new AsyncLocalStorage<{ thread: Thread | null }>()
process.on('worker', (thread) => {
  const start = starting.getStore()
  if (start) start.thread = thread
})

/** Starts an engine such that its thread can be ended before the library, which starts it, hands it over. */
function holdingThread<T>(begin: () => Promise<T>): { started: Promise<T>; endThread: () => Promise<void> } {
  const own: { thread: Thread | null } = { thread: null }
  return {
    started: starting.run(own, begin),
    endThread: async () => {
      await own.thread?.terminate()
    },
  }
}

/** Gives a promise up after a while. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Nothing came in ${ms} ms.`)), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

function unreadable(cause: unknown): ContractUnreadable {
  return new ContractUnreadable(
    'picture-damaged',
    'The text on this page could not be recognised: its picture is damaged or too hard to read. Scan the page again.',
    { cause },
  )
}

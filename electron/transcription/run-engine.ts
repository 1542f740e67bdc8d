import { type ChildProcess, spawn } from 'node:child_process'
import { availableParallelism, constants, setPriority } from 'node:os'
import { resolve } from 'node:path'
import type { SpokenLanguage } from '../../shared/contract/transcribe.ts'
import { cancelled, TranscriptionRefused } from './transcription-refused.ts'

/** One run of whisper-cli over one file of sound. */
export interface EngineRun {
  readonly engine: string
  readonly model: string
  readonly language: SpokenLanguage
  /** Where the engine works. It is given bare names in it: on Windows it can't open paths with letters of other scripts. */
  readonly folder: string
  /** The name in the folder of a 16 kHz mono WAV. */
  readonly wav: string
  /** The engine writes `<out>.json` into the folder. */
  readonly out: string
  /** How long it may go without a sign of life, in milliseconds. */
  readonly stallMs: number
  readonly signal?: AbortSignal | undefined
  /** @param share done of this run, 0 to 1 */
  readonly onProgress: (share: number) => void
}

/**
 * One core is left alone: with every core taken, the engine's threads wait for one another at each step and get 17–60 times
 * slower on a busy machine (measured).
 */
const THREADS = Math.max(1, availableParallelism() - 1)

/**
 * No context from one window to the next, and no second try at a higher temperature: both make loops out of one odd
 * sentence. They are written into every transcript.
 */
export const DECODING = ['-mc', '0', '-nf'] as const

/** Threads that wait asleep, not spinning: the window beside them has to be drawn. */
const PASSIVE = { OMP_WAIT_POLICY: 'PASSIVE', GOMP_SPINCOUNT: '0', OPENBLAS_NUM_THREADS: String(THREADS) }
/** A crash would start a debugger to print where, which takes minutes and shows nothing that helps a user. */
const NO_DEBUGGER = { GGML_NO_BACKTRACE: '1' }

/** The engine's last words are kept, for whoever looks into a failure. */
const KEPT_OUTPUT = 4000
const PROGRESS = /progress =\s*(\d+)%/g
/** What whisper-cli ends with when it can't load its model. */
const MODEL_EXIT = 3

function start({ engine, model, language, folder, wav, out }: EngineRun): ChildProcess {
  const input = ['-m', resolve(model), '-l', language, '-f', wav]
  const output = ['-pp', '-ojf', '-of', out]
  const child = spawn(resolve(engine), [...input, ...output, ...DECODING, '-t', String(THREADS)], {
    cwd: folder,
    // Both are read: when this program dies, the engine's next word finds nobody there and ends it too.
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...PASSIVE, ...NO_DEBUGGER },
    windowsHide: true,
  })
  try {
    if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // It ended already, or the system doesn't let us: it works at usual priority then.
  }
  return child
}

interface Ending {
  readonly code: number | null
  readonly output: string
}

/** Waits for the process to be gone, whatever happens: only then its files are free. */
function ending(child: ChildProcess, { stallMs, signal, onProgress, engine }: EngineRun): Promise<Ending> {
  return new Promise((resolve, reject) => {
    let output = ''
    let refusal: TranscriptionRefused | undefined
    const stopWith = (why: TranscriptionRefused): void => {
      refusal ??= why
      child.kill('SIGKILL')
    }
    const stalled = (): void => stopWith(failure(`${engine} has given no sign of life for ${stallMs / 1000} s`, output))
    const timer = setTimeout(stalled, stallMs)
    const onAbort = (): void => stopWith(cancelled())
    signal?.addEventListener('abort', onAbort, { once: true })
    if (signal?.aborted) onAbort()
    child.stdout?.on('data', () => timer.refresh())
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      timer.refresh()
      output = (output + text).slice(-KEPT_OUTPUT)
      for (const [, percent] of text.matchAll(PROGRESS)) onProgress(Number(percent) / 100)
    })
    const letGo = (code: number | null): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      if (refusal) reject(refusal)
      else resolve({ code, output })
    }
    child.on('error', (error) => {
      refusal ??= failure(`${engine} could not be started`, String(error))
      // What never started doesn't always close.
      if (child.pid === undefined) letGo(null)
    })
    child.on('close', letGo)
  })
}

const failure = (what: string, output: string): TranscriptionRefused =>
  new TranscriptionRefused(
    'engine-failed',
    `${what}. Try again; if it stays so, take another build of whisper.cpp or another model.`,
    output.trim().slice(-KEPT_OUTPUT),
  )

/**
 * Runs the engine to its end. Aborting kills it, and the promise settles when it is gone.
 * Throws TranscriptionRefused `engine-failed`, `model-unreadable`, `cancelled`. An end without failure doesn't mean that it
 * wrote anything: it answers sound that it can't read with success.
 */
export async function runEngine(run: EngineRun): Promise<void> {
  if (run.signal?.aborted) throw cancelled()
  const { code, output } = await ending(start(run), run)
  if (code === 0) return
  if (code === MODEL_EXIT)
    throw new TranscriptionRefused(
      'model-unreadable',
      `whisper.cpp can’t load ${run.model}: it is cut off, damaged or too large for this machine’s memory. Download it again, or take a smaller one.`,
      output,
    )
  throw failure(
    code === null ? 'whisper.cpp was ended from outside or crashed' : `whisper.cpp failed (${code})`,
    output,
  )
}

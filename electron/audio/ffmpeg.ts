import { type ChildProcess, spawn } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, dirname, isAbsolute, join } from 'node:path'
import type { Writable } from 'node:stream'
import { noteChild } from '../work/child-pids.ts'
import { RecordingUnreadable } from './recording-unreadable.ts'

const PROGRAM = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg'
const ENVIRONMENT = 'SAID_AND_SIGNED_FFMPEG'

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** Beside the installed program: its own folder's `resources`, or the project's where it runs from the sources. */
const bundledPlaces = (): string[] => {
  const electronResources: unknown = Reflect.get(process, 'resourcesPath')
  return [
    ...(typeof electronResources === 'string' ? [join(electronResources, 'bin', PROGRAM)] : []),
    join(dirname(process.execPath), 'resources', 'bin', PROGRAM),
    join(import.meta.dirname, '..', '..', 'resources', 'bin', PROGRAM),
  ]
}

const pathPlaces = (): string[] =>
  (process.env.PATH ?? '')
    .split(delimiter)
    // A relative one would mean whatever folder the program happens to stand in.
    .filter((folder) => isAbsolute(folder))
    .map((folder) => join(folder, PROGRAM))

const found = new Map<string, string>()

/**
 * The ffmpeg to use: the setting's, else the environment's (`SAID_AND_SIGNED_FFMPEG`), else the bundled one, else the
 * PATH's; null when there is none. A place that holds no program is passed over. Once found it is remembered for each
 * setting; one that was installed meanwhile is found.
 */
export function findFfmpeg(setting?: string | null): string | null {
  const named = [setting, process.env[ENVIRONMENT]].filter((path) => path !== undefined && path !== null && path !== '')
  const key = JSON.stringify([named, process.env.PATH])
  const known = found.get(key)
  if (known !== undefined) return known
  const ffmpeg = [...named, ...bundledPlaces(), ...pathPlaces()].find((path) => isProgram(path as string)) ?? null
  if (ffmpeg !== null) found.set(key, ffmpeg)
  return ffmpeg
}

/** A minute without a byte in or out: it hangs (a network share that went away), it doesn't work. */
const STALL_MS = 60_000
const KEPT_STDERR = 2000
const ALWAYS = ['-nostdin', '-hide_banner', '-loglevel', 'error']

export interface FfmpegInput {
  readonly signal?: AbortSignal | undefined
  /** What it reads from `pipe:0`. */
  readonly stdin?: AsyncIterable<Uint8Array> | undefined
}

/** Kills a process that neither reads nor writes for too long. */
class StallWatch {
  readonly #child: ChildProcess
  #timer: NodeJS.Timeout | undefined
  hasStalled = false

  constructor(child: ChildProcess) {
    this.#child = child
    this.resume()
  }

  resume(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.hasStalled = true
      this.#child.kill('SIGKILL')
    }, STALL_MS)
  }

  /** While it is we who don't read, its silence means nothing. */
  pause(): void {
    clearTimeout(this.#timer)
  }
}

/** When a process has taken what was written to it, or takes no more. */
const drained = (stdin: Writable): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      stdin.off('drain', done).off('close', done)
      resolve()
    }
    stdin.on('drain', done).on('close', done)
  })

async function feed(stdin: Writable, input: AsyncIterable<Uint8Array>, watch: StallWatch): Promise<void> {
  // A process that ends early closes its input (EPIPE): its exit code says why, this doesn't.
  stdin.on('error', () => undefined)
  for await (const bytes of input) {
    if (stdin.destroyed) return
    watch.resume()
    if (!stdin.write(bytes) && !stdin.destroyed) await drained(stdin)
  }
  stdin.end()
}

const NO_DECODER =
  /decoder .*not found|could not find codec parameters|unknown decoder|unknown input format|no decoder/i

function failure(stderr: string, hasStalled: boolean): RecordingUnreadable {
  const detail = stderr.trim()
  if (hasStalled) {
    return new RecordingUnreadable(
      'file-unreadable',
      'ffmpeg gave no answer for a minute and was stopped. Copy the recording to this machine and try again.',
      detail,
    )
  }
  return NO_DECODER.test(detail)
    ? new RecordingUnreadable(
        'decoder-missing',
        'The ffmpeg on this machine can’t decode this recording. Install a complete ffmpeg, or export the call as WAV or MP3.',
        detail,
      )
    : new RecordingUnreadable(
        'audio-damaged',
        'ffmpeg could not read this recording: it is damaged. Copy or export the call again.',
        detail,
      )
}

/** How a process ended: its exit code, or what kept it from starting. Asked for at once, or the event is missed. */
const ending = (child: ChildProcess): Promise<number | Error | null> =>
  new Promise((resolve) => {
    child.once('error', resolve)
    child.once('close', (code) => resolve(code))
  })

/**
 * Runs ffmpeg without a shell and yields what it writes to `pipe:1`, at the pace it is taken; memory stays flat. Ended
 * early, it kills ffmpeg. ffmpeg also ends well on a recording that was cut off: compare lengths.
 * Throws RecordingUnreadable (`audio-damaged`, `decoder-missing`, `file-unreadable` when it hangs; ffmpeg's last words
 * are the detail), the signal's reason, or what `stdin` throws.
 */
export async function* ffmpegOutput(
  ffmpeg: string,
  args: readonly string[],
  { signal, stdin }: FfmpegInput = {},
): AsyncGenerator<Buffer, void> {
  signal?.throwIfAborted()
  const child = spawn(ffmpeg, [...ALWAYS, ...args], {
    stdio: [stdin ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    windowsHide: true,
  })
  noteChild(child)
  const ended = ending(child)
  const watch = new StallWatch(child)
  const kill = (): void => void child.kill('SIGKILL')
  signal?.addEventListener('abort', kill)
  let stderr = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-KEPT_STDERR)
  })
  let inputError: unknown = null
  const fed =
    stdin && child.stdin
      ? feed(child.stdin, stdin, watch).catch((error: unknown) => {
          inputError = error ?? new Error('The input ended with an error.')
          kill()
        })
      : null
  try {
    for await (const chunk of child.stdout ?? []) {
      watch.pause()
      yield chunk as Buffer
      watch.resume()
    }
    const code = await ended
    signal?.throwIfAborted()
    if (inputError !== null) throw inputError
    await fed
    if (code instanceof Error) {
      throw new RecordingUnreadable(
        'decoder-missing',
        'ffmpeg can’t be started. Check its path in the settings.',
        code.message,
      )
    }
    if (code !== 0) throw failure(stderr, watch.hasStalled)
  } finally {
    watch.pause()
    signal?.removeEventListener('abort', kill)
    kill()
  }
}

/**
 * Runs ffmpeg to its end, handing what it writes to `pipe:1` to `onStdout`, which it waits for. `-nostdin
 * -hide_banner -loglevel error` are given. Throws as ffmpegOutput does.
 */
export async function runFfmpeg(
  ffmpeg: string,
  args: readonly string[],
  options: FfmpegInput & { readonly onStdout?: (bytes: Buffer) => void | Promise<void> } = {},
): Promise<void> {
  for await (const bytes of ffmpegOutput(ffmpeg, args, options)) await options.onStdout?.(bytes)
}

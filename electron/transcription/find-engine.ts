import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { TranscriptionRefused } from './transcription-refused.ts'

const SUFFIX = process.platform === 'win32' ? '.exe' : ''
/** As whisper.cpp builds it, and as some distributions call it. */
const NAMES = ['whisper-cli', 'whisper-cpp'].map((name) => `${name}${SUFFIX}`)
const BUILT = `whisper-cli${SUFFIX}`
const VARIABLE = 'SAID_AND_SIGNED_WHISPER'
/** It loads no model to tell its version; a cold disk may take its time. */
const VERSION_MS = 20_000

const asFile = promisify(execFile)

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** The folder that holds the program: its `package.json` is in it, in a checkout and in the built program alike. */
function programFolder(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}

/** Electron's own folder for what can't live inside its archive: no program starts from there. */
function resourcesFolder(): string {
  return 'resourcesPath' in process && typeof process.resourcesPath === 'string'
    ? process.resourcesPath
    : join(programFolder(), 'resources')
}

/** Whoever may write to a relative folder of PATH could have his own program started: those are passed over. */
const searchPath = (): string[] =>
  (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '' && resolve(folder) === folder)

function* candidates(): Generator<string> {
  yield join(resourcesFolder(), 'bin', BUILT)
  yield join(programFolder(), '.tools', BUILT)
  for (const folder of searchPath()) for (const name of NAMES) yield join(folder, name)
}

/**
 * The program that transcribes, whisper.cpp's `whisper-cli`: as set, as the environment says, the one that came with this
 * program, the one built by `npm run build-whisper`, or one of the machine's. Null where there is none. One that was set is
 * used or nothing is: another engine would write another transcript than the person asked for.
 */
export function findEngine(setting?: string | null): string | null {
  const set = setting || process.env[VARIABLE]
  if (set) return isProgram(set) ? resolve(set) : null
  for (const candidate of candidates()) if (isProgram(candidate)) return candidate
  return null
}

/** @throws TranscriptionRefused `engine-missing`, with the ways to get one */
export function requireEngine(setting?: string | null): string {
  const engine = findEngine(setting)
  if (engine !== null) return engine
  if (setting) throw notThere(setting)
  throw new TranscriptionRefused(
    'engine-missing',
    'whisper.cpp is not on this machine. Install its whisper-cli, or build it with "npm run build-whisper", or choose it in the settings.',
  )
}

const notThere = (engine: string): TranscriptionRefused =>
  new TranscriptionRefused(
    'engine-missing',
    `There is no program that can be started at ${engine}. Choose whisper.cpp’s whisper-cli.`,
  )

const failed = (engine: string, detail: string): TranscriptionRefused =>
  new TranscriptionRefused(
    'engine-failed',
    `${engine} does not answer as whisper.cpp does. Choose its whisper-cli.`,
    detail,
  )

/**
 * What an engine says it is, as transcripts name it: `whisper.cpp 1.9.1`, or `whisper.cpp` for one too old to say.
 * Throws TranscriptionRefused `engine-missing`, and `engine-failed` for a program that is no whisper.cpp.
 */
export async function engineVersion(engine: string): Promise<string> {
  if (!isProgram(engine)) throw notThere(engine)
  const options = { timeout: VERSION_MS, killSignal: 'SIGKILL', windowsHide: true } as const
  const { stdout, stderr } = await asFile(engine, ['--version'], options).catch((error: unknown) => {
    throw failed(engine, String(error))
  })
  const version = /whisper\.cpp version:\s*(\S+)/.exec(stdout)?.[1]
  if (version) return `whisper.cpp ${version}`
  // Before 1.8 it takes `--version` for a mistake and shows its options.
  if (/--output-json-full/.test(stdout + stderr)) return 'whisper.cpp'
  throw failed(engine, (stdout + stderr).slice(0, 500))
}

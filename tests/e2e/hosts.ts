import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { chromium, type Page } from 'playwright-core'
import { chromiumPath, OFFLINE_ARGUMENTS } from '../../scripts/chromium.ts'
import type { Locale } from '../../shared/units.ts'
import { OUT } from '../hosts/drivers.ts'
import { PATIENCE_MS } from '../hosts/patience.ts'
import { makeRoom, type Room } from '../hosts/temporary.ts'
import { launchDesktop } from '../standin/launch.ts'
import { wordsOf } from './words.ts'

/** The program on a screen: what a journey does is the same on every host. */
export interface JourneyHost {
  readonly page: Page
  readonly room: Room
  /** Says that the person has these files at hand; a host that reads paths must learn them. */
  handFiles(paths: readonly string[]): Promise<void>
  /** The answer to the next of the system's folder dialogs, on a host that has them. */
  chooseFolder(folder: string): Promise<void>
  /** Presses what saves a copy and gives what was saved: by the browser's download, or where the system's dialog said. */
  savedBy(press: () => Promise<void>): Promise<Buffer>
  /** Ends the program. Throws when it did something on the way that it must never do. */
  stop(): Promise<void>
}

export interface Start {
  /** A vault to begin with; without one the program shows its welcome. */
  readonly vault?: string
  readonly locale?: Locale
  /** Another build than the one of this checkout. */
  readonly out?: string
}

const LANGUAGE_TAG: Readonly<Record<Locale, string>> = { he: 'he-IL', en: 'en-GB' }
/** The built command line's `serve`, in Chromium. */
async function startLoopback({ vault, locale = 'en', out = OUT }: Start): Promise<JourneyHost> {
  const room = makeRoom()
  const { HOME: _home, XDG_CONFIG_HOME: _config, ...environment } = process.env
  const folders = { HOME: room.folder, USERPROFILE: room.folder, APPDATA: room.folder, NODE_OPTIONS: '' }
  const args = [join(out, 'main/cli.js'), 'serve', '--json', ...(vault === undefined ? [] : ['--vault', vault])]
  const program = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...environment, ...folders },
  })
  const line = await firstLineOf(program)
  const { url } = JSON.parse(line) as { url: string }
  const browser = await chromium.launch({ executablePath: chromiumPath!, args: OFFLINE_ARGUMENTS })
  const context = await browser.newContext({ locale: LANGUAGE_TAG[locale], viewport: { width: 1280, height: 840 } })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(url)
  return {
    page,
    room,
    handFiles: async () => undefined,
    chooseFolder: async () => undefined,
    savedBy: async (press) => {
      const [download] = await Promise.all([page.waitForEvent('download'), press()])
      return readFileSync(await download.path())
    },
    stop: async () => {
      await browser.close()
      const ended = once(program, 'exit')
      program.kill('SIGTERM')
      await ended
      room.remove()
      if (errors.length > 0) throw new Error(`Uncaught in the page: ${errors.join('; ')}`)
    },
  }
}

/** What the program prints first. Throws when it ends before that. */
function firstLineOf(program: ChildProcessByStdio<null, Readable, null>): Promise<string> {
  return new Promise((printed, failed) => {
    createInterface(program.stdout).once('line', printed)
    program.once('exit', (code) => failed(new Error(`The program ended before it printed its address (${code})`)))
  })
}

/** The built bundles on the Electron stand-in. */
export async function startDesktop({ vault, locale = 'en', out = OUT }: Start): Promise<JourneyHost> {
  const room = makeRoom()
  const app = await launchDesktop({ out, userData: join(room.folder, 'config'), locale: LANGUAGE_TAG[locale] })
  const { page } = app
  page.setDefaultTimeout(PATIENCE_MS)
  const chooseFolder = async (folder: string): Promise<void> => {
    await app.ask('answerDialog', { canceled: false, filePaths: [folder] })
  }
  const words = wordsOf(locale)
  if (vault !== undefined) {
    await chooseFolder(vault)
    await page.getByRole('button', { name: words('welcome.openOther') }).click()
    await page.getByRole('navigation', { name: words('nav.label') }).waitFor()
  }
  return {
    page,
    room,
    handFiles: async (paths) => {
      await app.ask('setFilePaths', Object.fromEntries(paths.map((path) => [basename(path), path])))
    },
    chooseFolder,
    savedBy: async (press) => {
      const path = join(room.folder, 'saved')
      await app.ask('answerDialog', { canceled: false, filePath: path })
      await press()
      await page.getByText(words('common.saved')).waitFor()
      return readFileSync(path)
    },
    stop: async () => {
      const { violations } = await app.ask('record')
      await app.quit()
      room.remove()
      if (violations.length > 0) throw new Error(violations.join('; '))
    },
  }
}

export const JOURNEY_HOSTS = [
  { host: 'loopback', start: startLoopback },
  { host: 'desktop on the stand-in', start: startDesktop },
]
export const LOCALES: readonly Locale[] = ['en', 'he']
/** Without a Chromium on the machine the journeys can't run; the report then names each as skipped. */
export const noBrowser = chromiumPath === undefined

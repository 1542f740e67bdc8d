import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { chromiumPath } from '../../scripts/chromium.ts'
import type { Command, CommandName, Commands, Told } from './commands.ts'
import type { Setting } from './settings.ts'

type Answer<N extends CommandName> = Promise<Awaited<ReturnType<Commands[N]>>>

/** The program running on the stand-in, and its window as a Playwright page. */
export interface DesktopApp {
  readonly page: Page
  ask<N extends CommandName>(name: N, ...args: Parameters<Commands[N]>): Answer<N>
  /** Quits as a person would and waits until the process has ended; gives its exit code. */
  quit(): Promise<number>
}

/**
 * Starts the built program on the Electron stand-in.
 *
 * @param out the folder of the build (`main/`, `preload/`, `renderer/`)
 * @param userData the program's configuration folder
 * @param locale the language of the imagined system
 */
export async function launchDesktop({
  out,
  userData,
  locale = 'en-US',
}: {
  out: string
  userData: string
  locale?: string
}): Promise<DesktopApp> {
  if (chromiumPath === undefined) throw new Error('There is no Chromium on this machine')
  const setting: Setting = { main: join(out, 'main/index.js'), userData, locale, chromium: chromiumPath }
  const child = fork(fileURLToPath(new URL('./run.ts', import.meta.url)), [JSON.stringify(setting)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // A test runner's own loaders must not run in the program.
    execArgv: [],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const ask = commandsOf(child)
  await windowOf(child)
  const browser = await chromium.connectOverCDP(await ask('endpoint'))
  return { page: pageOf(browser), ask, quit: () => quit(child, browser, ask) }
}

function commandsOf(child: ChildProcess): DesktopApp['ask'] {
  const waiting = new Map<number, (told: Extract<Told, { type: 'answer' }>) => void>()
  let next = 1
  child.on('message', (told: Told) => {
    if (told.type === 'answer') waiting.get(told.id)?.(told)
  })
  return <N extends CommandName>(name: N, ...args: Parameters<Commands[N]>): Answer<N> =>
    new Promise((done, failed) => {
      const id = next++
      waiting.set(id, ({ value, error }) =>
        error === undefined ? done(value as Awaited<ReturnType<Commands[N]>>) : failed(new Error(error)),
      )
      child.send({ id, name, args } satisfies Command)
    })
}

function windowOf(child: ChildProcess): Promise<void> {
  return new Promise((opened, failed) => {
    child.on('message', (told: Told) => {
      if (told.type === 'window') opened()
    })
    child.once('exit', (code) => failed(new Error(`The program ended before its window was open (${code})`)))
  })
}

function pageOf(browser: Browser): Page {
  const pages = browser.contexts().flatMap((context) => context.pages())
  const page = pages.find((candidate) => candidate.url().includes('.standin/'))
  if (!page) throw new Error('The program’s window shows none of its own pages')
  return page
}

async function quit(child: ChildProcess, browser: Browser, ask: DesktopApp['ask']): Promise<number> {
  const ended = once(child, 'exit')
  await browser.close()
  // The process may be gone before it can say that it heard.
  ask('quit').catch(() => undefined)
  const [code] = (await ended) as [number]
  return code
}

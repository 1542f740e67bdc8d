/** `npm start`: the app in its window; where Electron can't be had, the same app in the browser. Expects a built `out/`. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { hasScreen } from '../electron/cli/browser.ts'

/** Long enough for some 110 MB on an ordinary line; a closed network must not keep anybody waiting for minutes. */
const DOWNLOAD_MS = 60_000

const project = join(import.meta.dirname, '..')
const electron = dirname(createRequire(import.meta.url).resolve('electron/package.json'))

/** The binary beside the npm package, or null. Never `import 'electron'`: in plain Node that starts a download. */
function electronBinary(): string | null {
  const pathFile = join(electron, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron'
  const binary = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electron, 'dist'), name)
  return existsSync(binary) ? binary : null
}

const mayDownload = (): boolean =>
  !process.env.ELECTRON_SKIP_BINARY_DOWNLOAD && process.env.npm_config_offline !== 'true'

function downloadElectron(): void {
  console.error('Fetching Electron once (for a minute at most) …')
  spawnSync(process.execPath, [join(electron, 'install.js')], { stdio: 'ignore', timeout: DOWNLOAD_MS, cwd: project })
}

function openWindow(binary: string): void {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const child = spawn(binary, [project], { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  child.on('error', () => openBrowser('Electron’s binary could not be started'))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal])
  })
}

/** The launcher reads the command line, so handing it one in this process needs no second Node. */
async function openBrowser(because: string): Promise<void> {
  console.error(`${because}: the app opens in the browser instead, from this machine alone.`)
  const launcher = join(project, 'bin', 'said-and-signed.mjs')
  process.argv = [process.execPath, launcher, 'serve', ...(hasScreen() ? ['--open'] : [])]
  await import(pathToFileURL(launcher).href)
}

async function start(): Promise<void> {
  if (!hasScreen()) return openBrowser('There is no screen for a window here')
  if (electronBinary() === null && mayDownload()) downloadElectron()
  const binary = electronBinary()
  if (binary === null) return openBrowser('Electron’s binary can’t be had here')
  openWindow(binary)
}

await start()

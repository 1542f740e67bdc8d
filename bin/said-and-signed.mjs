#!/usr/bin/env node
/**
 * Starts the built command line. It must itself run on any Node from 18 on: on a Node that better-sqlite3 was not
 * built for, opening a database is a segmentation fault, so an older one hands over to the project's own Node.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const NODE_API = 10
const project = dirname(dirname(fileURLToPath(import.meta.url)))
const program = join(project, 'out', 'main', 'cli.js')

if (!existsSync(program)) stop('the program is not built yet. Run: npm run build')
else if (Number(process.versions.napi) >= NODE_API) await start()
else handOver(projectNode())

/** @param {string} sentence */
function stop(sentence) {
  process.stderr.write(`said-and-signed: ${sentence}\n`)
  process.exitCode = 1
}

async function start() {
  // Keeps compiled code between starts; absent before Node 22.8, and harmless where the cache can't be written.
  createRequire(import.meta.url)('node:module').enableCompileCache?.()
  await import(pathToFileURL(program).href)
}

/** The Node that `npm ci` put into the project, wherever npm placed it. */
function projectNode() {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const candidates = [join(project, 'node_modules', '.bin', `node${suffix}`)]
  try {
    const manifest = createRequire(import.meta.url).resolve(`node-${process.platform}-${process.arch}/package.json`)
    candidates.push(join(dirname(manifest), 'bin', `node${suffix}`))
  } catch {
    // Not installed for this system: only the link remains.
  }
  return candidates.find((candidate) => existsSync(candidate))
}

/** @param {string | undefined} node */
function handOver(node) {
  if (node === undefined)
    return stop(`this needs Node 24 (this is ${process.version}). Run npm ci, or install Node 24.`)
  const child = spawn(node, [program, ...process.argv.slice(2)], { stdio: 'inherit' })
  const passOn = (signal) => child.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, passOn)
  child.on('error', (error) => stop(`the project's Node could not be started (${error.message}). Run npm ci again.`))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal])
  })
}

import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe } from 'vitest'
import type { CallToTranscribe } from '../../electron/transcription/transcribe-call.ts'
import { wavOf } from '../audio/made-sound.ts'
import { writeTinyModel } from '../support/tiny-model.ts'

/** What `npm run build-whisper` makes. */
export const ENGINE = fileURLToPath(new URL('../../.tools/whisper-cli', import.meta.url))

/** Where tests must be complete a missing engine is a failure; a newcomer's machine may have no compiler. */
const isNeeded = process.env.CI !== undefined
export const describeWithEngine = describe.runIf(isNeeded || existsSync(ENGINE))

/** A folder that is gone after the file's tests. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'transcription-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** As `decodeChannel` writes it: 16 kHz, mono, 16 bits. A hum: what is said comes from the made model. */
export function writeSound(path: string, durationMs: number): string {
  const hum = Float32Array.from({ length: durationMs * 16 }, (_, i) => Math.sin(i / 20) / 10)
  writeFileSync(path, wavOf([hum], 16_000))
  return path
}

/** A program that stands for the engine: the body of a Node script in which `out` is where the JSON goes. */
export function standIn(path: string, body: string): string {
  const script = `#!${process.execPath}
const fs = require('node:fs')
if (process.argv.includes('--version')) { console.log('whisper.cpp version: 0.0.0'); process.exit(0) }
const out = process.argv[process.argv.indexOf('-of') + 1]
const log = __filename + '.runs'
fs.appendFileSync(log, process.pid + '\\n')
const run = fs.readFileSync(log, 'utf8').trim().split('\\n').length
const say = (text) => fs.writeFileSync(out + '.json', JSON.stringify({
  model: { multilingual: true }, result: { language: 'en' },
  transcription: [{ offsets: { from: 0, to: 900 }, text: ' ' + text,
    tokens: [{ text: ' ' + text, id: 1, p: 0.9, offsets: { from: 100, to: 800 } }] }] }))
${body}`
  writeFileSync(path, script)
  chmodSync(path, 0o755)
  return path
}

/** The process of each run of a stand-in or a logged engine. */
export const runsOf = (engine: string): number[] => {
  const log = `${engine}.runs`
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').map(Number) : []
}

/** The true engine, each of its runs noted. */
export function loggedEngine(path: string): string {
  writeFileSync(path, `#!/bin/sh\n[ "$1" = --version ] || echo $$ >> "$0.runs"\nexec "${ENGINE}" "$@"\n`)
  chmodSync(path, 0o755)
  return path
}

export const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

export const HEBREW = [
  { startMs: 0, endMs: 3200, text: 'שלום מדבר דניאל משירות הלקוחות' },
  { startMs: 3200, endMs: 6400, text: 'במה אפשר לעזור לך היום?' },
]
export const ENGLISH = [
  { startMs: 400, endMs: 4200, text: 'I am calling about invoice four seven one nine' },
  { startMs: 4600, endMs: 9000, text: 'I was charged twice' },
]

/** A model in the folder that says a script. */
export function modelIn(folder: string, name: string, script: typeof HEBREW, detects: 'he' | 'en' = 'en'): string {
  const path = join(folder, name)
  writeTinyModel(path, { script, detects })
  return path
}

/** A call of one channel of 20 seconds with a voice from 1 to 11 s, to be changed as a test needs it. */
export function callIn(folder: string, call: Pick<CallToTranscribe, 'engine' | 'model'>): CallToTranscribe {
  const wav = join(folder, 'channel.wav')
  if (!existsSync(wav)) writeSound(wav, 20_000)
  return {
    ...call,
    language: 'auto',
    channels: [{ wav }],
    voiced: [[[1000, 11_000]]],
    checkpointFolder: folder,
    key: 'key',
  }
}

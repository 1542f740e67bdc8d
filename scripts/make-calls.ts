import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { LONG_CALL, SHORT_CALL } from './formats/call-script.ts'
import { DEGRADED } from './formats/degraded-calls.ts'
import { makeCall } from './formats/fixture-call.ts'
import { FORMATS } from './formats/formats.ts'
import { hasVoices } from './formats/speak.ts'
import { MASTER, vttOf, writeFormat, writeMaster, writeTruth } from './formats/write-files.ts'

/**
 * Makes calls whose every sentence is known: a telephone call in Hebrew and English, spoken by espeak-ng, in each form of
 * recording that ffmpeg and sox write here, its worse variants, its transcript and the truth of who speaks when.
 */
const USAGE = `node scripts/make-calls.ts FOLDER       the whole set into a folder
node scripts/make-calls.ts --fixture    the short call of tests/fixtures/calls again`

const FIXTURES = fileURLToPath(new URL('../tests/fixtures/calls/', import.meta.url))

function makeSet(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const { channels, truth } = makeCall(LONG_CALL)
  writeMaster(join(folder, MASTER), channels)
  writeTruth(join(folder, 'truth.json'), truth)
  writeFileSync(join(folder, 'transcript.vtt'), vttOf(truth.sentences))
  const missing = FORMATS.filter((format) => writeFormat(format, folder) === null)
  for (const [index, [name, degrade]] of Object.entries(DEGRADED).entries()) {
    writeMaster(join(folder, `degraded-${index + 1}.wav`), degrade(channels))
    console.log(`degraded-${index + 1}.wav: ${name}`)
  }
  for (const { name, file } of missing) console.log(`Not written, for want of a program: ${name} (${file})`)
  console.log(`${FORMATS.length - missing.length} forms of a call of ${Math.round(truth.durationMs / 1000)} s.`)
}

function makeFixture(): void {
  if (!hasVoices) throw new Error('The fixture is spoken by espeak-ng: install it, then make it again.')
  const { channels, truth } = makeCall(SHORT_CALL)
  const master = join(FIXTURES, MASTER)
  writeMaster(master, channels)
  const forms = [
    ['-ar', '8000', '-c:a', 'pcm_mulaw', join(FIXTURES, 'call.wav')],
    // The box that describes the sound says two channels.
    ['-t', '2', '-ac', '1', '-c:a', 'aac', '-b:a', '16k', join(FIXTURES, 'mono.m4a')],
  ]
  const from = ['-nostdin', '-loglevel', 'error', '-y', '-i', master, '-bitexact']
  const isWritten = forms.every((form) => spawnSync('ffmpeg', [...from, ...form], { stdio: 'inherit' }).status === 0)
  rmSync(master)
  if (!isWritten) throw new Error('ffmpeg could not write the fixture.')
  writeTruth(join(FIXTURES, 'truth.json'), truth)
  writeFileSync(join(FIXTURES, 'transcript.vtt'), vttOf(truth.sentences))
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { fixture: { type: 'boolean', default: false } },
})
const [folder] = positionals
if (values.fixture) makeFixture()
else if (folder === undefined) {
  console.log(USAGE)
  process.exitCode = 2
} else makeSet(resolve(folder))

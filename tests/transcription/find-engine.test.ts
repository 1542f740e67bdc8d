import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { engineVersion, findEngine, requireEngine } from '../../electron/transcription/find-engine.ts'
import { codeOf, refusalOf } from '../support/code-of.ts'
import { describeWithEngine, ENGINE, ownFolder } from './engine.ts'

const folder = ownFolder()
afterEach(() => vi.unstubAllEnvs())

function program(name: string, body = ''): string {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, `#!/bin/sh\n${body}\n`)
  chmodSync(path, 0o755)
  return path
}

it('takes the one that is set before the environment’s', () => {
  const [set, named] = [program('set'), program('named')]
  vi.stubEnv('SAID_AND_SIGNED_WHISPER', named)
  expect(findEngine(set)).toBe(set)
  expect(findEngine()).toBe(named)
  expect(findEngine('')).toBe(named)
  expect(findEngine(null)).toBe(named)
})

it('takes no other than the one that is set', () => {
  const text = join(folder, 'text')
  writeFileSync(text, 'not a program')
  for (const set of [join(folder, 'nowhere'), folder, text]) {
    expect(findEngine(set)).toBeNull()
    expect(codeOf(() => requireEngine(set))).toBe('engine-missing')
  }
})

it('looks through PATH, never through a folder that depends on where one stands', () => {
  // The checkout's own goes first where it is built.
  const own = findEngine()
  const found = program('path/whisper-cpp')
  vi.stubEnv('PATH', ['', '.', join(folder, 'path')].join(delimiter))
  expect(findEngine()).toBe(own?.endsWith(join('.tools', 'whisper-cli')) ? own : found)
})

it.each([
  ['a new one', 'echo "whisper.cpp version: 1.9.1"', 'whisper.cpp 1.9.1'],
  [
    'one too old to say',
    'echo "error: unknown argument: --version" >&2; echo "-ojf, --output-json-full" >&2',
    'whisper.cpp',
  ],
])('tells the version of %s', async (name, body, version) => {
  expect(await engineVersion(program(name, body))).toBe(version)
})

it.each([
  ['another program', 'echo "other 2.0"'],
  ['one that fails', 'exit 1'],
])('refuses %s', async (name, body) => {
  expect(await refusalOf(engineVersion(program(name, body)))).toBe('engine-failed')
})

describeWithEngine('the true engine (npm run build-whisper makes it)', () => {
  it('is found and says its version', async () => {
    expect(findEngine()).toBe(ENGINE)
    expect(await engineVersion(ENGINE)).toBe('whisper.cpp 1.9.1')
  })
})

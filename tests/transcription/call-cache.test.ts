import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { takeCallCache } from '../../electron/transcription/call-cache.ts'
import { temporaryFolder } from '../support/temporary-vault.ts'

const MONTHS_AGO = new Date(Date.now() - 60 * 24 * 3_600_000)

/** The cache of a call whose program was killed. */
function leftBehind(all: string, name: string): void {
  for (const sound of ['a.sound', 'b.part']) {
    mkdirSync(join(all, name, sound), { recursive: true })
    writeFileSync(join(all, name, sound, 'side-0.wav'), 'speech')
  }
  writeFileSync(join(all, name, 'c-0-0.json'), '{}')
}

it('lets one run at a time have a call, and the next when it is done', () => {
  const all = temporaryFolder()
  const first = takeCallCache(all, 'call')
  expect(() => takeCallCache(all, 'call')).toThrow(expect.objectContaining({ code: 'bad-input' }))
  expect(existsSync(first.sound)).toBe(true)
  const other = takeCallCache(all, 'other')
  first.release()
  const second = takeCallCache(all, 'call')
  first.forget()
  expect(existsSync(second.sound)).toBe(true)
  second.release()
  second.forget()
  other.release()
  expect(readdirSync(all)).toEqual(['other'])
})

it('removes what a killed program left of anybody’s sound, but not what a run works on, nor finished parts', () => {
  const all = join(temporaryFolder(), 'transcribed')
  for (const name of ['own', 'another', 'old']) leftBehind(all, name)
  utimesSync(join(all, 'old'), MONTHS_AGO, MONTHS_AGO)
  const running = takeCallCache(all, 'running')
  const own = takeCallCache(all, 'own')
  expect(readdirSync(all).toSorted()).toEqual(['another', 'own', 'running'])
  expect(readdirSync(join(all, 'another'))).toEqual(['c-0-0.json'])
  expect(readdirSync(own.folder).toSorted()).toEqual(['c-0-0.json', own.sound.slice(own.folder.length + 1)].toSorted())
  expect(existsSync(running.sound)).toBe(true)
  running.release()
  own.release()
})

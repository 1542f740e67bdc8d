import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { findFfmpeg } from '../../electron/audio/ffmpeg.ts'
import { measureAudio } from '../../electron/audio/measure-audio.ts'
import { decodePeaks } from '../../electron/audio/peaks.ts'
import { probeAudio } from '../../electron/audio/probe-audio.ts'
import { RecordingUnreadable } from '../../electron/audio/recording-unreadable.ts'
import { recording, recordingBytes, scratch } from '../support/call-files.ts'

/* Whatever a file holds, it is read or refused with a sentence: nothing else is thrown and nothing waits for ever. */

const room = scratch()
afterAll(room.remove)

// The Opus decoder tells the console of every packet it can't read.
beforeAll(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})

const SEED = 20_260_331
const ffmpeg = findFfmpeg()

async function readOrRefused(work: Promise<unknown>): Promise<void> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (error === null) return
  expect(error).toBeInstanceOf(RecordingUnreadable)
  expect((error as RecordingUnreadable).message).toMatch(/\. .+\.$/s)
}

const read = (bytes: Uint8Array, name: string, decoder: string | null): Promise<void> =>
  readOrRefused(
    (async () => {
      const path = room.write(bytes, name)
      const facts = await probeAudio(path, { ffmpeg: decoder })
      expect(Number.isSafeInteger(facts.durationMs) && facts.durationMs > 0).toBe(true)
      const measured = await measureAudio({ paths: [path], facts, ffmpeg: decoder })
      expect(Number.isSafeInteger(measured.durationMs)).toBe(true)
      const peaks = decodePeaks(measured.peaks)
      expect(peaks?.channels[0]).toHaveLength(measured.isDecoded ? Math.ceil(measured.durationMs / 50) : 0)
    })(),
  )

const RECORDINGS = readdirSync(dirname(recording('empty.wav'))).filter((name) => !/\.(?:md|sh|py)$/.test(name))

/** A file cut anywhere, with bytes overwritten anywhere, the first kilobyte most: that is where headers are. */
const damaged = fc
  .record({
    file: fc.constantFrom(...RECORDINGS),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    hits: fc.array(fc.tuple(fc.oneof(fc.nat(120), fc.nat(1023), fc.nat(60_000)), fc.nat(255)), { maxLength: 12 }),
  })
  .map(({ file, share, hits }) => {
    const bytes = recordingBytes(file)
    for (const [at, value] of hits) bytes[at % Math.max(1, bytes.length)] = value
    return { file, bytes: share < 0.5 ? bytes.subarray(0, Math.floor(bytes.length * share * 2)) : bytes }
  })

const SIGNATURES = [
  '',
  'RIFF\x00\x00\x00\x00WAVEfmt ',
  'OggS\x00',
  '\x00\x00\x00\x18ftypM4A ',
  'fLaC',
  'ID3\x04',
  '\xff\xfb',
  '\x1a\x45\xdf\xa3',
  '\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9\x00\xaa\x00\x62\xce\x6c',
  '#!AMR\n',
  '.snd\x00\x00\x00\x18',
  'FORM\x00\x00\x00\x00AIFFCOMM',
  'caff\x00\x01\x00\x00desc',
]

describe('damaged recordings', () => {
  it('are read or refused without ffmpeg', { timeout: 120_000 }, async () => {
    const check = fc.asyncProperty(damaged, ({ file, bytes }) => read(bytes, file, null))
    await fc.assert(check, { seed: SEED, numRuns: 2000 })
  })

  it('are read or refused with it', { timeout: 120_000 }, async ({ skip }) => {
    skip(ffmpeg === null, 'There is no ffmpeg here.')
    const check = fc.asyncProperty(damaged, ({ file, bytes }) => read(bytes, file, ffmpeg))
    await fc.assert(check, { seed: SEED, numRuns: 60 })
  })

  it('are read or refused whatever follows a signature', async () => {
    const bytes = fc
      .tuple(fc.constantFrom(...SIGNATURES), fc.uint8Array({ maxLength: 3000 }))
      .map(([signature, rest]) => Buffer.concat([Buffer.from(signature, 'latin1'), rest]))
    const check = fc.asyncProperty(bytes, fc.constantFrom('call', 'call.ulaw', 'call.gsm'), (content, name) =>
      read(content, name, null),
    )
    await fc.assert(check, { seed: SEED, numRuns: 1000 })
  })
})

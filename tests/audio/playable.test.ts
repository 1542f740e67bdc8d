import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { findFfmpeg } from '../../electron/audio/ffmpeg.ts'
import { isPlayable, makePlayable } from '../../electron/audio/playable.ts'
import { probeAudio } from '../../electron/audio/probe-audio.ts'
import { recording, scratch } from '../support/call-files.ts'
import { RATE } from './made-sound.ts'

const room = scratch()
const folder = mkdtempSync(join(tmpdir(), 'derived-'))
afterAll(() => {
  room.remove()
  rmSync(folder, { recursive: true })
})

const ffmpeg = findFfmpeg()
let made = 0
const newFile = (): string => join(folder, `out-${made++}`)

describe('makePlayable', () => {
  it.each([
    ['pcm-mono.wav', true],
    ['mulaw-stereo.wav', true],
    ['mp3-inside.wav', true],
    ['cbr-mono.mp3', true],
    ['opus-stereo.ogg', true],
    ['opus.webm', true],
    ['aac-stereo.m4a', true],
    ['flac-mono.flac', true],
    ['wav49.wav', false],
    ['ima-adpcm.wav', false],
    ['speex.ogg', false],
    ['alac.m4a', false],
    ['mobile.3gp', false],
    ['amr.amr', false],
    ['windows-media.wma', false],
    ['sun.au', false],
    ['raw.ulaw', false],
    ['eleven-channels.wav', false],
    // Chromium stops where its header says, 0.06 s; of the other it gives up at the cut.
    ['stale-size.wav', false],
    ['truncated.m4a', false],
  ] as const)('%s plays as it is: %s', async (file, plays) => {
    expect(isPlayable(await probeAudio(recording(file)))).toBe(plays)
  })

  it.skipIf(ffmpeg === null).each([
    { file: 'wav49.wav', sampleRate: 8000, channels: 1 },
    { file: 'windows-media.wma', sampleRate: 16_000, channels: 2 },
    { file: 'eleven-channels.wav', sampleRate: 8000, channels: 1 },
  ])('makes FLAC of $file, the same bytes each time', async ({ file, ...shape }) => {
    const [first, second] = [newFile(), newFile()]
    const facts = await probeAudio(recording(file), { ffmpeg })
    for (const out of [first, second]) {
      expect(await makePlayable({ paths: [recording(file)], facts, ffmpeg, out })).toEqual({ mediaType: 'audio/flac' })
    }
    expect(readFileSync(first).equals(readFileSync(second))).toBe(true)
    const copy = await probeAudio(first)
    expect(copy).toMatchObject({ codec: 'flac', ...shape, warnings: [] })
    expect(Math.abs(copy.durationMs - facts.durationMs)).toBeLessThan(100)
  })

  it('makes one stereo file of two sides, with ffmpeg or without', async () => {
    const paths = [recording('sides-in.wav'), recording('sides-out.wav')] as const
    const facts = await probeAudio(paths[0])
    for (const decoder of ffmpeg === null ? [null] : [null, ffmpeg]) {
      const out = newFile()
      await makePlayable({ paths, facts, ffmpeg: decoder, out })
      expect(await probeAudio(out)).toMatchObject({ channels: 2, sampleRate: RATE, durationMs: 3886 })
    }
  })
})

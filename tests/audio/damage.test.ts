import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { channelActivity } from '../../electron/audio/channel-energy.ts'
import { probeAudio } from '../../electron/audio/probe-audio.ts'
import { readTranscript } from '../../electron/transcripts/read-transcript.ts'
import { RecordingUnreadable } from '../../electron/audio/recording-unreadable.ts'
import { recordingBytes, scratch, transcriptBytes } from '../support/call-files.ts'

/* Whatever a file holds, it is read or refused with a sentence: nothing else is thrown and nothing waits for ever. */

const room = scratch()
afterAll(room.remove)

const SEED = 20_260_331

async function readOrRefused(work: Promise<unknown>): Promise<void> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (error === null) return
  expect(error).toBeInstanceOf(RecordingUnreadable)
  expect((error as RecordingUnreadable).message).toMatch(/\. .+\.$/s)
}

const probe = (bytes: Uint8Array) =>
  readOrRefused(
    (async () => {
      const path = room.write(bytes)
      const facts = await probeAudio(path)
      expect(Number.isSafeInteger(facts.durationMs) && facts.durationMs > 0).toBe(true)
      await channelActivity(path, facts)
    })(),
  )

const read = (bytes: Uint8Array) =>
  readOrRefused(
    readTranscript(bytes).then(({ segments }) => {
      expect(segments.length).toBeGreaterThan(0)
      for (const { startMs, endMs, text } of segments) {
        expect(Number.isSafeInteger(startMs) && startMs >= 0 && endMs > startMs).toBe(true)
        expect(text).not.toBe('')
      }
    }),
  )

/** A file cut anywhere, with bytes overwritten anywhere, the first kilobyte most: that is where headers are. */
const damage = (files: readonly string[], load: (name: string) => Buffer) =>
  fc
    .record({
      file: fc.constantFrom(...files),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      hits: fc.array(fc.tuple(fc.oneof(fc.nat(1023), fc.nat(60_000)), fc.nat(255)), { maxLength: 12 }),
    })
    .map(({ file, share, hits }) => {
      const bytes = load(file)
      for (const [at, value] of hits) bytes[at % Math.max(1, bytes.length)] = value
      return share < 0.5 ? bytes.subarray(0, Math.floor(bytes.length * share * 2)) : bytes
    })

const RECORDINGS = [
  ...['pcm-stereo.wav', 'extensible-24.wav', 'mulaw-mono.wav', 'mp3-inside.wav', 'cbr-mono.mp3', 'vbr-stereo.mp3'],
  ...['opus-stereo.ogg', 'vorbis-mono.ogg', 'aac-stereo.m4a', 'aac-faststart.m4a', 'aac-mono.aac', 'flac-mono.flac'],
]
const TRANSCRIPTS = [
  ...['zoom.vtt', 'teams.vtt', 'styled.vtt', 'hebrew-niqqud.vtt', 'plain.srt', 'windows-1255.srt', 'utf-16le-bom.srt'],
  ...['glued.srt', 'whisper.json', 'whisperx.json', 'whisper-cpp.json'],
]

describe('damaged files', () => {
  it('reads or refuses any damaged recording', async () => {
    await fc.assert(fc.asyncProperty(damage(RECORDINGS, recordingBytes), probe), { seed: SEED, numRuns: 600 })
  })

  it('reads or refuses any bytes as a recording, with or without a signature', async () => {
    const signatures = [
      '',
      'RIFF\x00\x00\x00\x00WAVEfmt ',
      'OggS\x00',
      '\x00\x00\x00\x18ftypM4A ',
      'fLaC',
      'ID3\x04',
      '\xff\xfb',
    ]
    const bytes = fc
      .tuple(fc.constantFrom(...signatures), fc.uint8Array({ maxLength: 3000 }))
      .map(([signature, rest]) => Buffer.concat([Buffer.from(signature, 'latin1'), rest]))
    await fc.assert(fc.asyncProperty(bytes, probe), { seed: SEED, numRuns: 400 })
  })

  it('reads or refuses any damaged transcript', async () => {
    await fc.assert(fc.asyncProperty(damage(TRANSCRIPTS, transcriptBytes), read), { seed: SEED, numRuns: 1500 })
  })

  it('reads or refuses any bytes and any text as a transcript', async () => {
    const caption = fc.constantFrom(
      'WEBVTT',
      '\n\n',
      '00:01.000 --> 00:02.000\n',
      '1\n',
      '-->',
      '<v A>',
      'A: b\n',
      '{',
      '"segments":',
      '[',
    )
    const text = fc
      .array(fc.oneof(caption, fc.string({ unit: 'grapheme' })), { maxLength: 20 })
      .map((parts) => parts.join(''))
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      text.map((value) => Buffer.from(value)),
    )
    await fc.assert(fc.asyncProperty(bytes, read), { seed: SEED, numRuns: 1500 })
  })
})

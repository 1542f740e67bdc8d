import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RecordingUnreadable } from '../../electron/audio/recording-unreadable.ts'
import { readTranscript } from '../../electron/transcripts/read-transcript.ts'
import type { TranscriptText } from '../../electron/transcripts/transcript-text.ts'
import { transcriptBytes } from '../support/call-files.ts'

const FOLDER = fileURLToPath(new URL('../fixtures/transcripts/', import.meta.url))
fc.configureGlobal({ seed: 20261122 })

const SAMPLES = readdirSync(FOLDER).filter((name) => /\.(?:vtt|srt|sbv|txt|json|ndjson)$/.test(name))
const JSON_SAMPLES = SAMPLES.filter((name) => name.endsWith('.json')).filter((name) => {
  try {
    JSON.parse(transcriptBytes(name).toString())
    return true
  } catch {
    return false
  }
})

function expectSound({ segments, durationMs, audioSha256 }: TranscriptText): void {
  expect(segments.length).toBeGreaterThan(0)
  expect(durationMs === null || Number.isSafeInteger(durationMs)).toBe(true)
  expect(audioSha256 ?? '0'.repeat(64)).toMatch(/^[0-9a-f]{64}$/)
  let earlier = 0
  for (const { startMs, endMs, text, words, confidence, channel } of segments) {
    expect(Number.isSafeInteger(startMs) && Number.isSafeInteger(endMs) && endMs > startMs).toBe(true)
    expect(startMs).toBeGreaterThanOrEqual(earlier)
    expect(text).not.toBe('')
    expect(confidence === null || (confidence >= 0 && confidence <= 1)).toBe(true)
    expect(channel === null || Number.isSafeInteger(channel)).toBe(true)
    let at = 0
    for (const word of words) {
      expect(word.span[0]).toBeGreaterThanOrEqual(at)
      expect(word.span[1]).toBeGreaterThan(word.span[0])
      expect(Number.isSafeInteger(word.startMs) && Number.isSafeInteger(word.endMs)).toBe(true)
      expect(word.endMs).toBeGreaterThanOrEqual(word.startMs)
      at = word.span[1]
    }
    expect(at).toBeLessThanOrEqual(text.length)
    earlier = startMs
  }
}

async function expectReadOrRefused(bytes: Uint8Array): Promise<void> {
  try {
    expectSound(await readTranscript(bytes))
  } catch (error) {
    if (!(error instanceof RecordingUnreadable)) throw error
    expect(['transcript-damaged', 'file-empty']).toContain(error.code)
  }
}

/** Every place of a JSON value, as the steps to it. */
function placesOf(json: unknown, place: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (Array.isArray(json)) return [place, ...json.flatMap((value, index) => placesOf(value, [...place, index]))]
  if (typeof json !== 'object' || json === null) return [place]
  return [place, ...Object.entries(json).flatMap(([key, value]) => placesOf(value, [...place, key]))]
}

/** A copy with another value at a place. */
function replaced(json: unknown, [step, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (step === undefined) return value
  if (Array.isArray(json)) return json.map((member, index) => (index === step ? replaced(member, rest, value) : member))
  const object = json as Record<string, unknown>
  return { ...object, [step]: replaced(object[String(step)], rest, value) }
}

const ODD_VALUE = fc.oneof(
  fc.constantFrom(
    null,
    true,
    '',
    '0',
    '1e999',
    'PT1S',
    '1.5s',
    -1,
    0,
    1e-320,
    1e15,
    1e308,
    [],
    {},
    [null],
    [[]],
    '\u202E',
    '\uD800',
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.jsonValue({ maxDepth: 2 }),
)

describe('whatever a file holds, it is read soundly or refused', () => {
  it('cut off anywhere', async () => {
    const cut = fc.constantFrom(...SAMPLES).chain((name) => {
      const bytes = transcriptBytes(name)
      return fc.nat(bytes.length).map((length) => bytes.subarray(0, length))
    })
    await fc.assert(fc.asyncProperty(cut, expectReadOrRefused), { numRuns: 700 })
  })

  it('with bytes flipped', async () => {
    const flips = fc.array(fc.tuple(fc.nat(1_000_000), fc.nat(255)), { minLength: 1, maxLength: 8 })
    const flipped = fc.tuple(fc.constantFrom(...SAMPLES), flips).map(([name, changes]) => {
      const bytes = Buffer.from(transcriptBytes(name))
      for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte
      return bytes
    })
    await fc.assert(fc.asyncProperty(flipped, expectReadOrRefused), { numRuns: 700 })
  })

  it('with other values in its JSON', async () => {
    const mutated = fc.tuple(
      fc.constantFrom(...JSON_SAMPLES),
      fc.array(fc.tuple(fc.nat(), ODD_VALUE), { minLength: 1, maxLength: 3 }),
    )
    const bytes = mutated.map(([name, changes]) => {
      let json: unknown = JSON.parse(transcriptBytes(name).toString())
      for (const [pick, value] of changes) {
        const places = placesOf(json)
        json = replaced(json, places[pick % places.length] ?? [], value)
      }
      return Buffer.from(JSON.stringify(json))
    })
    await fc.assert(fc.asyncProperty(bytes, expectReadOrRefused), { numRuns: 1200 })
  })

  it('of random bytes and random text with times in it', async () => {
    const line = fc.oneof(
      fc.constantFrom(
        '',
        'WEBVTT',
        '1',
        '00:01.000 --> 00:02.000',
        '00:00:01,000 --> 00:00:02,000',
        '0:00:01.000,0:00:02.000',
      ),
      fc.constantFrom(
        '99999999:00:00.000 --> 99999999:00:01.000',
        '00:00:00',
        'NOTE',
        'Name: text',
        '<v A>a<v B>b',
        '-->',
      ),
      fc.string({ unit: 'binary', maxLength: 20 }),
    )
    const text = fc.array(line, { maxLength: 12 }).map((lines) => Buffer.from(lines.join('\n')))
    await fc.assert(fc.asyncProperty(fc.oneof(text, fc.uint8Array({ maxLength: 60 })), expectReadOrRefused), {
      numRuns: 700,
    })
  })
})

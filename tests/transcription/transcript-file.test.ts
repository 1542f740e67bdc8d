import { describe, expect, it } from 'vitest'
import {
  isOwnTranscript,
  readOwnTranscript,
  type TranscriptFacts,
  transcriptFile,
} from '../../electron/transcription/transcript-file.ts'
import type { TranscriptSegment } from '../../electron/transcripts/transcript-text.ts'
import { codeOf } from '../support/code-of.ts'

const FACTS: TranscriptFacts = {
  audioSha256: ['a'.repeat(64)],
  durationMs: 20_000,
  engine: 'whisper.cpp 1.9.1',
  model: { name: 'ivrit-large-v3-turbo.bin', sha256: 'b'.repeat(64) },
  asked: 'auto',
  language: 'he',
  parameters: ['-mc', '0', '-nf'],
  voiced: [[[1000, 4000]], []],
}
const SEGMENTS: TranscriptSegment[] = [
  {
    startMs: 800,
    endMs: 4000,
    label: null,
    channel: 0,
    text: 'שלום "דניאל"',
    words: [{ span: [0, 4], startMs: 800, endMs: 1290 }],
    confidence: 0.123456,
    flags: ['low-confidence'],
  },
  { startMs: 4000, endMs: 5000, label: null, channel: null, text: 'yes', words: [], confidence: null, flags: [] },
]
const reversed = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).toReversed()) as T
const jsonOf = (bytes: Uint8Array): Record<string, unknown> => JSON.parse(new TextDecoder().decode(bytes))

describe('the file of a transcript made here', () => {
  it('is read as it was written', () => {
    const { segments, ...facts } = readOwnTranscript(jsonOf(transcriptFile(SEGMENTS, FACTS)))
    expect(facts).toEqual(FACTS)
    expect(segments).toEqual(
      SEGMENTS.map(({ label: _, ...segment }) => ({
        ...segment,
        confidence: segment.confidence && 0.1235,
      })),
    )
  })

  it('has the same bytes for the same words, in whatever order its fields come', () => {
    const bytes = transcriptFile(SEGMENTS, FACTS)
    expect(transcriptFile(SEGMENTS.map(reversed), reversed(FACTS))).toEqual(bytes)
    expect(new TextDecoder().decode(bytes).split('\n')).toHaveLength(12 + SEGMENTS.length)
  })

  it('can hold a call in which nobody speaks', () => {
    expect(readOwnTranscript(jsonOf(transcriptFile([], { ...FACTS, language: null }))).segments).toEqual([])
  })

  const json = jsonOf(transcriptFile(SEGMENTS, FACTS))
  it.each([
    ['another version', { ...json, schema: 'said-and-signed-transcript/2' }],
    ['no schema', { ...json, schema: undefined }],
    ['a missing hash', { ...json, audioSha256: [] }],
    ['negative times', { ...json, segments: [{ ...SEGMENTS[0], startMs: -1 }] }],
    ['a field that nobody wrote', { ...json, more: 1 }],
    ['no object', null],
  ])('with %s is refused', (_, value) => {
    expect(codeOf(() => readOwnTranscript(value))).toBe('transcript-damaged')
  })

  it('is known by its schema, of any version', () => {
    expect(isOwnTranscript(json)).toBe(true)
    expect(isOwnTranscript({ schema: 'said-and-signed-transcript/2' })).toBe(true)
    for (const other of [null, [], 'x', {}, { schema: 1 }, { schema: 'other/1' }])
      expect(isOwnTranscript(other)).toBe(false)
  })
})

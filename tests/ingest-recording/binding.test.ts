import { describe, expect, it } from 'vitest'
import { checkBinding } from '../../electron/features/ingest-recording/binding.ts'
import type { TranscriptSegment } from '../../electron/features/ingest-recording/transcript-text.ts'

const ending = (...ends: number[]): TranscriptSegment[] =>
  ends.map((endMs) => ({ startMs: endMs - 500, endMs, label: null, text: 'words', confidence: null, flags: [] }))

describe('checkBinding', () => {
  it.each([
    { ends: [5000, 9000], durationMs: 10_000, warnings: [], pastEnd: 0 },
    { ends: [5000, 11_000], durationMs: 10_000, warnings: [], pastEnd: 0 },
    { ends: [5000, 11_001], durationMs: 10_000, warnings: ['transcript-longer-than-audio'], pastEnd: 1 },
    { ends: [12_000, 9000, 11_500], durationMs: 10_000, warnings: ['transcript-longer-than-audio'], pastEnd: 2 },
    { ends: [1000, 5000], durationMs: 10_000, warnings: [], pastEnd: 0 },
    { ends: [1000, 4999], durationMs: 10_000, warnings: ['transcript-short'], pastEnd: 0 },
    { ends: [1000], durationMs: null, warnings: [], pastEnd: 0 },
    { ends: [], durationMs: 10_000, warnings: [], pastEnd: 0 },
  ])('holds ends $ends against $durationMs ms', ({ ends, durationMs, warnings, pastEnd }) => {
    const bound = checkBinding(ending(...ends), durationMs)
    expect(bound.warnings.map(({ code }) => code)).toEqual(warnings)
    expect(bound.segments.filter(({ flags }) => flags.includes('past-end'))).toHaveLength(pastEnd)
    expect(bound.segments).toHaveLength(ends.length)
  })
})

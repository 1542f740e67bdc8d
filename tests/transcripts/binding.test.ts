import { describe, expect, it } from 'vitest'
import { checkBinding } from '../../electron/transcripts/binding.ts'
import type { TranscriptSegment } from '../../electron/transcripts/transcript-text.ts'

const ending = (...ends: number[]): TranscriptSegment[] =>
  ends.map((endMs) => ({
    startMs: endMs - 500,
    endMs,
    label: null,
    channel: null,
    text: 'words',
    words: [],
    confidence: null,
    flags: [],
  }))

const SHA256 = 'ab'.repeat(32)
const unbound = (segments: TranscriptSegment[]) => ({ segments, durationMs: null, audioSha256: null })
const codes = ({ warnings }: { warnings: readonly { code: string }[] }) => warnings.map(({ code }) => code)

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
    const bound = checkBinding(unbound(ending(...ends)), durationMs === null ? null : { durationMs, sha256: SHA256 })
    expect(codes(bound)).toEqual(warnings)
    expect(bound.segments.filter(({ flags }) => flags.includes('past-end'))).toHaveLength(pastEnd)
    expect(bound.segments).toHaveLength(ends.length)
  })

  it.each([
    { stated: SHA256, warnings: [], isBoundByHash: true },
    { stated: 'cd'.repeat(32), warnings: ['transcript-of-other-audio'], isBoundByHash: false },
    { stated: null, warnings: [], isBoundByHash: false },
  ])('holds the stated hash $stated against the sound', ({ stated, warnings, isBoundByHash }) => {
    const transcript = { segments: ending(9000), durationMs: null, audioSha256: stated }
    const bound = checkBinding(transcript, { durationMs: 10_000, sha256: SHA256 })
    expect(codes(bound)).toEqual(warnings)
    expect(bound.isBoundByHash).toBe(isBoundByHash)
  })

  it.each([
    // A second, or a hundredth of a long call.
    { stated: 11_000, actual: 10_000, warnings: [] },
    { stated: 8999, actual: 10_000, warnings: ['duration-differs'] },
    { stated: 606_000, actual: 600_000, warnings: [] },
    { stated: 606_001, actual: 600_000, warnings: ['duration-differs'] },
  ])('holds a stated length of $stated ms against $actual ms', ({ stated, actual, warnings }) => {
    const transcript = { segments: ending(actual), durationMs: stated, audioSha256: null }
    expect(codes(checkBinding(transcript, { durationMs: actual, sha256: SHA256 }))).toEqual(warnings)
  })

  it('flags words over silence', () => {
    const audio = { durationMs: 10_000, sha256: SHA256, isSilentBetween: (startMs: number) => startMs < 5000 }
    const { segments } = checkBinding(unbound(ending(4000, 9000)), audio)
    expect(segments.map(({ flags }) => flags)).toEqual([['over-silence'], []])
  })
})

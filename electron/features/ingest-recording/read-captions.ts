import { type CaptionsCue, type CaptionsError, parseText } from 'media-captions'
import type { Warning } from '../../../shared/units.ts'
import { cueParts } from './cue-text.ts'
import { splitNamePrefixes } from './name-prefixes.ts'
import { type PreparedCaptions, prepareCaptions } from './prepare-captions.ts'
import type { RawTranscript, TranscriptSegment } from './transcript-text.ts'

/** media-captions' code for a time that can't be read. */
const BAD_TIMESTAMP = 2

function badTimeLines(errors: readonly CaptionsError[], lineOf: readonly number[]): number[] {
  return errors
    .filter((error) => error.code === BAD_TIMESTAMP)
    .map((error) => lineOf[error.line - 1] ?? 0)
    .sort((a, b) => a - b)
}

function segmentsOf(cues: readonly CaptionsCue[]): TranscriptSegment[] {
  const labelled = splitNamePrefixes(cues.map((cue) => cueParts(cue.text)))
  return cues.flatMap((cue, index) =>
    (labelled[index] ?? []).map(({ label, lines }) => ({
      startMs: Math.round(cue.startTime * 1000),
      endMs: Math.round(cue.endTime * 1000),
      label,
      text: lines.join(' '),
      confidence: null,
      flags: [],
    })),
  )
}

function strayWarnings({ strayLines }: PreparedCaptions): Warning[] {
  if (strayLines.length === 0) return []
  const message = `Text without a time was left out (places: ${strayLines.length}, the first at line ${strayLines[0]}): it belongs to no cue.`
  return [{ code: 'text-outside-cues', message }]
}

/** Reads a WebVTT or SRT file's text. Cues without readable times are counted, not thrown for. */
export async function readCaptions(text: string, format: 'webvtt' | 'srt'): Promise<RawTranscript> {
  const prepared = prepareCaptions(text, format)
  const type = format === 'srt' ? 'srt' : 'vtt'
  const { cues, errors, metadata } = await parseText(prepared.text, { type, strict: false, errors: true })
  const badLines = badTimeLines(errors, prepared.lineOf)
  // A cue that doesn't end after it starts is dropped by the library without an error: only the count tells.
  const unreadable = prepared.cueLines.length - cues.length
  return {
    format,
    language: metadata.Language ?? null,
    engine: null,
    segments: segmentsOf(cues),
    warnings: strayWarnings(prepared),
    unreadable,
    firstBad: badLines[0] ? `line ${badLines[0]}` : null,
  }
}

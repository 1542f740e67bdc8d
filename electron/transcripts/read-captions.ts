import { type CaptionsCue, type CaptionsError, parseText } from 'media-captions'
import type { Warning } from '../../shared/units.ts'
import { cueParts } from './cue-text.ts'
import { splitNamePrefixes } from './name-prefixes.ts'
import { type PreparedCaptions, prepareCaptions } from './prepare-captions.ts'
import { type SaidPhrase, transcriptOf } from './said-phrase.ts'
import type { RawTranscript } from './transcript-text.ts'
import { ofSeconds } from './vendor-times.ts'

/** media-captions' code for a time that can't be read. */
const BAD_TIMESTAMP = 2

/** The line of times in YouTube's SubViewer files: `0:00:01.000,0:00:03.250`. */
const SBV_TIMES = /^(\d+:\d\d:\d\d\.\d{1,3}),(\d+:\d\d:\d\d\.\d{1,3})[ \t]*$/gm

function badTimeLines(errors: readonly CaptionsError[], lineOf: readonly number[]): number[] {
  return errors
    .filter((error) => error.code === BAD_TIMESTAMP)
    .map((error) => lineOf[error.line - 1] ?? 0)
    .sort((a, b) => a - b)
}

function phrasesOf(cues: readonly CaptionsCue[]): SaidPhrase[] {
  const labelled = splitNamePrefixes(cues.map((cue) => cueParts(cue.text)))
  return cues.flatMap((cue, index) =>
    (labelled[index] ?? []).map(({ label, lines }) => ({
      startMs: ofSeconds(cue.startTime),
      endMs: ofSeconds(cue.endTime),
      label,
      text: lines.join(' '),
    })),
  )
}

function strayWarnings({ strayLines }: PreparedCaptions): Warning[] {
  if (strayLines.length === 0) return []
  const message = `Text without a time was left out (places: ${strayLines.length}, the first at line ${strayLines[0]}): it belongs to no cue.`
  return [{ code: 'text-outside-cues', message }]
}

/** Reads the text of a WebVTT, SRT or SBV file. Cues without readable times are counted, not thrown for. */
export async function readCaptions(text: string, format: 'webvtt' | 'srt' | 'sbv'): Promise<RawTranscript> {
  const isSrt = format === 'srt'
  const written = format === 'sbv' ? text.replace(SBV_TIMES, '$1 --> $2') : text
  const prepared = prepareCaptions(written, isSrt ? 'srt' : 'webvtt')
  const type = isSrt ? 'srt' : 'vtt'
  const { cues, errors, metadata } = await parseText(prepared.text, { type, strict: false, errors: true })
  const badLines = badTimeLines(errors, prepared.lineOf)
  const warnings = strayWarnings(prepared)
  const transcript = transcriptOf({ format, language: metadata.Language, warnings }, phrasesOf(cues))
  return {
    ...transcript,
    // A cue that doesn't end after it starts is dropped by the library without an error: only the count tells.
    unreadable: transcript.unreadable + prepared.cueLines.length - cues.length,
    firstBad: badLines[0] ? `line ${badLines[0]}` : null,
  }
}

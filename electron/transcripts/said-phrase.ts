import type { SegmentFlag } from '../../shared/contract/ingest-recording.ts'
import type { Warning } from '../../shared/units.ts'
import { trimEdges } from './cue-text.ts'
import type { RawTranscript, TranscriptFormat, TranscriptSegment } from './transcript-text.ts'
import { type SaidWord, spansOfWords } from './word-spans.ts'

/** An utterance as an engine gives it, before its text is trimmed and its times are judged. */
export interface SaidPhrase {
  readonly startMs: number | null
  readonly endMs: number | null
  readonly text: string
  /** The speaker's name or number. */
  readonly label?: string | number | null | undefined
  /** From 0. */
  readonly channel?: number | null | undefined
  /** Of the phrase; where it is missing, the mean of its words'. */
  readonly confidence?: number | null | undefined
  readonly words?: readonly SaidWord[] | null | undefined
  readonly flags?: readonly SegmentFlag[]
}

/** What a file says beside its phrases; what it doesn't say is left out. */
export interface SaidFacts {
  readonly format: TranscriptFormat
  readonly language?: string | null | undefined
  readonly engine?: string | null | undefined
  readonly model?: string | null | undefined
  readonly durationMs?: number | null | undefined
  readonly audioSha256?: string | null | undefined
  /** How many channels were transcribed each on its own; where missing, as many as the phrases name. */
  readonly channels?: number | undefined
  readonly warnings?: readonly Warning[]
}

/** An API writes the language's English name where the engines write its code. */
const LANGUAGE_CODES: Readonly<Record<string, string>> = { hebrew: 'he', english: 'en', arabic: 'ar', russian: 'ru' }

/** The certainty under which Whisper itself gives a phrase up (`logprob_threshold` −1). */
const LEAST_CONFIDENCE = Math.exp(-1)

/** As BCP 47 writes it today: Google says `iw-il` for Hebrew. What is no language tag stays as it is. */
function languageOf(language: string | null | undefined): string | null {
  if (!language) return null
  const code = LANGUAGE_CODES[language.toLowerCase()] ?? language
  try {
    return Intl.getCanonicalLocales(code)[0] ?? code
  } catch {
    return code
  }
}

const sha256Of = (hash: string | null | undefined): string | null =>
  hash && /^[0-9a-f]{64}$/i.test(hash) ? hash.toLowerCase() : null

/** Of the figures among the values; null where there are none. */
export function mean(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value): value is number => Number.isFinite(value))
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length
}

const asShare = (value: number | null): number | null => (value === null ? null : Math.min(1, Math.max(0, value)))

function segmentOf(phrase: SaidPhrase, startMs: number, endMs: number, channel: number | null): TranscriptSegment {
  const words = phrase.words ?? []
  const text = trimEdges(phrase.text)
  const confidence = asShare(phrase.confidence ?? mean(words.map((word) => word.confidence)))
  const flags = new Set(phrase.flags)
  if (confidence !== null && confidence < LEAST_CONFIDENCE) flags.add('low-confidence')
  return {
    startMs,
    endMs,
    label: trimEdges(String(phrase.label ?? '')) || null,
    channel,
    text,
    words: spansOfWords(text, words),
    confidence,
    flags: [...flags],
  }
}

/** Recorders write up to 32 channels. */
const MOST_CHANNELS = 32

const channelOf = ({ channel }: SaidPhrase): number | null =>
  Number.isInteger(channel) && channel! >= 0 && channel! < MOST_CHANNELS ? channel! : null

/**
 * The transcript that a file's phrases make. Phrases whose times can't be any are counted, not kept. Of a file that
 * speaks of one channel only, none is kept: it may be the sum of both.
 */
export function transcriptOf(facts: SaidFacts, phrases: readonly SaidPhrase[]): RawTranscript {
  const channels = facts.channels ?? new Set(phrases.map(channelOf)).size
  const segments: TranscriptSegment[] = []
  let firstBad: number | null = null
  for (const [index, phrase] of phrases.entries()) {
    const { startMs, endMs } = phrase
    if (startMs === null || endMs === null) firstBad ??= index
    else segments.push(segmentOf(phrase, startMs, endMs, channels > 1 ? channelOf(phrase) : null))
  }
  return {
    format: facts.format,
    language: languageOf(facts.language),
    engine: facts.engine ?? null,
    model: facts.model ?? null,
    durationMs: facts.durationMs ?? null,
    audioSha256: sha256Of(facts.audioSha256),
    segments,
    warnings: facts.warnings ?? [],
    unreadable: phrases.length - segments.length,
    firstBad: firstBad === null ? null : `segment ${firstBad + 1}`,
  }
}

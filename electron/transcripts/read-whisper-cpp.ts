import { z } from 'zod'
import { trimEdges } from './cue-text.ts'
import { checked, type JsonObject } from './json-shape.ts'
import { mean, type SaidPhrase, transcriptOf } from './said-phrase.ts'
import type { RawTranscript } from './transcript-text.ts'
import { TimeNumber, wholeMs } from './vendor-times.ts'
import type { SaidWord } from './word-spans.ts'

const Offsets = z.looseObject({ from: TimeNumber, to: TimeNumber })

const CppToken = z.looseObject({ text: z.string(), p: z.number().nullish(), offsets: Offsets.nullish() })

const CppSegment = z.looseObject({
  offsets: Offsets,
  text: z.string(),
  speaker: z.union([z.string(), z.number()]).nullish(),
  tokens: z.array(CppToken).nullish(),
})

/** whisper.cpp, `-oj` and `-ojf`. */
const WhisperCppJson = z.looseObject({
  model: z.looseObject({ type: z.string().nullish() }).nullish(),
  params: z.looseObject({ model: z.string().nullish() }).nullish(),
  result: z.looseObject({ language: z.string().nullish() }).nullish(),
  transcription: z.array(CppSegment),
})

type Token = z.infer<typeof CppToken>

/** `[_BEG_]`, `[_TT_150]`: marks of the engine, not words. */
const isWord = (token: Token): boolean => !token.text.startsWith('[_')

/** Tokens of one word each: a token that begins with a space begins a word. */
function tokensByWord(tokens: readonly Token[]): Token[][] {
  const words: Token[][] = []
  for (const token of tokens) {
    const last = words.at(-1)
    if (last && !/^\s/.test(token.text)) last.push(token)
    else words.push([token])
  }
  return words
}

function wordOf(tokens: readonly Token[], text: string): SaidWord {
  return {
    text,
    startMs: wholeMs(tokens[0]?.offsets?.from),
    endMs: wholeMs(tokens.at(-1)?.offsets?.to),
    confidence: mean(tokens.map((token) => token.p)),
  }
}

/**
 * The words of a segment. A Hebrew letter may be split between two tokens, whose texts are then broken: so the words'
 * letters are taken from the segment's text when it has as many words.
 */
function wordsOf(text: string, tokens: readonly Token[]): SaidWord[] {
  const byWord = tokensByWord(tokens)
  const written = trimEdges(text).split(/\s+/)
  const isPaired = written.length === byWord.length
  return byWord.map((word, index) =>
    wordOf(word, (isPaired ? written[index] : undefined) ?? word.map((token) => token.text).join('')),
  )
}

function phraseOf({ offsets, text, speaker, tokens }: z.infer<typeof CppSegment>): SaidPhrase {
  const spoken = (tokens ?? []).filter(isWord)
  return {
    startMs: wholeMs(offsets.from),
    endMs: wholeMs(offsets.to),
    text,
    // `-di` writes "?" where both channels were as loud.
    label: speaker === '?' ? null : speaker,
    confidence: mean(spoken.map((token) => token.p)),
    words: wordsOf(text, spoken),
  }
}

/** A path on the machine that transcribed is nobody's business; the file's name says which model it was. */
const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path

export const isWhisperCpp = (json: JsonObject): boolean =>
  Array.isArray(json.transcription) && ('systeminfo' in json || 'params' in json || 'result' in json)

/** Reads whisper.cpp's JSON. Throws RecordingUnreadable `transcript-damaged` naming the place. */
export function readWhisperCpp(json: JsonObject): RawTranscript {
  const { model, params, result, transcription } = checked(WhisperCppJson, json, 'whisper.cpp')
  return transcriptOf(
    {
      format: 'whisper-cpp-json',
      engine: 'whisper.cpp',
      model: params?.model ? fileName(params.model) : model?.type,
      language: result?.language,
    },
    transcription.map(phraseOf),
  )
}

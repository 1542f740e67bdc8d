import { readFile } from 'node:fs/promises'
import { decodeBytes } from '../text/decode-text.ts'
import { jsonSidecar } from './json-sidecar.ts'
import { at, isObject, type JsonObject, objectsIn, parseJson } from './json-values.ts'
import { vconOf } from './vcon.ts'

const has = (value: unknown, ...keys: readonly string[]): boolean => keys.every((key) => at(value, key) !== undefined)

/** How each engine’s output is told, without reading it: openai-whisper and its kin, whisper.cpp, Deepgram, AWS … */
const TRANSCRIPTS: readonly ((json: JsonObject) => boolean)[] = [
  ({ segments }) => objectsIn(segments).some((segment) => has(segment, 'text') || has(segment, 'words')),
  ({ transcription }) => objectsIn(transcription).some((segment) => has(segment, 'text')),
  ({ results }) => has(results, 'transcripts') || has(results, 'channels') || has(results, 'items'),
  ({ results }) => objectsIn(results).some((result) => has(result, 'alternatives')),
  ({ recognizedPhrases }) => objectsIn(recognizedPhrases).length > 0,
  ({ combinedPhrases, phrases }) =>
    objectsIn(combinedPhrases).length > 0 || objectsIn(phrases).some((p) => has(p, 'text')),
  ({ Transcript }) => objectsIn(Transcript).some((turn) => has(turn, 'Content')),
  ({ utterances, words }) => objectsIn(utterances).length > 0 || objectsIn(words).some((word) => has(word, 'start')),
  ({ monologues }) => objectsIn(monologues).some((turn) => has(turn, 'elements')),
]

/** Whether it is a transcript, by its shape alone; a list of segments is one too. */
export function isTranscriptJson(json: unknown): boolean {
  if (isObject(json)) return TRANSCRIPTS.some((test) => test(json))
  return objectsIn(json).some((segment) => has(segment, 'text', 'start') || has(segment, 'text', 'offsets'))
}

export type JsonKind = 'transcript' | 'sidecar' | 'vcon' | 'unknown'

/** What a JSON file that lies beside a recording is. */
export function describeJson(text: string): JsonKind {
  const json = parseJson(text.replace(/^\uFEFF/, ''))
  if (vconOf(json)) return 'vcon'
  if (isTranscriptJson(json)) return 'transcript'
  return isObject(json) && jsonSidecar(json) !== null ? 'sidecar' : 'unknown'
}

/** The same of a file, which is read whole: for a worker thread where it is large. */
export const describeJsonFile = async (path: string): Promise<JsonKind> =>
  describeJson(decodeBytes(await readFile(path)).text)

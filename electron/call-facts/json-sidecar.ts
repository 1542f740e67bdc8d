import { CLUE_NAMES, NAMED_CLUES, type NamedClue, nameKey } from './clue-names.ts'
import type { Clues } from './clues.ts'
import { at, isObject, type JsonObject, objectsIn, textOf } from './json-values.ts'

export interface JsonSidecar {
  readonly kind: 'bcr' | 'genesys-cloud' | 'genesys-recording' | 'flat'
  readonly clues: Clues
}

/** Basic Call Recorder for Android. */
function bcr(json: JsonObject): JsonSidecar | null {
  if (!('timestamp_unix_ms' in json) || !('direction' in json)) return null
  const [first, second] = objectsIn(json.calls)
  const recording = at(json, 'output', 'recording')
  return {
    kind: 'bcr',
    clues: {
      // With the offset that the telephone's clock had; the epoch has none.
      startedAt: textOf(json.timestamp) ?? textOf(json.timestamp_unix_ms),
      // The encoded length is what the file should hold; the wall clock's has the pauses.
      duration: textOf(at(recording, 'duration_secs_encoded')) ?? textOf(at(recording, 'duration_secs_total')),
      direction: textOf(json.direction),
      // A conference has several numbers: none of them is the call's.
      phone: second === undefined ? textOf(first?.phone_number) : undefined,
    },
  }
}

/** Genesys Cloud’s bulk export writes `{recordingId}_metadata.json`. */
function genesysCloud(json: JsonObject): JsonSidecar | null {
  if (!('conversationId' in json) || !('mediaType' in json)) return null
  return { kind: 'genesys-cloud', clues: flatClues(json) }
}

/** Genesys Interaction Recording’s archive: `recording.json` with the files it describes. */
function genesysRecording(json: JsonObject): JsonSidecar | null {
  const files = objectsIn(json.mediaFiles ?? json.mediaFile)
  if (!('callerPhoneNumber' in json) || files.length === 0) return null
  const [file] = files
  return {
    kind: 'genesys-recording',
    clues: {
      startedAt: textOf(file?.startTime) ?? textOf(json.startTime),
      duration: textOf(file?.duration),
      from: textOf(json.callerPhoneNumber),
      to: textOf(json.dialedPhoneNumber),
      callId: textOf(json.id),
    },
  }
}

/** Objects that wrap what is said of the call, and add nothing to its names. */
const WRAPPERS = new Set(['call', 'data', 'metadata', 'meta', 'recording', 'callinfo', 'calldetails', 'cdr', 'record'])
const DEEPEST = 3
const MOST_LEAVES = 2000

/** Texts and numbers by their names: `from.phoneNumber` as `fromphonenumber`, a wrapper's name left out. */
function leavesOf(json: JsonObject): Map<string, string> {
  const leaves = new Map<string, string>()
  const walk = (object: JsonObject, prefix: string, depth: number): void => {
    for (const [name, value] of Object.entries(object)) {
      if (leaves.size >= MOST_LEAVES) return
      const key = nameKey(name)
      const text = textOf(value)
      if (text !== undefined && !leaves.has(prefix + key)) leaves.set(prefix + key, text)
      else if (isObject(value) && depth < DEEPEST) walk(value, WRAPPERS.has(key) ? prefix : prefix + key, depth + 1)
    }
  }
  walk(json, '', 0)
  return leaves
}

const MILLISECONDS = /ms$|millis|milliseconds/

function flatClues(json: JsonObject): Clues {
  const leaves = leavesOf(json)
  const named = NAMED_CLUES.flatMap((clue): [string, string][] => {
    const key = CLUE_NAMES[clue].find((candidate) => leaves.get(candidate)?.trim())
    if (key === undefined) return []
    return [[clue === 'duration' && MILLISECONDS.test(key) ? 'durationMs' : clue, leaves.get(key) ?? '']]
  })
  return Object.fromEntries(named)
}

/** What makes a flat file one about a call, not just anything with an id or a date in it. */
const TELLING: readonly NamedClue[] = ['phone', 'from', 'to', 'direction', 'duration', 'agent', 'epoch', 'startedAt']
const FEWEST_TELLING = 2

function flat(json: JsonObject): JsonSidecar | null {
  const clues = flatClues(json)
  const told = TELLING.filter((clue) => clues[clue] !== undefined || (clue === 'duration' && clues.durationMs))
  return told.length < FEWEST_TELLING ? null : { kind: 'flat', clues }
}

/** What a phone system's JSON says of a call; null for JSON of something else. */
export function jsonSidecar(json: JsonObject): JsonSidecar | null {
  return bcr(json) ?? genesysCloud(json) ?? genesysRecording(json) ?? flat(json)
}

import type { CallFact } from '../../shared/contract/ingest-recording.ts'
import { decodeBytes } from '../text/decode-text.ts'
import { type Clues, factsOf, type Reading, readClues } from './clues.ts'
import { isTranscriptJson } from './describe-json.ts'
import { type JsonSidecar, jsonSidecar } from './json-sidecar.ts'
import { isObject, parseJson } from './json-values.ts'
import { isSiprec, siprecClues } from './siprec.ts'
import { hasTranscript, vconClues, vconOf } from './vcon.ts'

export type SidecarKind = JsonSidecar['kind'] | 'siprec' | 'vcon' | 'transcript' | 'unknown' | 'damaged'

export interface SidecarFacts {
  /** `transcript`: it is no sidecar at all; `damaged`: JSON or SIPREC metadata that can't be read. */
  readonly kind: SidecarKind
  readonly facts: CallFact[]
  /** Whether it holds what was said. */
  readonly transcript: boolean
}

const nothing = (kind: SidecarKind): SidecarFacts => ({ kind, facts: [], transcript: kind === 'transcript' })

/** A file that means to be JSON: a text that begins like it. */
const LIKE_JSON = /^\s*[{[]/

function readJson(text: string, factsFrom: (clues: Clues) => CallFact[]): SidecarFacts {
  const json = parseJson(text)
  if (json === undefined) return nothing('damaged')
  const vcon = vconOf(json)
  if (vcon) return { kind: 'vcon', facts: factsFrom(vconClues(vcon)), transcript: hasTranscript(vcon) }
  if (isTranscriptJson(json)) return nothing('transcript')
  const sidecar = isObject(json) ? jsonSidecar(json) : null
  return sidecar ? { kind: sidecar.kind, facts: factsFrom(sidecar.clues), transcript: false } : nothing('unknown')
}

function readSiprec(text: string, country: string, factsFrom: (clues: Clues) => CallFact[]): SidecarFacts {
  const clues = siprecClues(text, country)
  return clues === null ? nothing('damaged') : { kind: 'siprec', facts: factsFrom(clues), transcript: false }
}

/**
 * What a phone system wrote beside a recording: Basic Call Recorder's, Genesys's or any flat JSON, SIPREC metadata
 * (RFC 7865), a vCon. Another shape gives no facts; nothing in it makes this throw.
 */
export function readSidecar(bytes: Uint8Array, reading: Reading): SidecarFacts {
  const { text } = decodeBytes(bytes)
  const factsFrom = (clues: Clues): CallFact[] => factsOf(readClues(clues, reading), 'sidecar')
  if (LIKE_JSON.test(text)) return readJson(text, factsFrom)
  return isSiprec(text) ? readSiprec(text, reading.country, factsFrom) : nothing('unknown')
}

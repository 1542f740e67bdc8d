import type { RecordingUnreadable } from '../audio/recording-unreadable.ts'
import { isListWith, isObject } from './json-shape.ts'
import { damaged } from './transcript-damaged.ts'

const MOST_FIELDS = 6
const MOST_LETTERS = 30

/** Shapes of engines that this program doesn't read, told by the fields that only they have. */
const STRANGERS: readonly { readonly name: string; readonly fields: readonly string[] }[] = [
  { name: 'Rev.ai’s', fields: ['monologues'] },
  { name: 'AssemblyAI’s', fields: ['utterances', 'audio_duration'] },
  { name: 'AssemblyAI’s', fields: ['acoustic_model'] },
  { name: 'Speechmatics’', fields: ['format', 'job', 'results'] },
  { name: 'ElevenLabs’', fields: ['language_code', 'words'] },
  { name: 'Gladia’s', fields: ['request_id', 'result'] },
  { name: 'Vosk’s', fields: ['result', 'text'] },
  { name: 'an encrypted vCon, which only its receiver can open', fields: ['ciphertext', 'recipients'] },
]

/** A name out of a file, fit for a sentence. */
const named = (field: string): string => (field.length > MOST_LETTERS ? `${field.slice(0, MOST_LETTERS)}…` : field)

function looksLike(json: unknown): string {
  if (Array.isArray(json)) {
    if (json.length === 0) return 'This JSON is an empty list'
    if (isListWith(json)) return `This JSON is a list whose first member has ${fieldsOf(json[0] as object)}`
    return 'This JSON is a list of values'
  }
  if (!isObject(json)) return 'This JSON is a single value'
  const stranger = STRANGERS.find(({ fields }) => fields.every((field) => field in json))
  return stranger ? `This JSON is ${stranger.name}` : `This JSON has ${fieldsOf(json)}`
}

function fieldsOf(json: object): string {
  const fields = Object.keys(json)
  if (fields.length === 0) return 'no fields'
  const more = fields.length > MOST_FIELDS ? ', …' : ''
  return `the fields ${fields.slice(0, MOST_FIELDS).map(named).join(', ')}${more}`
}

/** The refusal of JSON that is no transcript this program knows, named by what it looks like. */
export const unknownJson = (json: unknown): RecordingUnreadable =>
  damaged(`${looksLike(json)}: no transcript that this program knows`)

import type { z } from 'zod'
import { damaged } from './transcript-damaged.ts'

/** Strings, to be left alone, and the numbers that Python's `json` writes and JSON doesn't know (WhisperX's scores). */
const STRINGS_AND_PYTHON_NUMBERS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\bInfinity\b|\bNaN\b/gs
const PYTHON_NUMBER = /\b(?:NaN|Infinity)\b/

const withoutPythonNumbers = (text: string): string =>
  text.replace(STRINGS_AND_PYTHON_NUMBERS, (found) => (found.startsWith('"') ? found : 'null'))

function parsed(text: string): { readonly json: unknown } | null {
  try {
    return { json: JSON.parse(text) }
  } catch {
    return null
  }
}

/** The objects of NDJSON, a JSON object to a line; null where a line is none. */
function parsedLines(text: string): unknown[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length < 2 || !lines.every((line) => /^\s*\{.*\}\s*$/.test(line))) return null
  const objects = lines.map(parsed)
  return objects.every((object) => object !== null) ? objects.map(({ json }) => json) : null
}

/**
 * JSON, Python's JSON with `NaN` in it (read as null), or NDJSON (read as an array).
 * Throws RecordingUnreadable `transcript-damaged` for anything else.
 */
export function parseJson(text: string): unknown {
  const strict = parsed(text) ?? (PYTHON_NUMBER.test(text) ? parsed(withoutPythonNumbers(text)) : null)
  if (strict) return strict.json
  const lines = parsedLines(text)
  if (lines) return lines
  throw damaged('The JSON transcript is damaged or cut off')
}

export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a value is a list whose first member is an object with these fields. */
export const isListWith = (value: unknown, ...fields: readonly string[]): value is readonly JsonObject[] =>
  Array.isArray(value) && isObject(value[0]) && fields.every((field) => field in (value[0] as JsonObject))

/** `results.items[3].start_time`. */
const placeOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((place, step) => {
    if (typeof step === 'number') return `${place}[${step}]`
    return place === '' ? String(step) : `${place}.${String(step)}`
  }, '')

/**
 * What `json` is by the vendor's documented shape.
 * Throws RecordingUnreadable `transcript-damaged` with the place of the first field that doesn't fit and why.
 */
export function checked<T>(schema: z.ZodType<T>, json: unknown, vendor: string): T {
  const result = schema.safeParse(json)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const place = placeOf(issue?.path ?? []) || 'its top'
  const why = (issue?.message ?? 'unknown').replace(/^Invalid input: /, '')
  throw damaged(`The ${vendor} transcript is damaged at ${place} (${why})`)
}

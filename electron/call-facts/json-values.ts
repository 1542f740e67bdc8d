/** A JSON object of unknown shape. */
export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

/** The objects of a list, none where it is no list. */
export const objectsIn = (value: unknown): JsonObject[] => (isList(value) ? value.filter(isObject) : [])

/** A text or a number as text. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined
}

/** The value at the end of a way of keys. */
export function at(value: unknown, ...keys: readonly string[]): unknown {
  let here = value
  for (const key of keys) here = isObject(here) && Object.hasOwn(here, key) ? here[key] : undefined
  return here
}

/** Undefined for what is no JSON, which no JSON says. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

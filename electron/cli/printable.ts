/** Characters that steer a terminal instead of being shown: escape sequences in a quoted contract must stay inert. */
const CONTROLS = /\p{Cc}/gu
/** Direction marks inside a quote would reach beyond it and reorder what stands around it. */
const DIRECTION_MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

const FIRST_STRONG_ISOLATE = '\u2068'
const POP_DIRECTIONAL_ISOLATE = '\u2069'

/** Text of a stranger as one safe line: line breaks become spaces, other control characters a replacement mark. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').replace(CONTROLS, '\uFFFD').trim()

/** Makes a text stand in its own direction between texts of the other one (Unicode UAX #9, isolates). */
export const isolated = (text: string): string =>
  text === '' ? text : `${FIRST_STRONG_ISOLATE}${text.replace(DIRECTION_MARKS, '')}${POP_DIRECTIONAL_ISOLATE}`

const graphemes = new Intl.Segmenter()

/** Columns a text takes: a letter with its points is one, and direction marks take none. */
export const columnsOf = (text: string): number => [...graphemes.segment(text.replace(DIRECTION_MARKS, ''))].length

export const padded = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - columnsOf(text)))

/** Milliseconds from the start of a call as a person reads them: `1:43:07`, `0:07`. */
export function clockTime(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

const UNIT_OF_MEASURE = '(?<![A-Za-z0-9] ?)(?:[KMGT]?bps|[KMGT]i?B|[kMG]?Hz|kWh?|MW|kg|km|cm|mm)'
/** A number the unit cannot go on with, as "5G" or "7%" would be. */
const NUMBER = '\\d[\\d.,]*(?![\\d.,]*[A-Za-z%])'
const PARTINGS: readonly RegExp[] = [
  new RegExp(`(${UNIT_OF_MEASURE}) (?=${NUMBER})`, 'g'),
  // "10 kWh (X4) – 24,900" is painted "kWh (X4) – 24,900 10": two numbers side by side are not of one run.
  new RegExp(`(${UNIT_OF_MEASURE} [A-Za-z0-9 ().,/–-]*\\d) (?=${NUMBER})`, 'g'),
]
const RIGHT_TO_LEFT_MARK = '\u200f'

/**
 * A painted Hebrew line with a mark in place of the blank between a unit of measure and its number. "500 GB" is painted
 * exactly like "GB 500"; where Latin stands before a number it is read first, as in "ISO 27001", and only a unit of measure
 * follows its number. The mark keeps the two from being one Latin run.
 * @param line one letter for each thing painted, from left to right
 */
export const partUnits = (line: string): string =>
  PARTINGS.reduce((parted, pattern) => parted.replace(pattern, `$1${RIGHT_TO_LEFT_MARK}`), line)

import type { CallFact } from '../../shared/contract/ingest-recording.ts'
import { type Clues, factsOf, type Reading, readClues } from './clues.ts'
import { KNOWN_NAMES, type KnownName } from './known-names.ts'
import { matchOwnPattern } from './own-pattern.ts'

export { checkPattern, slowness } from './own-pattern.ts'

export interface NameOptions extends Reading {
  /** A regular expression of the user's own (see checkPattern); null for the known systems only. */
  readonly pattern: string | null
}

export interface NameFacts {
  /** The known system whose names look like this, or `own`; null when nothing fits. */
  readonly pattern: string | null
  readonly facts: CallFact[]
}

const LONGEST_PATH = 4096
/** With a letter in it: the counter of an Asterisk id, `1743042317.12206`, is no ending. */
const ENDING = /\.(?=[a-z0-9]*[a-z])[a-z0-9]{1,8}$/i
/** Which side a one-sided file holds, or that it holds all. */
const SIDE = /-(?:in|out|all|rx|tx|l|r|left|right)$/i
const SIDE_AFTER_LINE = /_(?:in|out|all|rx|tx|l|r|left|right)$/i
const DAY_FOLDERS = /(?:^|\/)(?<year>\d{4})[/-](?<month>\d{2})[/-](?<day>\d{2})\//

function matchKnown(known: KnownName, path: string): Clues | null {
  const groups = known.pattern.exec(path)?.groups
  if (groups === undefined) return null
  const clues: Clues = { ...groups }
  const declared = known.direction === undefined ? {} : { direction: known.direction }
  return { ...clues, ...declared, ...known.more?.(clues) }
}

function findKnown(path: string): { system: string; clues: Clues } | null {
  const bare = path.replace(ENDING, '').replace(ENDING, '').replace(SIDE, '')
  // After an underscore the word may as well be a direction, so it counts as a side only if nothing fits with it.
  for (const candidate of [bare, bare.replace(SIDE_AFTER_LINE, '')]) {
    for (const known of KNOWN_NAMES) {
      const clues = matchKnown(known, candidate)
      if (clues) return { system: known.system, clues }
    }
  }
  return null
}

/** A pattern that reads a time and no date means the day of the folders. */
function withDayOfFolders(clues: Clues, path: string): Clues {
  const says = clues.date ?? clues.year ?? clues.startedAt ?? clues.epoch
  return says === undefined ? { ...DAY_FOLDERS.exec(path)?.groups, ...clues } : clues
}

/**
 * The facts that a file's path from its source's folder tells (`2025/03/27/out-0541234567-201-….wav`), `/` between
 * folders. The user's own pattern goes first, against the whole path; then the known systems. Times are the source's
 * zone's unless the name states an offset or an epoch. Never throws on a path or pattern; `timeZone` must be a zone.
 */
export function readName(path: string, options: NameOptions): NameFacts {
  if (path.length > LONGEST_PATH) return { pattern: null, facts: [] }
  const forward = path.replaceAll('\\', '/').normalize('NFC')
  const own = options.pattern === null ? null : matchOwnPattern(options.pattern, forward)
  if (own) return { pattern: 'own', facts: factsOf(readClues(withDayOfFolders(own, forward), options), 'name') }
  const known = findKnown(forward)
  if (known) return { pattern: known.system, facts: factsOf(readClues(known.clues, options), 'name') }
  return { pattern: null, facts: [] }
}

import { createContext, Script } from 'node:vm'
import { CLUES, type Clues } from './clues.ts'
import { trialsOf } from './pattern-trials.ts'

const LONGEST_PATTERN = 1000
const LONGEST_PATH = 4096
/** A pattern that fits a name at all does so in microseconds; one that backtracks without end would never stop. */
const PATIENCE_MS = 50
/** For hundreds of trials together. */
const TRIALS_MS = 150
const KNOWN = new Set<string>(CLUES)
const GROUP_NAME = /\(\?<(?![=!])([^>]*)>/g
/** With `u` for \p{L} where the pattern allows it: the flag also forbids escapes that many people write. */
function compile(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'iu')
  } catch {
    return new RegExp(pattern, 'i')
  }
}

const context = createContext(Object.create(null))
const script = new Script('texts.map((text) => pattern.exec(text))')

/** Not by instanceof: the error belongs to the other context, and so does its class. */
const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'

type Matches = readonly (RegExpExecArray | null)[]

function tryOnce(pattern: RegExp, texts: readonly string[], timeout: number): Matches | 'too-slow' {
  Object.assign(context, { pattern, texts })
  try {
    return script.runInContext(context, { timeout }) as Matches
  } catch (error) {
    if (isTimeout(error)) return 'too-slow'
    throw error
  }
}

/**
 * Runs a stranger's pattern against texts, for so many milliseconds at most: JavaScript has no other way to end a
 * match on the same thread than the time limit of node:vm. Twice, as the machine may have been busy with something else.
 */
function execute(pattern: RegExp, texts: readonly string[], patienceMs: number): Matches | 'too-slow' {
  const matches = tryOnce(pattern, texts, patienceMs)
  return matches === 'too-slow' ? tryOnce(pattern, texts, patienceMs) : matches
}

const MOST_REMEMBERED = 1000
const tooSlow = new Set<string>()

/** What a folder of ten thousand names would else wait for ten thousand times. */
function rememberTooSlow(pattern: string): void {
  if (tooSlow.size >= MOST_REMEMBERED) tooSlow.clear()
  tooSlow.add(pattern)
}

function groupsOf(pattern: string): string[] {
  return [...pattern.matchAll(GROUP_NAME)].map(([, name = '']) => name)
}

function compileError(pattern: string): string | null {
  try {
    compile(pattern)
    return null
  } catch (error) {
    // Python's spelling, which most examples on the web are in.
    if (pattern.includes('(?P<')) return 'Write named groups as (?<date>…), without the P.'
    const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : ''
    return `The pattern is no regular expression: ${reason.slice(-200)}.`
  }
}

/**
 * What is wrong with a user's pattern for file names, as one sentence; null when nothing is. Its named groups are those
 * of CLUES, at least one of them.
 */
export function checkPattern(pattern: string): string | null {
  if (pattern.trim() === '') return 'The pattern is empty.'
  if (pattern.length > LONGEST_PATTERN) return `The pattern is longer than ${LONGEST_PATTERN} letters.`
  const broken = compileError(pattern)
  if (broken !== null) return broken
  const names = groupsOf(pattern)
  const unknown = names.find((name) => !KNOWN.has(name))
  if (unknown !== undefined) return `The pattern has a group "${unknown}". Groups can be named ${CLUES.join(', ')}.`
  if (names.length === 0)
    return 'The pattern has no named group, so it reads nothing. Write one such as (?<date>\\d{8}).'
  if (!tooSlow.has(pattern) && execute(compile(pattern), trialsOf(pattern), TRIALS_MS) === 'too-slow')
    rememberTooSlow(pattern)
  return slowness(pattern)
}

/** The sentence for a pattern that took too long on some text since this program began; null for any other. */
export const slowness = (pattern: string): string | null =>
  tooSlow.has(pattern)
    ? 'The pattern can take without end on some names. Don’t repeat a group that itself repeats, like (a+)+.'
    : null

/**
 * What the groups of a user's pattern catch in a path; null where it doesn't fit, is broken, or takes too long. One that
 * took too long once is never tried again.
 */
export function matchOwnPattern(pattern: string, path: string): Clues | null {
  if (pattern.length > LONGEST_PATTERN || path.length > LONGEST_PATH || tooSlow.has(pattern)) return null
  if (compileError(pattern) !== null) return null
  const matches = execute(compile(pattern), [path], PATIENCE_MS)
  if (matches === 'too-slow') {
    rememberTooSlow(pattern)
    return null
  }
  const [match] = matches
  return match ? { ...match.groups } : null
}

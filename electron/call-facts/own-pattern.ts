import { createContext, Script } from 'node:vm'
import { CLUES, type Clues } from './clues.ts'

const LONGEST_PATTERN = 1000
const LONGEST_PATH = 4096
/** A pattern that fits a name at all does so in microseconds; one that backtracks without end would never stop. */
const PATIENCE_MS = 250
const KNOWN = new Set<string>(CLUES)
const GROUP_NAME = /\(\?<(?![=!])([^>]*)>/g
/** What makes a pattern that grows with every letter grow: the same letters over and over, and an end that fits none. */
const TRIALS = ['a', '0', '_', '-0', 'a0_', 'אב ', '20260331-100500-'].map((unit) => `${unit.repeat(60)}\u0000`)

/** With `u` for \p{L} where the pattern allows it: the flag also forbids escapes that many people write. */
function compile(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'iu')
  } catch {
    return new RegExp(pattern, 'i')
  }
}

const context = createContext(Object.create(null))
const script = new Script('pattern.exec(text)')

/** Not by instanceof: the error belongs to the other context, and so does its class. */
const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'

/**
 * Runs a stranger's pattern against a text, for a quarter of a second at most: JavaScript has no other way to end a
 * match on the same thread than the time limit of node:vm.
 */
function execute(pattern: RegExp, text: string): RegExpExecArray | null | 'too-slow' {
  Object.assign(context, { pattern, text })
  try {
    return script.runInContext(context, { timeout: PATIENCE_MS }) as RegExpExecArray | null
  } catch (error) {
    if (isTimeout(error)) return 'too-slow'
    throw error
  }
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
  const compiled = compile(pattern)
  if (TRIALS.some((trial) => execute(compiled, trial) === 'too-slow')) {
    return 'The pattern can take without end on some names. Don’t repeat a group that itself repeats, like (a+)+.'
  }
  return null
}

/** What the groups of a user's pattern catch in a path; null where it doesn't fit, is broken, or takes too long. */
export function matchOwnPattern(pattern: string, path: string): Clues | null {
  if (pattern.length > LONGEST_PATTERN || path.length > LONGEST_PATH || compileError(pattern) !== null) return null
  const match = execute(compile(pattern), path)
  return match === null || match === 'too-slow' ? null : { ...match.groups }
}

import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { CallSource } from '../../shared/contract/call-source.ts'
import { checkPattern, readName, slowness } from '../call-facts/read-name.ts'
import type { Context, Handler } from '../handler.ts'
import { callSources, findCallSource, usualSource } from '../records/call-sources.ts'
import { homeCountry } from '../records/home-country.ts'
import { refused } from '../vault/errors.ts'
import type { ReadVault } from '../vault/open.ts'
import type { Rows } from '../vault/rows.ts'

interface Fields {
  readonly name?: string | undefined
  readonly pattern?: string | undefined
  readonly timeZone?: string | undefined
  readonly leftChannel?: CallSource['channels']['left'] | undefined
  readonly rightChannel?: CallSource['channels']['right'] | undefined
}

export const addCallSource: Handler<'addCallSource'> = (vault, input, { id, now }) => {
  const source = withFields({ sourceId: id('source'), name: input.name, ...usualSource() }, input)
  return kept(vault, source, now)
}

export const changeCallSource: Handler<'changeCallSource'> = (vault, { source: id, ...fields }, { now }) => {
  const before = findCallSource(vault, id)
  const after = withFields(before, fields)
  return JSON.stringify(after) === JSON.stringify(before) ? { unchanged: before } : kept(vault, after, now)
}

/** Names are how people tell sources apart. Throws `already-added` where another one has it. */
function requireOwnName(vault: ReadVault, { sourceId, name }: CallSource): void {
  if (callSources(vault).some((other) => other.name === name && other.sourceId !== sourceId))
    throw refused('already-added', `There is a source "${name}" already. Change that one, or choose another name.`)
}

/** Throws `pattern-invalid`, or `bad-input` for a zone that isn't one. */
function withFields(source: CallSource, { name, pattern, timeZone, leftChannel, rightChannel }: Fields): CallSource {
  if (pattern) requirePattern(pattern)
  if (timeZone !== undefined) requireZone(timeZone)
  return {
    ...source,
    name: name ?? source.name,
    pattern: pattern === undefined ? source.pattern : pattern || null,
    timeZone: timeZone ?? source.timeZone,
    channels: { left: leftChannel ?? source.channels.left, right: rightChannel ?? source.channels.right },
  }
}

function requirePattern(pattern: string): void {
  const fault = checkPattern(pattern)
  if (fault !== null) throw refused('pattern-invalid', fault, pattern)
}

function requireZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch {
    throw refused(
      'bad-input',
      `"${timeZone}" is no time zone. Write one like Asia/Jerusalem or Europe/London.`,
      'timeZone',
    )
  }
}

const kept = (vault: ReadVault, source: CallSource, now: string) => {
  requireOwnName(vault, source)
  const { sourceId, ...settings } = source
  return {
    subject: sourceId,
    customer: null,
    detail: settings,
    write: (rows: Rows) => {
      // Again: two of one name may have been asked for in the same moment.
      requireOwnName(vault, source)
      rows.insert('call_source', { id: sourceId, settings: JSON.stringify(settings), at: now })
      return source
    },
  }
}

export const listCallSources: Handler<'listCallSources'> = (vault) => ({ sources: callSources(vault) })

/** As many names of a folder as show whether a pattern fits. */
const MOST_NAMES = 50

export const previewCallNames: Handler<'previewCallNames'> = (vault, { names, folder, pattern, timeZone }, context) => {
  if (pattern !== undefined) requirePattern(pattern)
  if (timeZone !== undefined) requireZone(timeZone)
  const all = folder === undefined ? names : [...names, ...namesIn(folder, context)]
  const options = {
    pattern: pattern ?? null,
    timeZone: timeZone ?? usualSource().timeZone,
    country: homeCountry(vault),
  }
  const read = all.map((name) => ({ name, ...readName(name, options) }))
  const slow = pattern === undefined ? null : slowness(pattern)
  if (slow !== null) throw refused('pattern-invalid', slow, pattern)
  return { names: read }
}

/** Some files below a folder, as they would be named when they are taken in. */
function namesIn(ref: string, { files }: Context): string[] {
  const root = files.read(ref).path
  const found: string[] = []
  const look = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (found.length >= MOST_NAMES) return
      const path = join(folder, entry.name)
      if (entry.isDirectory()) look(path)
      else if (entry.isFile() && !entry.name.startsWith('.')) found.push(relative(root, path).split(sep).join('/'))
    }
  }
  look(root)
  return found
}

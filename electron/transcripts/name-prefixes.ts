import { type CuePart, trimEdges } from './cue-text.ts'

/** "Name: text", as Zoom and many typists write it. A label has a letter and is no sentence. */
const PREFIX = /^([^:\n!?]{1,60}):\s+(?=\S)/u
const MOST_WORDS = 6
/** A name said only once is believed when most cues carry names, if it is short and plain. */
const ONCE = /^[\p{L}\p{M}'’"״׳.-]+(?: [\p{L}\p{M}'’"״׳.-]+){0,2}$/u

function candidate(line: string): { label: string; rest: string } | null {
  const match = PREFIX.exec(line)
  const label = trimEdges(match?.[1] ?? '')
  if (!match || !/\p{L}/u.test(label) || label.split(/\s+/).length > MOST_WORDS) return null
  return { label, rest: trimEdges(line.slice(match[0].length)) }
}

/** Which "Name:" beginnings are speakers: those in more than one cue, and short ones where most cues have a name. */
function speakerNames(cues: readonly (readonly CuePart[])[]): Set<string> {
  const cuesByName = new Map<string, Set<number>>()
  for (const [index, parts] of cues.entries()) {
    for (const line of parts.flatMap((part) => (part.label === null ? part.lines : []))) {
      const name = candidate(line)?.label
      if (name !== undefined) cuesByName.set(name, (cuesByName.get(name) ?? new Set()).add(index))
    }
  }
  const names = new Set([...cuesByName].filter(([, at]) => at.size > 1).map(([name]) => name))
  const named = new Set([...cuesByName].flatMap(([name, at]) => (names.has(name) ? [...at] : [])))
  if (named.size * 2 >= cues.length) {
    for (const name of cuesByName.keys()) if (ONCE.test(name)) names.add(name)
  }
  return names
}

function splitPart(part: CuePart, names: ReadonlySet<string>): CuePart[] {
  if (part.label !== null) return [part]
  const parts: { label: string | null; lines: string[] }[] = []
  for (const line of part.lines) {
    const found = candidate(line)
    const last = parts.at(-1)
    if (found && names.has(found.label)) parts.push({ label: found.label, lines: [found.rest] })
    else if (last) last.lines.push(line)
    else parts.push({ label: null, lines: [line] })
  }
  return parts
}

/** Moves the names that begin lines into labels, for all cues of a transcript at once. */
export function splitNamePrefixes(cues: readonly (readonly CuePart[])[]): CuePart[][] {
  const names = speakerNames(cues)
  return cues.map((parts) => parts.flatMap((part) => splitPart(part, names)))
}

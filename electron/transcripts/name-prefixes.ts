import { type CuePart, trimEdges } from './cue-text.ts'

/** "Name: text", as Zoom and many typists write it. A label has a letter and is no sentence. */
const PREFIX = /^([^:\n!?]{1,60}):\s+(?=\S)/u
/** "[SPEAKER_00]: text" of WhisperX, "[Speaker 1] text" of Vibe. */
const BRACKETED = /^\[([^\]\n]{1,60})\](:?)\s+(?=\S)/u
const MOST_WORDS = 6
/** A name said only once is believed when most cues carry names, if it is short and plain. */
const ONCE = /^[\p{L}\p{M}'’"״׳.-]+(?: [\p{L}\p{M}'’"״׳.-]+){0,2}$/u

interface Candidate {
  readonly label: string
  readonly rest: string
  readonly isBracketed: boolean
  /** In brackets without a colon, as captions write sounds, too: "[music] …". */
  readonly mayBeSound: boolean
}

function candidate(line: string): Candidate | null {
  const bracketed = BRACKETED.exec(line)
  const match = bracketed ?? PREFIX.exec(line)
  const label = trimEdges(match?.[1] ?? '')
  if (!match || !/\p{L}/u.test(label) || label.split(/\s+/).length > MOST_WORDS) return null
  const isBracketed = bracketed !== null
  return {
    label,
    rest: trimEdges(line.slice(match[0].length)),
    isBracketed,
    mayBeSound: isBracketed && bracketed[2] === '',
  }
}

/** The cues in which each candidate stands, by label. */
function cuesByName(cues: readonly (readonly CuePart[])[], isName: (found: Candidate) => boolean) {
  const found = new Map<string, Set<number>>()
  for (const [index, parts] of cues.entries()) {
    for (const line of parts.flatMap((part) => (part.label === null ? part.lines : []))) {
      const name = candidate(line)
      if (name && isName(name)) found.set(name.label, (found.get(name.label) ?? new Set()).add(index))
    }
  }
  return found
}

const cuesIn = (found: ReadonlyMap<string, ReadonlySet<number>>): Set<number> =>
  new Set([...found.values()].flatMap((at) => [...at]))

/**
 * Which beginnings are speakers: those in more than one cue, short ones where most cues have a name, and those in
 * brackets that are no sounds.
 */
function speakerNames(cues: readonly (readonly CuePart[])[]): Set<string> {
  const bracketed = cuesIn(cuesByName(cues, ({ mayBeSound }) => mayBeSound))
  // Sounds are noted now and then; speakers in brackets begin every other cue at least.
  const areSpeakers = bracketed.size * 2 >= cues.length
  const found = cuesByName(cues, ({ mayBeSound }) => areSpeakers || !mayBeSound)
  const repeated = new Map([...found].filter(([, at]) => at.size > 1))
  const inBrackets = cuesByName(cues, ({ isBracketed, mayBeSound }) => isBracketed && (areSpeakers || !mayBeSound))
  const names = new Set([...repeated.keys(), ...inBrackets.keys()])
  if (cuesIn(repeated).size * 2 >= cues.length) {
    for (const name of found.keys()) if (ONCE.test(name)) names.add(name)
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

import type { TextLine } from '../contract-text.ts'

/** Words that announce a new wording: what follows them in quotes is the amendment's own text, numbers and all. */
const ANNOUNCED =
  /(?:יבוא|ייקרא|יקרא|יוחלף|תוחלף|יוחלפו|יתווסף|יוסף|ייווסף|נוסח|כדלקמן|כדלהלן|replaced|follow|read|insert|substitut|amended|added|restated)/i
/** Lines back in which the announcement stands. */
const ANNOUNCED_WITHIN = 3
/** A quote left open longer than this lost its end mark. */
const MAX_QUOTED = 120

const MARKS = /["“”„״]/g
const OPENS_BEHIND = /^$|[\s([\u05be-]/
const CLOSES_BEFORE = /^$|[\s.,;:!?)\]]/

/** Places of lines that stand inside quotes opened on an earlier line, or begin by opening such quotes. */
export function quotedLines(lines: readonly TextLine[]): Set<number> {
  const quoted = new Set<number>()
  for (let i = 0; i < lines.length; i += 1) {
    const depth = openQuotes(lines[i]!.text, 0)
    if (depth <= 0 || !isAnnounced(lines, i)) continue
    const end = quoteEnd(lines, i, depth)
    if (end === null) continue
    for (let at = i + 1; at <= end; at += 1) quoted.add(at)
    i = end
  }
  return quoted
}

function isAnnounced(lines: readonly TextLine[], i: number): boolean {
  const before = lines.slice(Math.max(0, i - ANNOUNCED_WITHIN), i + 1).map((line) => line.text)
  return ANNOUNCED.test(before.join(' '))
}

/** The line on which quotes that are open end, or null where they never do. */
function quoteEnd(lines: readonly TextLine[], from: number, open: number): number | null {
  let depth = open
  for (let i = from + 1; i < Math.min(lines.length, from + MAX_QUOTED); i += 1) {
    depth = openQuotes(lines[i]!.text, depth)
    if (depth <= 0) return i
  }
  return null
}

/** How many quotes are open behind a line; a mark inside a word (בע"מ) is none. */
function openQuotes(text: string, before: number): number {
  let depth = before
  for (const { index, 0: mark } of text.matchAll(MARKS)) {
    const opens = mark === '“' || mark === '„' || (mark !== '”' && OPENS_BEHIND.test(text.charAt(index - 1)))
    const closes = mark === '”' || CLOSES_BEFORE.test(text.charAt(index + 1))
    if (opens && !closes) depth += 1
    else if (closes && !opens) depth = Math.max(0, depth - 1)
    else if (closes && opens && mark === '“' && depth > 0) depth -= 1
  }
  return depth
}

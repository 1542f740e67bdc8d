import type { TextLine } from '../contract-text.ts'

const TITLE = /^(?:תוכן(?: ה?עניינים)?|(?:table of )?contents|index)\s*:?$/i
/** An entry ends in the number of its page; dots or a wide gap lead to it. */
const LEADER = /(?:\.{3,}|(?:\. ){3,}|…|_{3,}|·{3,}|\t)[\s.…]*\d{1,3}$/
const PAGE_NUMBER = /\s(\d{1,3})$/
/** Fewer lines are no table. */
const MIN_ENTRIES = 3
/** Lines of an entry too long for one. */
const MAX_WRAPPED = 2

/** Places in the text of its tables of contents: their numbers name clauses and open none. */
export function contentsTables(lines: readonly TextLine[]): Set<number> {
  const found = new Set<number>()
  let i = 0
  while (i < lines.length) {
    const titled = TITLE.test(lines[i]!.text.trim())
    const end = titled ? entriesEnd(lines, i + 1, isEntry) : entriesEnd(lines, i, isLedEntry)
    const entries = lines.slice(titled ? i + 1 : i, end).filter(titled ? isEntry : isLedEntry)
    if (entries.length < MIN_ENTRIES || !isAscending(entries)) {
      i += 1
      continue
    }
    for (let at = i; at < end; at += 1) found.add(at)
    i = end
  }
  return found
}

const isLedEntry = ({ text }: TextLine): boolean => LEADER.test(text) && /[.…_·]{3}|(?:\. ){3}/.test(text)
const isEntry = ({ text }: TextLine): boolean => LEADER.test(text) || PAGE_NUMBER.test(text)

/** Behind the last entry of a run that may wrap now and then. */
function entriesEnd(lines: readonly TextLine[], from: number, test: (line: TextLine) => boolean): number {
  let end = from
  for (let at = from; at < lines.length && at <= end + MAX_WRAPPED; at += 1) {
    if (test(lines[at]!)) end = at + 1
  }
  return end
}

/** Pages only go up; the last column of a price list does not. */
function isAscending(entries: readonly TextLine[]): boolean {
  const pages = entries.map(({ text }) => Number(/(\d{1,3})$/.exec(text)?.[1] ?? Number.NaN))
  return pages.every((page, i) => i === 0 || page >= pages[i - 1]!)
}

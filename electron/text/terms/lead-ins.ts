/** A clause as far as the list it stands in matters. */
interface Listed {
  readonly text: string
  readonly level: number
}

/** The last sentence of a clause, when it ends in a colon: it speaks for the items below it. */
function openingWords(text: string): string {
  const line = text.slice(text.trimEnd().lastIndexOf('\n') + 1).trim()
  return line.endsWith(':') ? line : ''
}

/**
 * The words that open the list each clause stands in, or ''. The nearest list counts; a clause outside the numbering
 * stands in none.
 *
 * @param clauses in reading order, with their depth.
 */
export function leadInsOf(clauses: readonly Listed[]): string[] {
  const open: string[] = []
  return clauses.map(({ text, level }) => {
    open.length = Math.min(open.length, Math.max(level - 1, 0))
    const leadIn = level > 0 ? (open.findLast((words) => words !== '') ?? '') : ''
    while (open.length < level) open.push('')
    if (level > 0) open[level - 1] = openingWords(text)
    return leadIn
  })
}

/** An entry of a cross-reference table: ten digits of offset, five of generation, and whether it is in use or free. */
const TABLE_ENTRY = /(\d{10}) \d{5} ([nf])/g
/** The head of a section of it: first object, number of entries. */
const TABLE_SECTION = /^\d+ (\d+)\s*$/gm
/** What the last line but one of a file points to: a table, or an object that holds one. */
const TABLE = /^\s*(?:xref\b|\d+\s+\d+\s+obj\b)/
const OBJECT = /^\s*\d+\s+\d+\s+obj/
const LOOK_AHEAD = 40

/**
 * Whether a file's table of objects is wrong: pdf.js then rebuilds it without a word from all that looks like an object,
 * older revisions among it.
 */
export function hasWrongOffset(file: Buffer): boolean {
  // Offsets count from the header, before which a mailer may have left a line.
  const header = Math.max(0, file.indexOf('%PDF-'))
  const stands = (what: RegExp, at: number): boolean =>
    [at, at + header].some((place) => what.test(file.toString('latin1', place, place + LOOK_AHEAD)))
  const start = /startxref\s+(\d{1,10})/.exec(file.toString('latin1', file.lastIndexOf('startxref')))
  if (start === null || !stands(TABLE, Number(start[1]))) return true
  for (let table = file.indexOf('\nxref'); table >= 0; table = file.indexOf('\nxref', table + 5)) {
    const end = file.indexOf('trailer', table)
    const text = file.toString('latin1', table, end < 0 ? file.length : end)
    const entries = Array.from(text.matchAll(TABLE_ENTRY))
    const promised = Array.from(text.matchAll(TABLE_SECTION)).reduce((sum, [, count]) => sum + Number(count), 0)
    const used = entries.filter(([, , use]) => use === 'n').map(([, offset]) => Number(offset))
    if (entries.length !== promised || used.some((offset) => !stands(OBJECT, offset))) return true
  }
  return false
}

const DELIMITERS = [',', ';', '\t', '|']
/** Phone companies print an address on top. */
const HEAD_ROWS = 20
const HEAD_BYTES = 64_000

/** UTF-8 where it is that, else the Hebrew of Windows: what phone systems here write. */
const decode = (bytes: ArrayBuffer): string => {
  const [first, second] = new Uint8Array(bytes)
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    // A head may end in the middle of a letter: `stream` waits for the rest of it.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return new TextDecoder('windows-1255').decode(bytes)
  }
}

/** The cells of a line; a delimiter inside quotation marks parts nothing. */
function cells(line: string, delimiter: string): string[] {
  const found: string[] = ['']
  let isQuoted = false
  for (const letter of line) {
    if (letter === '"') isQuoted = !isQuoted
    if (letter === delimiter && !isQuoted) found.push('')
    else found[found.length - 1] += letter
  }
  return found.map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .replaceAll('""', '"')
      .trim(),
  )
}

/**
 * The headings of a list whose columns nobody knows, so that a person can say what each holds: the first line that
 * parts into the most columns. Only for choosing; the vault reads the list itself.
 */
export function headingsOf(text: string): string[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .slice(0, HEAD_ROWS)
  let best: string[] = []
  for (const line of lines)
    for (const delimiter of DELIMITERS) {
      const found = cells(line, delimiter)
      if (found.length > best.length) best = found
    }
  return best.length < 2 ? [] : [...new Set(best.filter((heading) => heading !== ''))]
}

/** The headings of a chosen file. */
export const readHeadings = async (file: File): Promise<string[]> =>
  headingsOf(decode(await file.slice(0, HEAD_BYTES).arrayBuffer()))

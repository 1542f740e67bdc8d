import { readFileSync } from 'node:fs'

/** A source file: `key: value` lines, an empty line, then the body. A body keeps its empty lines out. */
export interface SourceFile {
  /** The value of a header line; throws with the file's name where the line is missing. */
  readonly header: (key: string) => string
  readonly optional: (key: string) => string | undefined
  readonly body: readonly string[]
}

/** Reads a contract or a dialogue script. Lines beginning with `# ` before the empty line are remarks to the reader. */
export function readSourceFile(path: URL): SourceFile {
  const [head = '', ...rest] = readFileSync(path, 'utf8').split('\n\n')
  const fields = new Map(
    head
      .split('\n')
      .filter((line) => !line.startsWith('# '))
      .map((line) => {
        const colon = line.indexOf(': ')
        return [line.slice(0, colon), line.slice(colon + 2)] as const
      }),
  )
  return {
    header: (key) => {
      const value = fields.get(key)
      if (value === undefined) throw new Error(`${path.pathname} has no line "${key}: …" at its head.`)
      return value
    },
    optional: (key) => fields.get(key),
    body: rest.flatMap((block) => block.split('\n')).filter((line) => line !== ''),
  }
}

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The files of the project as they lie here, and who imports whom. Paths are from its root, with forward slashes. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** Made by tools, never by hand. */
const MADE = new Set(['node_modules', 'out', 'demo-out', 'dist', 'release', '.git'])

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name)
    if (entry.isDirectory()) return MADE.has(entry.name) ? [] : filesIn(path)
    return entry.isFile() ? [path] : []
  })
}

export const FILES: readonly string[] = filesIn('')
export const SOURCES = FILES.filter((file) => /\.(?:ts|tsx|mjs|js|cjs)$/.test(file) && !file.endsWith('.d.ts'))

export const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

export interface Import {
  readonly file: string
  /** A path within the tree, or a package as it is named. */
  readonly target: string
  readonly isPackage: boolean
  /** Gone at run time. */
  readonly isTypeOnly: boolean
}

/** A default, names in braces, a star: all that may stand between `import` and `from`, over several lines. */
const NAMES = String.raw`(?:[\w$*\s,]|\{[^}]*\})+?`
const FORMS = [
  new RegExp(String.raw`^import\s+(?<type>type\s)?${NAMES}\sfrom\s+'(?<name>[^']+)'`, 'gm'),
  /^export\s+(?<type>type\s)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})\s+from\s+'(?<name>[^']+)'/gm,
  /^import\s+'(?<name>[^']+)'/gm,
  /\bimport\(\s*'(?<name>[^']+)'/g,
]

function importsOf(file: string): Import[] {
  const text = textOf(file)
  return FORMS.flatMap((form) => [...text.matchAll(form)]).map(({ groups }) => {
    // Vite's `?url` says how a file is loaded, not which.
    const name = groups!.name!.replace(/\?\w+$/, '')
    const isPackage = !name.startsWith('.')
    const target = isPackage ? name : posix.join(dirname(file), name)
    return { file, target, isPackage, isTypeOnly: groups!.type !== undefined }
  })
}

export const IMPORTS: readonly Import[] = SOURCES.flatMap(importsOf)

/** Circles of imports that exist at run time, each as the files one walks through. */
export function circles(): string[] {
  const next = Map.groupBy(
    IMPORTS.filter(({ isPackage, isTypeOnly }) => !isPackage && !isTypeOnly),
    ({ file }) => file,
  )
  const done = new Set<string>()
  const found: string[] = []
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (done.has(file) || path.includes(file)) return
    for (const { target } of next.get(file) ?? []) walk(target, [...path, file])
    done.add(file)
  }
  for (const file of SOURCES) walk(file, [])
  return found
}

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadHandler } from '../electron/features/index.ts'
import { contract, type OperationName, verbOf } from '../shared/contract.ts'
import { ERROR_CODES } from '../shared/reply.ts'

/** The rules of the house that a machine can check. A rule that stands in the way is changed here, with its reason. */
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const NOT_OURS = new Set(['node_modules', 'out', 'demo-out', 'dist', 'release', '.git'])

const TREE: readonly string[] = filesIn('')
const SOURCES = TREE.filter((file) => /\.(?:ts|tsx|mjs|js|cjs)$/.test(file) && !file.endsWith('.d.ts'))
const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name)
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : filesIn(path)
    return entry.isFile() ? [path] : []
  })
}

interface Room {
  readonly name: string
  readonly holds: RegExp
  /** Beginnings of the paths it may import beside its own files. */
  readonly may: readonly string[]
  /** Packages it may import: names or beginnings that end in `:` or `/`. */
  readonly packages: readonly string[] | 'any'
  readonly because: string
}

const VAULT = 'electron/vault/'
const TEXT = 'electron/text/'
const SHARED = 'shared/'
const HANDLER = 'electron/handler.ts'
const DISPATCH = 'electron/dispatch.ts'
const HOST = 'electron/host/'
const RECORDS = 'electron/records/'
const CHECK = 'electron/claim-check/'

const ROOMS: readonly Room[] = [
  room('shared', /^shared\//, [], ['zod'], 'what crosses every boundary must run anywhere, without Node and without a DOM'),
  room('renderer', /^renderer\//, [SHARED], 'any', 'a screen lives in a sandbox: it reaches the vault by the contract only'),
  room('vault', /^electron\/vault\//, [SHARED], ['better-sqlite3', 'zod', 'node:'], 'the evidence store must not change with a feature'),
  room('text', /^electron\/text\//, [SHARED], [], 'reading words is pure: the same text gives the same answer everywhere'),
  room('pdf', /^electron\/pdf\//, [SHARED], ['pdf-lib', '@cantoo/fontkit', 'bidi-js', 'node:'], 'typesetting knows pages, not what is told on them'),
  room('records', /^electron\/records\//, [SHARED, VAULT, TEXT, CHECK], [], 'reading rows is shared by the features and knows none of them'),
  room('claim-check', /^electron\/claim-check\//, [SHARED, VAULT, TEXT, RECORDS], [], 'a proposal comes from the records and rules alone, offline'),
  room('handler', /^electron\/handler\.ts$/, [SHARED, VAULT], [], 'it is what the door and the features agree on'),
  room('feature list', /^electron\/features\/index\.ts$/, [SHARED, HANDLER, 'electron/features/'], [], 'one line a feature'),
  ...readdirSync(join(ROOT, 'electron/features'))
    .filter((name) => name !== 'index.ts')
    .map((name) => featureRoom(name)),
  room('door', /^electron\/dispatch\.ts$/, [SHARED, VAULT, HANDLER, 'electron/features/index.ts'], ['zod'], 'the one caller of features'),
  room('client', /^electron\/client\.ts$/, [SHARED, VAULT, HANDLER, DISPATCH], [], 'it is the door as functions'),
  room('task list', /^electron\/work\/tasks\.ts$/, [SHARED, VAULT, 'electron/features/'], [], 'the one place beside the door that loads features'),
  room('work', /^electron\/work\/(?!tasks\.)/, [SHARED, VAULT, 'electron/work/tasks.ts'], ['node:'], 'running a worker is the same for every task'),
  room('host', /^electron\/host\//, [SHARED, VAULT, HANDLER, DISPATCH], ['zod', 'node:'], 'what the window and the browser share calls the door'),
  room('desktop', /^electron\/desktop\//, [SHARED, VAULT, HANDLER, DISPATCH, HOST], ['electron', 'zod', 'node:'], 'hosts stand side by side'),
  room('loopback', /^electron\/loopback\//, [SHARED, VAULT, HANDLER, DISPATCH, HOST], ['zod', 'node:'], 'hosts stand side by side'),
  // `serve` is a verb whose work is to start the other host; nothing else of it is known here.
  room('cli', /^electron\/cli\//, [SHARED, VAULT, HANDLER, DISPATCH, HOST, 'electron/loopback/main.ts', 'package.json'], ['zod', 'node:'], 'hosts stand side by side'),
  room('tools', /^(?:tests|scripts|bench|resources|bin)\/|^[^/]+\.config\.ts$/, [''], 'any', 'nothing of the program stands on them'),
]

function room(name: string, holds: RegExp, may: Room['may'], packages: Room['packages'], because: string): Room {
  return { name, holds, may, packages, because }
}

/** A feature, a file or a folder: it may use the rooms below it and never another feature. */
function featureRoom(entry: string): Room {
  const holds = new RegExp(`^electron/features/${entry.replace('.', '\\.')}${entry.includes('.') ? '$' : '/'}`)
  const below = [SHARED, VAULT, TEXT, RECORDS, CHECK, 'electron/pdf/', HANDLER, 'electron/work/run.ts']
  return room(`feature ${entry}`, holds, below, 'any', 'a feature can be read, changed and removed without another')
}

/** Packages that only one room may name, whatever its other rules allow. */
const KEPT_PACKAGES: readonly { package: RegExp; rooms: readonly string[]; because: string }[] = [
  { package: /^electron(?:\/|$)/, rooms: ['desktop'], because: 'everything else must run and be tested without Electron' },
  { package: /^better-sqlite3/, rooms: ['vault', 'tools'], because: 'an encrypting driver must be able to take its place in one room' },
  {
    package: /^node:/,
    rooms: ROOMS.filter(({ name }) => !['shared', 'renderer', 'text'].includes(name)).map(({ name }) => name),
    because: 'there is no Node where these files run',
  },
]

interface Import {
  readonly file: string
  /** A path within the tree, or a package as it is named. */
  readonly target: string
  readonly isPackage: boolean
  /** Gone at run time. */
  readonly isTypeOnly: boolean
}

const NAMES = String.raw`(?:[\w$*\s,]|\{[^}]*\})+`
const FORMS = [
  new RegExp(String.raw`^import\s+(?<type>type\s)?${NAMES}?\sfrom\s+'(?<name>[^']+)'`, 'gm'),
  new RegExp(String.raw`^export\s+(?<type>type\s)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})\s+from\s+'(?<name>[^']+)'`, 'gm'),
  /^import\s+'(?<name>[^']+)'/gm,
  /\bimport\(\s*'(?<name>[^']+)'/g,
]

function importsOf(file: string): Import[] {
  const text = textOf(file)
  return FORMS.flatMap((form) => [...text.matchAll(form)]).map(({ groups }) => {
    const name = groups!.name!.replace(/\?\w+$/, '')
    const isPackage = !name.startsWith('.')
    const target = isPackage ? name : posix.join(dirname(file), name)
    return { file, target, isPackage, isTypeOnly: groups!.type !== undefined }
  })
}

const IMPORTS = SOURCES.flatMap(importsOf)
const roomOf = (file: string): Room | undefined => ROOMS.find(({ holds }) => holds.test(file))

function isAllowed({ file, target, isPackage }: Import): boolean {
  const { holds, may, packages } = roomOf(file)!
  if (!isPackage) return holds.test(target) || may.some((start) => target.startsWith(start))
  if (packages === 'any') return true
  return packages.some((name) => target === name || target.startsWith(name.endsWith(':') ? name : `${name}/`))
}

describe('who may know whom', () => {
  it('every source file belongs to exactly one room', () => {
    const lost = SOURCES.filter((file) => ROOMS.filter(({ holds }) => holds.test(file)).length !== 1)
    expect(lost, 'A file under no rule is a file nobody keeps in order: give its folder a room in ROOMS').toEqual([])
  })

  it('every import of the tree leads to a file', () => {
    const broken = IMPORTS.filter(({ target, isPackage }) => !isPackage && !existsSync(join(ROOT, target)))
    expect(broken.map(told), 'An import that can’t be followed can’t be judged: write it with its extension').toEqual([])
  })

  it.each(ROOMS)('$name: $because', ({ name, because }) => {
    const forbidden = IMPORTS.filter((each) => roomOf(each.file)?.name === name && !isAllowed(each))
    expect(forbidden.map(told), `${name} may not import this, because ${because}`).toEqual([])
  })

  it.each(KEPT_PACKAGES)('$package stays in $rooms', ({ package: kept, rooms, because }) => {
    const strays = IMPORTS.filter(({ file, target, isPackage }) => {
      return isPackage && kept.test(target) && !rooms.includes(roomOf(file)?.name ?? '') && !isFeature(file)
    })
    expect(strays.map(told), `Only ${rooms.join(', ')} may name it, because ${because}`).toEqual([])
  })

  it('no file needs itself', () => {
    const message = 'Files in a circle can’t be read, tested or loaded one without the other: move what both need below them'
    expect(circles(), message).toEqual([])
  })
})

const told = ({ file, target }: Import): string => `${file} → ${target}`
const isFeature = (file: string): boolean => false && file.startsWith('electron/features/')

/** Circles of imports that exist at run time, each once, as the files one walks through. */
function circles(): string[] {
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

const LONGEST = 300
/** Files that may be longer, each with its reason. */
const LONG: Readonly<Record<string, string>> = {}

interface Ban {
  readonly name: string
  readonly pattern: RegExp
  readonly in: RegExp
  readonly because: string
}

const LIBRARY = /^(?:shared|renderer|electron\/(?!cli\/))/
const CODE = /\.(?:ts|tsx|mjs|js|cjs)$/
const ANY = /./

/** Written so that no pattern finds itself in this file. */
const BANS: readonly Ban[] = [
  { name: 'notes to do', pattern: /\b(?:TO[D]O|FIX[M]E|X[X]X)\b/, in: CODE, because: 'what is left to do belongs in an issue, not in the program' },
  { name: 'any', pattern: /\bas an[y]\b|:\s*an[y]\b(?=[\s,;)=>[\]]*$)/m, in: CODE, because: 'it turns the types off for all that follows' },
  { name: 'silenced types', pattern: /@ts-[i]gnore|@ts-[n]ocheck|@ts-[e]xpect-error/, in: CODE, because: 'the compiler is right until proven wrong' },
  { name: 'a test alone', pattern: /\b(?:it|test|describe)\.onl[y]\(/, in: /^tests\//, because: 'all other tests would pass by not running' },
  { name: 'the console', pattern: /\bconsole\.(?:log|error|warn|info|debug)\(/, in: LIBRARY, because: 'a library doesn’t talk: an answer, a progress or a refusal does' },
  { name: 'a place on one machine', pattern: /(?<![\w.@-])\/(?:home|root|Users|work|opt|mnt)\/\w|\b[A-Z]:\\\\Users\b/, in: ANY, because: 'it is nowhere else' },
  { name: 'a package registry', pattern: /registry\.npm[j]s\.org|\/npm\/[-]\/|artifact[o]ry|verdacc[i]o|"resolved":/, in: ANY, because: 'where packages come from is the user’s setting' },
]

const BINARY = /\.(?:png|jpe?g|gif|ico|icns|woff2?|ttf|otf|pdf|wav|mp3|ogg|opus|flac|m4a|aac|amr|gsm|au|webm|mp4|zip|db)$/i
const MOST_BYTES = 1 << 20
const TEXTS = TREE.filter((file) => !BINARY.test(file) && statSync(join(ROOT, file)).size < MOST_BYTES)

describe('how a file is written', () => {
  it(`no source file is longer than ${LONGEST} lines`, () => {
    const long = SOURCES.filter((file) => textOf(file).split('\n').length - 1 > LONGEST)
    const message = 'A file that long has two subjects: split it by them, or name it in LONG with a reason'
    expect(long, message).toEqual(Object.keys(LONG))
  })

  it.each(BANS)('without $name: $because', ({ pattern, in: where, because }) => {
    const found = TEXTS.filter((file) => where.test(file)).flatMap((file) =>
      textOf(file)
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 100)}`] : [])),
    )
    expect(found, because).toEqual([])
  })
})

/** Operations that no screen calls, each with its reason. */
const COMMAND_LINE_ONLY: Partial<Record<OperationName, string>> = {
  checkClaim: 'a screen adds a claim to a case, which checks and keeps it; checking without keeping is for scripts',
}

const OPERATIONS = Object.keys(contract) as OperationName[]

const quotedIn = (folder: string, names: readonly string[]): string[] => {
  const text = SOURCES.filter((file) => file.startsWith(folder)).map(textOf).join('\n')
  return names.filter((name) => text.includes(`'${name}'`) || text.includes(`client.${name}(`))
}

describe('what is promised is there', () => {
  it.each(OPERATIONS)('%s has a handler and its verb in docs/cli.md', async (name) => {
    expect(await loadHandler(name), 'An operation of the contract that nothing does').toBeTypeOf('function')
    const message = 'A verb that the document doesn’t name can’t be found: run scripts/write-cli-docs.ts'
    expect(textOf('docs/cli.md').split('\n'), message).toContain(`### ${verbOf(name)}`)
  })

  it('a screen uses every operation but those for the command line', () => {
    const used = quotedIn('renderer/', OPERATIONS)
    const unused = OPERATIONS.filter((name) => !used.includes(name))
    expect(unused, 'Show it on a screen, or name it in COMMAND_LINE_ONLY with a reason').toEqual(
      Object.keys(COMMAND_LINE_ONLY),
    )
  })

  it('every code of a refusal is given somewhere', () => {
    const given = quotedIn('electron/', ERROR_CODES)
    const dead = ERROR_CODES.filter((code) => !given.includes(code))
    expect(dead, 'A code that nobody raises has a sentence on every screen for nothing: remove it').toEqual([])
  })
})

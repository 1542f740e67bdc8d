import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadHandler } from '../electron/features/index.ts'
import { contract, type OperationName, verbOf } from '../shared/contract.ts'
import { ERROR_CODES } from '../shared/reply.ts'
import { isAllowed, KEPT_PACKAGES, ROOMS, roomsOf } from './habits/rooms.ts'
import { circles, FILES, IMPORTS, type Import, ROOT, SOURCES, textOf } from './habits/source-tree.ts'

/** The rules of the house that a machine can check. A rule that stands in the way is changed here, with its reason. */
const told = ({ file, target }: Import): string => `${file} → ${target}`

describe('who may know whom', () => {
  it('every source file belongs to exactly one room', () => {
    const lost = SOURCES.filter((file) => roomsOf(file).length !== 1)
    expect(lost, 'A file under no rule is kept in order by nobody: give its folder a room in habits/rooms.ts').toEqual(
      [],
    )
  })

  it('every import leads to a file', () => {
    const broken = IMPORTS.filter(({ target, isPackage }) => !isPackage && !existsSync(join(ROOT, target)))
    expect(broken.map(told), 'An import that can’t be followed can’t be judged: write it with its extension').toEqual(
      [],
    )
  })

  it.each(ROOMS)('$name: $because', ({ name, because }) => {
    const forbidden = IMPORTS.filter((each) => roomsOf(each.file)[0]?.name === name && !isAllowed(each))
    expect(forbidden.map(told), `${name} may not import this: ${because}`).toEqual([])
  })

  it.each(KEPT_PACKAGES)('$name stays in its rooms: $because', ({ name, pattern, rooms, because }) => {
    const strays = IMPORTS.filter(
      ({ file, target, isPackage }) => isPackage && pattern.test(target) && !rooms.test(file),
    )
    expect(strays.map(told), `${name} is not for these files: ${because}`).toEqual([])
  })

  it('no file needs itself', () => {
    const message = 'Files in a circle can’t be read or loaded one without the other: move what both need below them'
    expect(circles(), message).toEqual([])
  })
})

const LONGEST = 300
/** Files that may be longer, each with its reason. */
const LONG: Readonly<Record<string, string>> = {
  'tests/summary-pdf/fixture.ts': 'one whole dispute as data: cut in pieces it could not be read as a dispute',
}

interface Ban {
  readonly name: string
  readonly pattern: RegExp
  readonly where: RegExp
  readonly because: string
}

const CODE = /\.(?:ts|tsx|mjs|js|cjs)$/
const LIBRARY = /^(?:shared|renderer|electron\/(?!cli\/)).*\.tsx?$/
const ANYWHERE = /^/

/** Each pattern is written so that it doesn't find itself here. */
const BANS: readonly Ban[] = [
  {
    name: 'a note to do',
    pattern: /\b(?:TO[D]O|FIX[M]E|X[X]X)\b/,
    where: CODE,
    because: 'what is left to do is done, or written where work is planned',
  },
  {
    name: 'a cast to any',
    pattern: /\bas an[y]\b(?=\s*(?:[)\]};,.[]|$))/,
    where: CODE,
    because: 'it turns the types off for all that follows',
  },
  {
    name: 'a silenced compiler',
    pattern: /@ts-(?:[i]gnore|[n]ocheck|[e]xpect-error)/,
    where: CODE,
    because: 'the mistake is still there, only unseen',
  },
  {
    name: 'a test that runs alone',
    pattern: /\b(?:it|test|describe)\.onl[y]\b/,
    where: /^tests\//,
    because: 'all others would pass by not running',
  },
  {
    name: 'the console',
    pattern: /\bconsole\.\w+\(/,
    where: LIBRARY,
    because: 'a library answers, reports progress or refuses; it doesn’t talk',
  },
  {
    name: 'a place on one machine',
    pattern: /(?<![\w.@-])\/(?:home|root|Users|work|opt|mnt)\/\w|\b[A-Z]:\\{1,2}Users\b/,
    where: ANYWHERE,
    because: 'it is there on no other',
  },
  {
    name: 'a package registry',
    pattern: /registry\.(?:npm[j]s|yarn[p]kg)\.|artifact[o]ry|verdacc[i]o|"resolve[d]": "http/,
    where: ANYWHERE,
    because: 'where packages come from is for the user to set',
  },
]

const BINARY =
  /\.(?:png|jpe?g|gif|ico|icns|woff2?|ttf|otf|pdf|wav|mp3|ogg|opus|flac|m4a|aac|amr|gsm|au|webm|mp4|zip|db)$/i
const MOST_BYTES = 2 ** 20
const TEXTS = FILES.filter((file) => !BINARY.test(file) && statSync(join(ROOT, file)).size < MOST_BYTES)

describe('how a file is written', () => {
  it(`no source file is longer than ${LONGEST} lines`, () => {
    const long = SOURCES.filter((file) => textOf(file).split('\n').length - 1 > LONGEST)
    const message = 'A file that long has two subjects: part them (or keep LONG true, each file with its reason)'
    expect(long, message).toEqual(Object.keys(LONG))
  })

  it.each(BANS)('nowhere $name: $because', ({ name, pattern, where, because }) => {
    const found = TEXTS.filter((file) => where.test(file)).flatMap((file) =>
      textOf(file)
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 100)}`] : [])),
    )
    expect(found, `No ${name}: ${because}`).toEqual([])
  })
})

const OPERATIONS = Object.keys(contract) as OperationName[]
/** Operations that no screen calls, each with its reason. */
const COMMAND_LINE_ONLY: Partial<Record<OperationName, string>> = {
  checkClaim:
    'a screen adds the claim to a case, which checks it and keeps the answer; a check that leaves no trace is for scripts',
}

const wholeText = (folder: string): string =>
  SOURCES.filter((file) => file.startsWith(folder))
    .map(textOf)
    .join('\n')

describe('what is promised is there', () => {
  it.each(OPERATIONS)('%s has a handler and its verb in docs/cli.md', async (name) => {
    expect(await loadHandler(name), 'An operation of the contract that nothing does').toBeTypeOf('function')
    const message = 'A verb that the document doesn’t name can’t be found: run scripts/write-cli-docs.ts'
    expect(textOf('docs/cli.md').split('\n'), message).toContain(`### ${verbOf(name)}`)
  })

  it('the screens use every operation but those for the command line', () => {
    const screens = wholeText('renderer/')
    const isUsed = (name: string): boolean =>
      new RegExp(String.raw`\buse(?:Read|Operation)\(\s*'${name}'|\bclient\.${name}\(`).test(screens)
    const unused = OPERATIONS.filter((name) => !isUsed(name))
    const message = 'Use it on a screen, or name it in COMMAND_LINE_ONLY with its reason (and nothing else there)'
    expect(unused, message).toEqual(Object.keys(COMMAND_LINE_ONLY))
  })

  it('every code of a refusal is given somewhere', () => {
    const given = wholeText('electron/')
    const dead = ERROR_CODES.filter((code) => !given.includes(`'${code}'`))
    expect(dead, 'A code that nothing raises has a sentence on every screen for nothing: remove it').toEqual([])
  })
})

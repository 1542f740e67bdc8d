import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Import, ROOT } from './source-tree.ts'

/** A part of the project and whom it may know. Its own files it may always import. */
export interface Room {
  readonly name: string
  readonly holds: RegExp
  /** Beginnings of the paths it may import. */
  readonly may: readonly string[]
  /** Packages it may import by name, `node:` for all of Node; those of `KEPT_PACKAGES` need their room as well. */
  readonly packages: readonly string[] | 'any'
  readonly because: string
}

const SHARED = 'shared/'
const VAULT = 'electron/vault/'
const TEXT = 'electron/text/'
const PDF = 'electron/pdf/'
const DOCUMENTS = 'electron/documents/'
const AMENDMENTS = 'electron/amendments/'
const AUDIO = 'electron/audio/'
const CALL_FACTS = 'electron/call-facts/'
const TRANSCRIPTS = 'electron/transcripts/'
const TRANSCRIPTION = 'electron/transcription/'
const FOLDERS = 'electron/folders/'
const RECORDS = 'electron/records/'
const CHILD_PIDS = 'electron/work/child-pids.ts'
const CLAIM_CHECK = 'electron/claim-check/'
const HANDLER = 'electron/handler.ts'
const DISPATCH = 'electron/dispatch.ts'
const FEATURES = 'electron/features/'
const HOST = 'electron/host/'

/** What a host stands on: the door, the vault to open, and what hosts share. */
const BELOW_A_HOST = [SHARED, VAULT, HANDLER, DISPATCH, HOST]
const SIDE_BY_SIDE = 'hosts stand side by side on the one door: none may need another'

/** A folder, or one file of that path. */
function room(path: string, rest: Omit<Room, 'name' | 'holds'>): Room {
  return { name: path, holds: new RegExp(`^${path.replaceAll('.', '\\.')}${path.endsWith('/') ? '' : '$'}`), ...rest }
}

/** A feature, a file or a folder: it may use the rooms below it and never another feature. */
const features = readdirSync(join(ROOT, FEATURES), { withFileTypes: true })
  .filter((entry) => entry.name !== 'index.ts')
  .map((entry) =>
    room(`${FEATURES}${entry.name}${entry.isDirectory() ? '/' : ''}`, {
      may: [
        ...[SHARED, VAULT, TEXT, PDF, DOCUMENTS, AMENDMENTS, RECORDS, CLAIM_CHECK, HANDLER, 'electron/work/run.ts'],
        ...[AUDIO, CALL_FACTS, TRANSCRIPTS, TRANSCRIPTION, FOLDERS],
      ],
      packages: 'any',
      because: 'a feature must be read, changed and removed without another',
    }),
  )

export const ROOMS: readonly Room[] = [
  room(SHARED, {
    may: [],
    packages: ['zod'],
    because: 'what crosses every boundary runs without Node and without a DOM',
  }),
  room('renderer/', {
    may: [SHARED],
    packages: 'any',
    because: 'a screen lives in a sandbox and reaches the vault by the contract only',
  }),
  room(VAULT, {
    may: [SHARED],
    packages: ['better-sqlite3', 'zod', 'node:'],
    because: 'how evidence is kept must not change with a feature',
  }),
  room(TEXT, {
    may: [SHARED],
    packages: ['diff'],
    because: 'reading words is pure: the same text, the same answer, anywhere',
  }),
  room(PDF, {
    may: [SHARED],
    packages: ['pdf-lib', '@cantoo/fontkit', 'bidi-js', 'node:'],
    because: 'typesetting knows pages, not what is told on them',
  }),
  room(DOCUMENTS, {
    may: [SHARED, TEXT, `${VAULT}errors.ts`],
    packages: 'any',
    because: 'what a file says must not depend on the vault it is kept in',
  }),
  room(AUDIO, {
    may: [SHARED, CHILD_PIDS, `${VAULT}errors.ts`],
    packages: 'any',
    because: 'what a recording sounds like must not depend on the vault it is kept in',
  }),
  room(CALL_FACTS, {
    may: [SHARED, TEXT, `${VAULT}errors.ts`],
    packages: 'any',
    because: 'what a name or a list says of a call is read without knowing the vault',
  }),
  room(TRANSCRIPTS, {
    may: [SHARED, TEXT, AUDIO, TRANSCRIPTION, `${VAULT}errors.ts`],
    packages: 'any',
    because: 'what a transcript says must not depend on the vault it is kept in',
  }),
  room(TRANSCRIPTION, {
    may: [SHARED, TEXT, AUDIO, TRANSCRIPTS, `${VAULT}errors.ts`],
    packages: 'any',
    because: 'turning sound into words knows the sound and the engine, not the vault',
  }),
  room(FOLDERS, {
    may: [SHARED, VAULT],
    packages: 'any',
    because: 'finding files is not taking them in',
  }),
  room(RECORDS, {
    may: [SHARED, VAULT, TEXT, CLAIM_CHECK],
    packages: ['zod'],
    because: 'reading rows serves the features and knows none of them',
  }),
  room(AMENDMENTS, {
    may: [SHARED, VAULT, TEXT, RECORDS],
    packages: [],
    because: 'which text binds on a day comes from the documents alone',
  }),
  room(CLAIM_CHECK, {
    may: [SHARED, VAULT, TEXT, RECORDS, AMENDMENTS],
    packages: ['zod'],
    because: 'a proposal comes from the records and the rules alone',
  }),
  room(HANDLER, { may: [SHARED, VAULT], packages: [], because: 'it is what the door and the features agree on' }),
  room(`${FEATURES}index.ts`, { may: [SHARED, HANDLER, FEATURES], packages: [], because: 'it is one line a feature' }),
  ...features,
  room(DISPATCH, {
    may: [SHARED, VAULT, HANDLER, `${FEATURES}index.ts`],
    packages: ['zod'],
    because: 'the one door knows features by their list only',
  }),
  room('electron/client.ts', {
    may: [SHARED, VAULT, HANDLER, DISPATCH],
    packages: [],
    because: 'it is the door as functions',
  }),
  room('electron/work/tasks.ts', {
    may: [SHARED, VAULT, DOCUMENTS, AUDIO, CALL_FACTS, TRANSCRIPTION, FEATURES],
    packages: [],
    because: 'it is the one list beside the door’s that loads features',
  }),
  room('electron/work/run.ts', {
    may: [SHARED, VAULT, CHILD_PIDS, 'electron/work/tasks.ts'],
    packages: ['node:'],
    because: 'running a worker is the same for every task',
  }),
  room(CHILD_PIDS, {
    may: [],
    packages: ['node:'],
    because: 'whoever starts a process may have it end with its worker, and knows nothing else of workers',
  }),
  room('electron/work/worker.ts', {
    may: [SHARED, VAULT, 'electron/work/tasks.ts'],
    packages: ['node:'],
    because: 'a worker knows its tasks by their list only',
  }),
  room(HOST, {
    may: [
      SHARED,
      VAULT,
      HANDLER,
      DISPATCH,
      FOLDERS,
      `${AUDIO}ffmpeg.ts`,
      `${TRANSCRIPTION}find-engine.ts`,
      `${TRANSCRIPTION}models.ts`,
    ],
    packages: ['zod', 'node:'],
    because: 'what the window and the browser share knows neither',
  }),
  room('electron/desktop/', { may: BELOW_A_HOST, packages: ['electron', 'zod', 'node:'], because: SIDE_BY_SIDE }),
  room('electron/loopback/', { may: BELOW_A_HOST, packages: ['zod', 'node:'], because: SIDE_BY_SIDE }),
  room('electron/cli/', {
    // `serve` is a verb whose work is to start the other host, `watch` one whose work is to watch; nothing else is known here.
    may: [...BELOW_A_HOST, FOLDERS, 'electron/loopback/main.ts', 'package.json'],
    packages: ['zod', 'node:'],
    because: SIDE_BY_SIDE,
  }),
  {
    name: 'tools and tests',
    holds: /^(?:tests|scripts|bench|resources|bin)\/|^[^/]+\.config\.ts$/,
    may: [''],
    packages: 'any',
    because: 'nothing of the program stands on them',
  },
]

export const roomsOf = (file: string): Room[] => ROOMS.filter(({ holds }) => holds.test(file))

/** Packages that only some rooms may name, whatever their own rules allow. */
export const KEPT_PACKAGES: readonly { name: string; pattern: RegExp; rooms: RegExp; because: string }[] = [
  {
    name: 'electron',
    pattern: /^electron(?:\/|$)/,
    rooms: /^electron\/desktop\//,
    because: 'everything else must run and be tested without it',
  },
  {
    name: 'better-sqlite3',
    pattern: /^better-sqlite3(?:\/|$)/,
    rooms: /^(?:electron\/vault|tests|bench|scripts)\//,
    because: 'an encrypting driver must be able to take its place in one room',
  },
  {
    name: 'Node',
    pattern: /^node:/,
    rooms: /^(?!shared\/|renderer\/|electron\/text\/)/,
    because: 'these files run where there is no Node',
  },
]

/** Whether the room of the importing file allows it. */
export function isAllowed({ file, target, isPackage }: Import): boolean {
  const [room] = roomsOf(file)
  if (!room) return false
  if (!isPackage) return room.holds.test(target) || room.may.some((start) => target.startsWith(start))
  if (room.packages === 'any') return true
  return room.packages.some((name) => target === name || target.startsWith(name.endsWith(':') ? name : `${name}/`))
}

import type { Parties, Role } from './parties.ts'
import { follows, type Reading } from './reading.ts'

/** A side named in a text, and the part it plays there. */
export interface Mention {
  readonly role: Role
  readonly part: 'subject' | 'object' | 'to' | 'from' | 'by'
  /** With the article or preposition before it. */
  readonly first: number
  readonly last: number
}

interface Name {
  readonly words: readonly string[]
  readonly role: Role
  readonly part: Mention['part']
}

/** By first word, with the prefix letters a Hebrew name takes: הספק, והספק, לספק, מהספק. */
type NameTable = ReadonlyMap<string, readonly Name[]>

const tables = new WeakMap<Parties, NameTable>()

function hebrewForms(word: string): [string, Mention['part']][] {
  const bare = /^ה[א-ת]{2,}/u.test(word) ? word.slice(1) : word
  return [
    ...['', 'ו', 'ש', 'כש'].map((prefix): [string, Mention['part']] => [prefix + word, 'subject']),
    [`ל${bare}`, 'to'],
    [`ול${bare}`, 'to'],
    [`מ${word}`, 'from'],
  ]
}

function nameTable(parties: Parties): NameTable {
  const known = tables.get(parties)
  if (known) return known
  const table = new Map<string, Name[]>()
  for (const role of ['provider', 'customer'] as const) {
    for (const name of parties[role]) {
      const [first = '', ...rest] = name.split(' ')
      const forms: [string, Mention['part']][] = /[א-ת]/u.test(first) ? hebrewForms(first) : [[first, 'subject']]
      for (const [form, part] of forms) {
        const entry: Name = { words: [form, ...rest], role, part }
        table.set(
          form,
          [...(table.get(form) ?? []), entry].sort((a, b) => b.words.length - a.words.length),
        )
      }
    }
  }
  table.set('us', [{ words: ['us'], role: 'provider', part: 'object' }])
  tables.set(parties, table)
  return table
}

const ARTICLES = new Set(['the', 'each', 'any'])
const PREPOSITIONS: ReadonlyMap<string, Mention['part']> = new Map([
  ['to', 'to'],
  ['from', 'from'],
  ['by', 'by'],
  ['את', 'object'],
  ['ידי', 'by'],
  ['עי', 'by'],
])

/** All mentions of the two sides, in text order. "The Customer's account" is a mention only after "to". */
export function mentionsOf(reading: Reading, parties: Parties): Mention[] {
  const names = nameTable(parties)
  const mentions: Mention[] = []
  for (let index = 0; index < reading.lexemes.length; index += 1) {
    const name = names
      .get(reading.lexemes[index]!.text)
      ?.find(({ words }) => words.every((word, offset) => reading.lexemes[index + offset]?.text === word))
    if (!name) continue
    const mention = mentionAt(reading, name, index)
    if (mention) mentions.push(mention)
    index += name.words.length - 1
  }
  return mentions
}

function mentionAt({ lexemes }: Reading, { words, role, part }: Name, index: number): Mention | undefined {
  const last = index + words.length - 1
  const first = ARTICLES.has(lexemes[index - 1]?.text ?? '') ? index - 1 : index
  const said = part === 'subject' ? PREPOSITIONS.get(lexemes[first - 1]?.text ?? '') : undefined
  const isPossessive = /'s?$/u.test(lexemes[last]!.raw) || lexemes[last + 1]?.raw === "'"
  if (isPossessive && said !== 'to') return undefined
  return { role, part: said ?? part, first: said ? first - 1 : first, last }
}

/** The mention that starts at `index`, or ends there. */
export const startingAt = (mentions: readonly Mention[], index: number): Mention | undefined =>
  mentions.find(({ first }) => first === index)
export const endingAt = (mentions: readonly Mention[], index: number): Mention | undefined =>
  mentions.find(({ last }) => last === index)

/** Whether a word stands at `index` in the same paragraph. */
export const wordAt = (reading: Reading, index: number): string => follows(reading, index)?.text ?? ''

import type { Span } from '../../shared/units.ts'
import { canonicalKeys } from './canonical.ts'
import { englishStem } from './english-stem.ts'
import { hebrewStem } from './hebrew.ts'
import { dominantLanguage } from './language.ts'
import { type Lexeme, lexemesOf } from './lexemes.ts'
import { type Normalised, normalise, originalSpan } from './normalise.ts'
import { isStopWord } from './stop-words.ts'
import { draftTerms } from './terms/draft.ts'
import { readingOf } from './terms/reading.ts'
import { CURRENCIES, PERCENT_WORDS } from './terms/vocabulary.ts'

export type TokenKind =
  | 'word'
  | 'acronym'
  | 'number'
  | 'code'
  | 'currency'
  | 'money'
  | 'percent'
  | 'duration'
  | 'date'
  | 'count'

/**
 * What is searched by. `stem` holds letters and digits only, because it goes through SQLite's unicode61 tokenizer.
 * Tokens may share letters: "שלושים יום" gives its two words, `num30` and `dur30day`.
 */
export interface Token {
  readonly kind: TokenKind
  readonly stem: string
  /** The exact letters of the original text. */
  readonly surface: string
  readonly span: Span
  /** Too common to index. Never true for a negator or a modal. */
  readonly isStopWord: boolean
}

/** A token in units of the normalised text. */
interface Found {
  readonly kind: TokenKind
  readonly stem: string
  readonly start: number
  readonly end: number
  readonly isStopWord: boolean
}

const NOT = 'not'
/** don't, won't, cannot: the negation is a word of its own, or a search could not tell them from "do" and "can". */
const CONTRACTED_NOT = /^(?:([a-z]+)n't|(can)not|(can)'t)$/u
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['wo', 'will'],
  ['sha', 'shall'],
  ['ca', 'can'],
])

function withoutAccents(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function englishWords(lexeme: Lexeme): Found[] {
  const { start, end } = lexeme
  const parts = CONTRACTED_NOT.exec(lexeme.raw)
  const stemmed = parts?.[1] ?? parts?.[2] ?? parts?.[3]
  const word = stemmed === undefined ? lexeme.text : (IRREGULAR.get(stemmed) ?? stemmed)
  const found: Found = {
    kind: 'word',
    stem: englishStem(withoutAccents(word)),
    start,
    end,
    isStopWord: isStopWord(word),
  }
  return stemmed === undefined ? [found] : [found, { kind: 'word', stem: NOT, start, end, isStopWord: false }]
}

function word(lexeme: Lexeme): Found[] {
  const { kind, text, raw, start, end } = lexeme
  if (kind === 'latin') return englishWords(lexeme)
  if (kind === 'other') return [{ kind: 'word', stem: withoutAccents(text), start, end, isStopWord: false }]
  const isAcronym = raw.includes('"')
  return [{ kind: isAcronym ? 'acronym' : 'word', stem: hebrewStem(text), start, end, isStopWord: isStopWord(text) }]
}

function sign(lexeme: Lexeme): Found[] {
  const { text, start, end } = lexeme
  const currency = CURRENCIES.get(text)
  const stem = currency ? `cur${currency.toLowerCase()}` : PERCENT_WORDS.has(text) ? 'pct' : undefined
  return stem ? [{ kind: 'currency', stem, start, end, isStopWord: false }] : []
}

/** 5G, A4, S23: letters and digits that touch are one name. */
function joinsName(left: Lexeme | undefined, right: Lexeme | undefined): boolean {
  if (!left || right?.gap !== 'none') return false
  const isDigits = (lexeme: Lexeme) => lexeme.kind === 'number' || lexeme.kind === 'code'
  return (isDigits(left) && right.kind === 'latin') || (left.kind === 'latin' && isDigits(right))
}

function names(lexemes: readonly Lexeme[]): Found[] {
  return lexemes.flatMap((lexeme, index): Found[] => {
    const next = lexemes[index + 1]
    if (!next || !joinsName(lexeme, next)) return []
    const stem = (lexeme.raw + next.raw).replace(/[^\p{L}\p{N}]/gu, '')
    return [{ kind: 'word', stem, start: lexeme.start, end: next.end, isStopWord: false }]
  })
}

/** A code's digits without their separators, so that 03-5551234 is found as 035551234. */
function code({ raw, start, end }: Lexeme): Found {
  return { kind: 'code', stem: `ref${raw.replace(/\D/gu, '')}`, start, end, isStopWord: false }
}

function ofLexeme(lexeme: Lexeme): Found[] {
  if (lexeme.kind === 'sign') return sign(lexeme)
  if (lexeme.kind === 'code' || lexeme.kind === 'date') return [code(lexeme)]
  if (lexeme.kind === 'number' || lexeme.kind === 'ordinal') return []
  return [...word(lexeme), ...sign(lexeme)]
}

const byPlace = (left: Found, right: Found) => left.start - right.start || left.end - right.end

function findTokens(text: string, normalised: Normalised): Found[] {
  const lexemes = lexemesOf(normalised.text)
  const reading = readingOf(lexemes, dominantLanguage(text))
  const keys = canonicalKeys(reading, draftTerms(reading))
  const canonical = keys.map(({ kind, key, first, last }): Found => {
    return { kind, stem: key, start: lexemes[first]!.start, end: lexemes[last]!.end, isStopWord: false }
  })
  const dates = new Set(keys.filter(({ kind }) => kind === 'date').map(({ first }) => first))
  const rest = lexemes.filter(({ kind }, index) => kind !== 'date' || !dates.has(index))
  return [...rest.flatMap(ofLexeme), ...names(lexemes), ...canonical].sort(byPlace)
}

/**
 * Cuts a text into search tokens, in text order; signs that carry no meaning are left out, stop words are kept and marked.
 * Number words, amounts, dates and durations give canonical tokens beside their words (`num30`, `amt12000ils`,
 * `dur30day`, `day20260301`), so that a value is found however it is written.
 */
export function tokenise(text: string): Token[] {
  const normalised = normalise(text)
  return findTokens(text, normalised).map(({ kind, stem, start, end, isStopWord: isStop }) => {
    const span = originalSpan(normalised, [start, end])
    return { kind, stem, surface: text.slice(...span), span, isStopWord: isStop }
  })
}

/** The two columns of the search index. Repetitions are kept: they are the term frequency. */
export interface IndexTerms {
  readonly stems: string[]
  readonly trigrams: string[]
}

const TRIGRAM = 3
const SHORTEST_TRIGRAM_WORD = 4

/** The trigrams of one token: of words of four letters and more, where they mend a wrong stem. */
function trigramsOf({ kind, stem, start, end }: Pick<Found, 'kind' | 'stem' | 'start' | 'end'>): string[] {
  if (kind !== 'word' || end - start < SHORTEST_TRIGRAM_WORD || stem === NOT) return []
  const letters = [...stem]
  return Array.from({ length: Math.max(letters.length - TRIGRAM + 1, 0) }, (_, at) =>
    letters.slice(at, at + TRIGRAM).join(''),
  )
}

/** What a text is indexed by. */
export function indexTerms(text: string): IndexTerms {
  const found = findTokens(text, normalise(text)).filter((token) => !token.isStopWord)
  return { stems: found.map(({ stem }) => stem), trigrams: found.flatMap(trigramsOf) }
}

/** The telling tokens of a query; a query of stop words only keeps them. */
function findQueryTokens(query: string): Found[] {
  const all = findTokens(query, normalise(query))
  const telling = all.filter((token) => !token.isStopWord)
  return telling.length > 0 ? telling : all
}

/** What a query is searched by: the same as {@link indexTerms}, each once. A query of stop words only keeps them. */
export function queryTerms(query: string): IndexTerms {
  const found = findQueryTokens(query)
  return {
    stems: [...new Set(found.map(({ stem }) => stem))],
    trigrams: [...new Set(found.flatMap(trigramsOf))],
  }
}

/**
 * Share of trigrams (Dice) two words must have in common to be taken for one. Over 48 pairs of forms of one word and 47
 * pairs of look-alikes in both languages: 0.5 lights 37 and 18, 0.6 lights 33 and 8, 0.7 lights 27 and 3. A wrong mark in
 * a quoted clause misleads more than a missing one.
 */
const SAME_WORD = 0.7

function overlap(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size === 0 || right.size === 0) return 0
  const common = [...left].filter((trigram) => right.has(trigram)).length
  return (2 * common) / (left.size + right.size)
}

function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const [start, end] of spans) {
    const last = result.at(-1)
    if (last && start < last[1]) last[1] = Math.max(last[1], end)
    else result.push([start, end])
  }
  return result
}

/**
 * The words of a text that a query finds: by equal stem, or by enough common trigrams.
 *
 * @returns spans of original letters, whole words with their points, in order and apart from each other.
 */
export function highlight(text: string, query: string): Span[] {
  const sought = findQueryTokens(query)
  const wanted = new Set(sought.map(({ stem }) => stem))
  const words = sought.map((token) => new Set(trigramsOf(token))).filter(({ size }) => size > 0)
  const normalised = normalise(text)
  const hits = findTokens(text, normalised).filter((token) => {
    if (wanted.has(token.stem)) return true
    const trigrams = new Set(token.isStopWord ? [] : trigramsOf(token))
    return words.some((word) => overlap(word, trigrams) >= SAME_WORD)
  })
  return merged(hits.map(({ start, end }) => originalSpan(normalised, [start, end])))
}

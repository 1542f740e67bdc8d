import type { Span } from '../../shared/units.ts'
import { normalise } from '../text/normalise.ts'
import { pathKey } from './clause-path.ts'

/** One mention of clauses by their numbers: "clauses 4.1 and 4.2", "סעיפים 7 עד 9", "Schedule 2". */
export interface Reference {
  /** In the normalised text, from the word (with its Hebrew prefix letters) to the last number. */
  readonly span: Span
  /** The prefix letters of the Hebrew word: 'ב' says "in clause 7". */
  readonly prefix: string
  /** As `pathKey` writes them, each once. */
  readonly paths: readonly string[]
}

const BRACKET = String.raw`\s?\((?:[a-z]|[ivxl]{2,4}|[א-ת]|[יכל][א-ט]|ט[וז]|\d{1,3})\)`
/** "9A" and "9א" stand between 9 and 10. */
const SUFFIX = String.raw`(?:[a-z]|[א-ת]'?|\s[א-ת]')?`
const NUMBER = String.raw`(?:\d{1,3}(?:\.\d{1,3})*${SUFFIX}|[א-ת]'?\.\d{1,2}(?:\.\d{1,2})*|[א-ת]'|[a-z]\.?\d{1,2}(?:\.\d{1,2})*|[ivxlc]{1,6}(?:\.\d{1,2})?)(?![\p{L}\d])(?:${BRACKET})*`
/** "clause 4.1 and 30 days' notice", "clause 4.1, 1 April": a number of something is no clause. */
const OF_SOMETHING = String.raw`(?!\s*(?:%|[₪£$€]|(?:st|nd|rd|th)\b|[-\s]*(?:business |working )?(?:days?|hours?|weeks?|months?|years?|minutes?)\b|(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|ב?(?:ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר)|(?:ימי|שעות|חודשי|שבועות|שנים|דקות|ש"ח|שקל|אחוז)))`
const HEBREW_UNIT = String.raw`(?:סעי(?:ף|פים)(?:[\s-]+קטן|[\s-]+קטנים)?|(?<!מ)ס'|ס"ק|פסק(?:ה|אות))(?:\s+חדש(?:ים)?)?(?:,?\s+(?:שמספרו|שמספרם|מספר|מס'))?`
const ENGLISH_UNIT = String.raw`(?:sub-?)?(?:clauses?|sections?|articles?|paragraphs?)(?:,?\s+(?:to be )?(?:numbered|number|nos?\.?))?`
const UNIT = `(?:[והבלמשכ]{0,3}${HEBREW_UNIT}|${ENGLISH_UNIT}|§§?)`
const NEXT = String.raw`\s*(?:,\s*(?:and\b|or\b|וכן|או|ו)?|and\b|or\b|&|וכן|או|ו)\s*-?\s*`
/** After ו a hyphen is no dash: "4.3 ו-4.5" are two. */
const TO = String.raw`\s*(?:to|through|עד|(?<!ו)-)\s*`
/** A comma alone joins numbers, never clauses: "notwithstanding clause 5, clause 4 is deleted". */
const NEXT_UNIT = String.raw`\s*,?\s*(?:and\b|or\b|&|וכן|או|ו)\s*`
const MORE = String.raw`(?:(?:${TO}|${NEXT})${NUMBER}${OF_SOMETHING}|(?:${TO}|${NEXT_UNIT})${UNIT}\s*${NUMBER}${OF_SOMETHING}|${NEXT}(?:${BRACKET})+)*`
const ANNEX = String.raw`(?:schedule|annex|appendix|exhibit|attachment)\s+(?:no\.\s*)?(?:\d{1,2}|[a-z](?!\p{L})|[ivx]{1,4}(?!\p{L}))|(?:נספח|תוספת)\s+(?:\d{1,2}|"?[א-ת]"?'?(?!\p{L}))`
/** The small part first: "sub-clause (b) of clause 3", "סעיף קטן (ב) לסעיף 3". */
const SMALL = String.raw`(?:(?<!\p{L})(?:(?:sub-?)?(?:clause|section|paragraph)|item)\s+(?<smallEn>(?:${BRACKET})+)\s+(?:of|in|under|to)\s+|(?<!\p{L})(?<smallPrefix>[והבלמשכ]{0,3})(?:סעיף[\s-]+קטן|ס"ק|פסקה)\s+(?<smallHe>(?:${BRACKET})+)\s+(?:של\s+|(?=[לב]סעיף)))`
/** And last: "clause 3, paragraph (b)". */
const SMALL_AFTER = String.raw`(?:,?\s+(?:(?:sub-?)(?:clause|section|paragraph)|paragraph|item|סעיף[\s-]+קטן|ס"ק|פסקה)\s*(?<after>(?:${BRACKET})+))`
const IN_ANNEX = String.raw`(?:\s+(?:of|to|in)\s+(?<annexEn>${ANNEX})|\s+(?:של\s+)?[לבשה]{0,2}(?<annexHe>${ANNEX}))`

const MENTION = new RegExp(
  String.raw`(?:${SMALL})?(?:(?<![\p{L}\p{N}])(?<prefix>[והבלמשכ]{0,3})${HEBREW_UNIT}|(?<![\p{L}\p{N}])(?:${ENGLISH_UNIT}|§§?))\s*(?<list>${NUMBER}${OF_SOMETHING}${MORE})(?:${SMALL_AFTER})?(?:${IN_ANNEX})?|(?<![\p{L}\p{N}])(?<annexPrefix>[והבלמשכ]{0,3})(?<annex>${ANNEX})(?:\s*(?:,|and|ו-?)\s*(?<annexNext>"?[א-ת]'(?!\p{L})))*`,
  'gu',
)
const ITEM = new RegExp(`(?<to>${TO})?(?:${UNIT}\\s*)?(?:(?<number>${NUMBER})|(?<sibling>(?:${BRACKET})+))`, 'gu')
/** A range of more clauses than any contract has is a misreading. */
const LONGEST_RANGE = 60

/** "7 to 9" is 7, 8, 9; "4.1 – 4.3" counts its last part. Ends that don't count up name just themselves. */
function upTo(first: string, last: string): string[] {
  const [, stem = '', from] = /^(.*?)(\d+)$/u.exec(first) ?? []
  const [, , to] = /^(.*?)(\d+)$/u.exec(last) ?? []
  const count = Number(to) - Number(from)
  const isOfOne = last.startsWith(stem) || !last.includes('.')
  if (!isOfOne || !(count > 0 && count <= LONGEST_RANGE)) return [first, last]
  return Array.from({ length: count + 1 }, (_, step) => `${stem}${Number(from) + step}`)
}

function listed(list: string): string[] {
  const paths: string[] = []
  for (const { groups } of list.matchAll(ITEM)) {
    const before = paths.at(-1)
    // "3(a) and (b)" are 3(a) and 3(b).
    const path =
      groups!.number === undefined
        ? `${before?.replace(/\([^()]*\)$/u, '') ?? ''}${groups!.sibling!.replaceAll(/\s/gu, '')}`
        : pathKey(`clause ${groups!.number}`)
    paths.push(...(groups!.to !== undefined && before !== undefined ? upTo(before, path).slice(1) : [path]))
  }
  return paths
}

function pathsOf(groups: Readonly<Record<string, string | undefined>>): string[] {
  const { list, annex, annexNext, after = '', smallEn = '', smallHe = '' } = groups
  if (annex !== undefined) {
    const others = annexNext === undefined ? [] : [`${annex.split(/\s/u)[0]} ${annexNext}`]
    return [annex, ...others].map(pathKey)
  }
  const inAnnex = groups.annexEn ?? groups.annexHe
  const small = `${smallEn}${smallHe}${after}`.replaceAll(/\s/gu, '')
  return listed(list!).map((path) => `${inAnnex === undefined ? '' : `${pathKey(inAnnex)}/`}${path}${small}`)
}

/** Most clauses name no other: this is looked for first, as it costs a tenth of the whole pattern. */
const MAY_MENTION =
  /clause|section|article|paragraph|§|סעי|ס['"]|פסק|schedule|annex|appendix|exhibit|attachment|נספח|תוספת/u

/** Every mention of clauses in a normalised text, in its order. */
export const mentionsIn = (normalised: string): Reference[] =>
  !MAY_MENTION.test(normalised)
    ? []
    : [...normalised.matchAll(MENTION)].map(({ 0: found, index, groups = {} }) => ({
        span: [index, index + found.length],
        prefix: groups.smallPrefix ?? groups.prefix ?? groups.annexPrefix ?? '',
        paths: [...new Set(pathsOf(groups))],
      }))

/** The clauses a text names by number, each once, as `pathKey` writes them. */
export const referencesIn = (text: string): string[] => [
  ...new Set(mentionsIn(normalise(text).text.replaceAll(/\s{3,}/gu, '  ')).flatMap(({ paths }) => paths)),
]

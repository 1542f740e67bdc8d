import type { Basis } from '../../../shared/terms.ts'
import { lookUp } from '../hebrew.ts'
import { feePeriod } from './fee-adjectives.ts'
import { type Core, follows, type Match, pastHyphen, type Reading } from './reading.ts'
import {
  COUNTED_NOUNS,
  DEFINITE_PERIODS,
  PERCENT_WORDS,
  PERIOD_ADJECTIVES,
  type Per,
  SHORT_PERIODS,
  SINGULAR_UNITS,
  TIME_UNITS,
} from './vocabulary.ts'

export type Vat = NonNullable<Basis['vat']>

/** A statement on VAT, lexemes `first` to `last`. */
export interface VatStatement {
  readonly vat: Vat
  readonly first: number
  readonly last: number
}

const VAT_WORDS: ReadonlyMap<string, true> = new Map([
  ['מעמ', true],
  ['מעם', true],
  ['vat', true],
])
const INCLUDES: ReadonlyMap<string, true> = new Map(
  'כולל כוללת כוללים כוללות לרבות including include includes incl inc inclusive with'
    .split(' ')
    .map((word) => [word, true]),
)
const EXCLUDES: ReadonlyMap<string, true> = new Map(
  'תוספת בתוספת בצירוף פלוס ועוד יתווסף יתוסף יוסף לפני ללא בלי למעט + plus excluding exclude excludes excl ex exclusive before without net'
    .split(' ')
    .map((word) => [word, true]),
)
const NEGATORS = new Set('לא אינו אינה אינם אינן אין not excluding'.split(' '))
const AFTER_INCLUDED = new Set('included inclusive כלול כלולה'.split(' '))
const AFTER_EXCLUDED = new Set('extra excluded exclusive added addition יתווסף יתוסף יוסף'.split(' '))
const BETWEEN = new Set(
  'את של of the any applicable is are at rate prevailing current will shall be payable charged in כדין בשיעור'.split(
    ' ',
  ),
)
const FARTHEST_CUE = 4
/** "VAT at the prevailing rate will be added". */
const FARTHEST_CUE_AFTER = 9

function isNegated(reading: Reading, index: number): boolean {
  const text = reading.lexemes[index]?.text ?? ''
  return NEGATORS.has(text) || (/^[וש]/u.test(text) && NEGATORS.has(text.slice(1)))
}

/** Words between the cue and VAT that change nothing: "plus 18% VAT", כולל את המע"מ. */
function isBetween(reading: Reading, index: number): boolean {
  const { kind, text } = reading.lexemes[index]!
  return kind === 'number' || BETWEEN.has(text) || PERCENT_WORDS.has(text)
}

function cueBefore(reading: Reading, vatAt: number): VatStatement | undefined {
  for (let at = vatAt - 1; at >= 0 && at >= vatAt - FARTHEST_CUE; at -= 1) {
    const { text } = reading.lexemes[at]!
    if (lookUp(EXCLUDES, text)) return { vat: 'excluded', first: at, last: vatAt }
    if (lookUp(INCLUDES, text)) {
      return isNegated(reading, at - 1)
        ? { vat: 'excluded', first: at - 1, last: vatAt }
        : { vat: 'included', first: at, last: vatAt }
    }
    if (!isBetween(reading, at)) return undefined
  }
  return undefined
}

/** "VAT included", "VAT is not included", מע"מ כלול. */
function cueAfter(reading: Reading, vatAt: number): VatStatement | undefined {
  for (let at = vatAt + 1; at <= vatAt + FARTHEST_CUE_AFTER; at += 1) {
    const text = follows(reading, at)?.text
    if (text === undefined) return undefined
    const negated = isNegated(reading, at - 1)
    if (AFTER_INCLUDED.has(text)) return { vat: negated ? 'excluded' : 'included', first: vatAt, last: at }
    if (AFTER_EXCLUDED.has(text)) return { vat: 'excluded', first: vatAt, last: at }
    if (!isBetween(reading, at) && !isNegated(reading, at)) return undefined
  }
  return undefined
}

/** All statements on VAT, in text order. A bare "VAT" or "17% VAT" states nothing. */
export function vatStatements(reading: Reading): VatStatement[] {
  return reading.lexemes.flatMap((lexeme, index) => {
    if (!lookUp(VAT_WORDS, lexeme.text)) return []
    const statement = cueBefore(reading, index) ?? cueAfter(reading, index)
    if (!statement) return []
    const isByLaw = follows(reading, statement.last + 1)?.text === 'כדין'
    return [isByLaw ? { ...statement, last: statement.last + 1 } : statement]
  })
}

/** The units a basis can name. A fortnight cannot be told, so it is left out rather than bent. */
const PERIOD_OF_UNIT: ReadonlyMap<string, Per> = new Map(
  (['minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const).map((unit) => [unit, unit]),
)
const ENGLISH_RATE_WORDS = new Set('per a an each every /'.split(' '))
const HEBREW_RATE_WORDS: ReadonlyMap<string, true> = new Map(['כל', 'מדי', 'מידי', '/'].map((word) => [word, true]))
/** After a unit these make it one certain month or year, or a unit of another kind: לשנה הראשונה, ליום עסקים. */
const CERTAIN = /^(?:ה[א-ת]{2,}|ראשון|ראשונה|שני|שנייה|אחד|אחת|עסקים|עבודה)$/u

/** One unit of time or one counted thing, singular: month, ביקור. */
function rateUnit(text: string): Per | undefined {
  // Only as a rate: elsewhere "a quarter" is a fourth.
  if (text === 'quarter') return 'quarter'
  if (SINGULAR_UNITS.has(text)) return PERIOD_OF_UNIT.get(TIME_UNITS.get(text) ?? '')
  const noun = COUNTED_NOUNS.get(text)
  const isSingular = noun !== undefined && !/s$|ים$|ות$/u.test(text.replace(/(?:class|sms)$/u, ''))
  return isSingular ? 'unit' : undefined
}

const RATE_LEADS = new Set('for בגין עבור בעד על'.split(' '))
const EACH = new Set('each every כל'.split(' '))
const RATE_ADJECTIVES = new Set('calendar full additional started further commenced completed'.split(' '))

const WITHIN_EACH = new Set('a any each every one'.split(' '))

/** Per month, לכל חודש, "for each further hour", בגין כל יום, "in any calendar month". */
function perWords(reading: Reading, start: number): Match<Per> | undefined {
  const isWithin = follows(reading, start)?.text === 'in' && WITHIN_EACH.has(follows(reading, start + 1)?.text ?? '')
  if (isWithin) return unitOfRate(reading, start + 1)
  const isLed = RATE_LEADS.has(follows(reading, start)?.text ?? '') && EACH.has(follows(reading, start + 1)?.text ?? '')
  return perUnit(reading, isLed ? start + 1 : start)
}

function perUnit(reading: Reading, index: number): Match<Per> | undefined {
  const word = follows(reading, index)?.text ?? ''
  // "Within 7 days of every visit" (מכל ביקור) is no rate.
  const isRateWord =
    ENGLISH_RATE_WORDS.has(word) || (!word.startsWith('מכל') && lookUp(HEBREW_RATE_WORDS, word) !== undefined)
  return isRateWord ? unitOfRate(reading, index) : undefined
}

/** The unit behind a rate word at `index`. */
function unitOfRate(reading: Reading, index: number): Match<Per> | undefined {
  const at = RATE_ADJECTIVES.has(follows(reading, index + 1)?.text ?? '') ? index + 2 : index + 1
  const unit = rateUnit(follows(reading, at)?.text ?? '')
  if (unit === undefined) return undefined
  const isCallOut = follows(reading, at + 1)?.raw === '-' && /^outs?$/u.test(follows(reading, at + 2)?.text ?? '')
  return { meaning: unit, last: isCallOut ? at + 2 : at }
}

/** לחודש, בשנה, לביקור: a rate, unless the next word makes it one certain month. */
function prefixedUnit(reading: Reading, index: number): Match<Per> | undefined {
  const lexeme = follows(reading, index)
  const found = lexeme?.kind === 'hebrew' && /^[לב]/u.test(lexeme.text) ? rateUnit(lexeme.text.slice(1)) : undefined
  const next = follows(reading, index + 1)
  const isCertain = next && (CERTAIN.test(next.text) || next.kind === 'date' || next.kind === 'number')
  return found && !isCertain ? { meaning: found, last: index } : undefined
}

/** Monthly, חודשי, one-off, חד-פעמי at `index`. */
function periodAdjective(reading: Reading, index: number): Match<Per> | undefined {
  const text = follows(reading, index)?.text ?? ''
  const secondAt = pastHyphen(reading, index + 1)
  const pair = lookUp(PERIOD_ADJECTIVES, `${text} ${follows(reading, secondAt)?.text ?? ''}`)
  if (pair) return { meaning: pair.entry, last: secondAt }
  const definite = DEFINITE_PERIODS.get(text) ?? feePeriod(reading, index)
  if (definite) return { meaning: definite, last: index }
  const single = lookUp(PERIOD_ADJECTIVES, text)
  return single && { meaning: single.entry, last: index }
}

const ONCE: readonly (readonly string[])[] = [
  ['payable', 'once'],
  ['paid', 'once'],
  ['ישולם', 'פעם', 'אחת'],
  ['וישולמו', 'פעם', 'אחת'],
  ['ישולמו', 'פעם', 'אחת'],
]
const BEFORE_ONCE = new Set('is are and which to be ו , -'.split(' '))
const MOST_BEFORE_ONCE = 3

/** "£25, payable once": said behind the amount; "paid once a month" is another matter. */
function onceBehind(reading: Reading, index: number): Match<Per> | undefined {
  let at = index
  while (at < index + MOST_BEFORE_ONCE && BEFORE_ONCE.has(follows(reading, at)?.text ?? '')) at += 1
  const words = ONCE.find((phrase) => phrase.every((word, offset) => follows(reading, at + offset)?.text === word))
  if (!words || perWords(reading, at + words.length) || prefixedUnit(reading, at + words.length)) return undefined
  return { meaning: 'once', last: at + words.length - 1 }
}

/** How often or for what an amount is due, read after it: per month, לחודש, /year, one-off. */
export function perAfter(reading: Reading, index: number): Match<Per> | undefined {
  const short = SHORT_PERIODS.get(follows(reading, index)?.text ?? '')
  if (short) return { meaning: short, last: index }
  return (
    perWords(reading, index) ??
    prefixedUnit(reading, index) ??
    periodAdjective(reading, index) ??
    onceBehind(reading, index)
  )
}

const FARTHEST_ADJECTIVE = 7
const STOPS_LOOKING = new Set([',', 'and', 'or', 'או'])

/** The period an adjective before the amount gives it: "the monthly fee is £30", דמי המנוי החודשיים הם 120 ₪. */
export function perBefore(reading: Reading, core: Core, floor: number): Per | undefined {
  if (core.kind !== 'money' && core.kind !== 'percent') return undefined
  for (let at = core.first - 1; at >= floor && at >= core.first - FARTHEST_ADJECTIVE; at -= 1) {
    const { text } = reading.lexemes[at]!
    if (reading.sentences[at] !== reading.sentences[core.first] || STOPS_LOOKING.has(text)) return undefined
    const match = periodAdjective(reading, at)
    if (match && match.last < core.first) return match.meaning
  }
  return undefined
}

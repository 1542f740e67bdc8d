import type { Span } from '../../shared/units.ts'
import { readTerms } from '../text/terms/index.ts'

/** The days a sentence sets: from when, and until when, what it speaks of holds. */
export interface Days {
  readonly from: string | null
  readonly until: string | null
  /** Where they stand, with the words before them: no part of what is done. */
  readonly spans: readonly Span[]
}

/** Right before a day: it begins then. */
const BEGINS =
  /(?<!\p{L})(?:with\s+effect\s+(?:from|on|as\s+(?:of|from))|effective(?:\s+date)?(?:\s+of\s+(?:this|the)\s+\p{L}+)?(?:"?\s+(?:means|is|shall\s+(?:be|mean)))?(?:\s*[:,)-]|\s+(?:as\s+(?:of|from)|from|on))?|(?:takes?|taking|have|has)\s+effect\s+(?:on|from|as\s+of)|comes?\s+into\s+(?:force|effect)\s+(?:on|from|as\s+of)|in\s+force\s+(?:from|as\s+of|on)|(?:starting|beginning|commencing)(?:\s+(?:on|from))?|on\s+and\s+(?:after|from)|from\s+and\s+after|applies\s+from|appl(?:y|ies)\s+as\s+of|החל\s+(?:מיום|ביום|מתאריך|בתאריך|מן\s+ה-?|מה-?|מ-?|ב-?)|(?:ל|ב)?תוקפ(?:ו|ה|ם)?\s+(?:החל\s+)?(?:מיום|ביום|בתאריך|מ-?|ב-?|הוא\s+מיום)|(?:ל|ב)תוקף\s+(?:החל\s+)?(?:מיום|ביום|בתאריך|מ-?|ב-?)|(?:יום|מועד)\s+התחילה"?\s*(?:הוא|יהיה|[:-])?|תחילת(?:ו|ה|ם|\s+\p{L}+\s+\p{L}+)\s+(?:ביום|מיום|ב-?))\s*(?:and\s+including\s+)?(?:the\s+)?(?:ה-?|יום\s+)?$/u
/** The same, unless it tells a document's own day: "the agreement of 1 March", "ההסכם מיום 1.3.2025". */
const MAY_BEGIN = /(?<!\p{L})(?:from|as\s+(?:of|from)|on|מיום|מתאריך|מן\s+ה-?|ביום|בתאריך|מ-)\s*(?:the\s+)?$/u
const OF_A_DOCUMENT =
  /(?:הסכם|חוזה|תוספת|תיקון|נחתם|נחתמה|נערך|נערכה|agreement|contract|amendment|addendum|signed|executed|dated|made|entered\s+into|between)(?:\s+[^\s.;:]+){0,3}\s*$/u
const ENDS =
  /(?<!\p{L})(?:until|till|up\s+to|to|through|ending(?:\s+on)?|ו?עד(?:\s+(?:ליום|יום|לתאריך|ל-?|ה-?))?)\s*(?:and\s+including\s+)?(?:the\s+)?$/u
const ONWARDS = /^\s*(?:onwards?|and\s+thereafter|ואילך|והלאה)/u

const HAS_A_DAY = /\d{4}|\d[./]\d{1,2}[./]\d/u

const WRITTEN_DAY = /\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/u

const beginsAt = (before: string, after: string, strictly: boolean): RegExpExecArray | null => {
  const plain = BEGINS.exec(before)
  if (plain) return plain
  const perhaps = MAY_BEGIN.exec(before)
  if (!perhaps || OF_A_DOCUMENT.test(before.slice(0, perhaps.index))) return null
  return !strictly || ONWARDS.test(after) ? perhaps : null
}

/**
 * The days a normalised sentence sets.
 *
 * @param strictly only where it says plainly that something begins ("with effect from", "החל מיום"); else "on" and "from"
 * will do, as in a sentence that replaces a clause.
 */
export function daysIn(sentence: string, strictly: boolean): Days {
  const days = HAS_A_DAY.test(sentence) ? readTerms(sentence).filter(({ kind }) => kind === 'date') : []
  const found = { from: new Set<string>(), until: new Set<string>() }
  const spans = days.map(({ span: [start, end], quote, value }): Span => {
    // A term may bring its "from" or "until" along.
    const before = sentence.slice(0, start + Math.max(0, quote.search(WRITTEN_DAY)))
    const begins = beginsAt(before, sentence.slice(end), strictly)
    const ends = begins ? null : ENDS.exec(before)
    if (begins) found.from.add(String(value))
    if (ends) found.until.add(String(value))
    return [(begins ?? ends)?.index ?? start, end]
  })
  return { from: theOne(found.from), until: theOne(found.until), spans }
}

/** Of two different days neither is plain. */
const theOne = (days: ReadonlySet<string>): string | null => (days.size === 1 ? [...days][0]! : null)

const THIS_DOCUMENT =
  /(?<!\p{L})(?:(?:this|the|said)\s+(?:amendment|addendum|deed|variation|letter|change|supplement)|(?:these|the|all|such)\s+(?:changes|amendments|variations|modifications)|amendment\s+(?:no\.?|number)|effective\s+date|(?:תוספת|תיקון|נספח|מסמך|הסכם|כתב\s+תיקון|הסכם\s+תיקון|שינוי)\s+ז(?:ו|ה)|ה?(?:שינויים|תיקונים)|תוספת\s+מס'|תיקון\s+מס'|(?:יום|מועד)\s+התחילה)(?!\p{L})/u
const TAKES_EFFECT =
  /(?<!\p{L})(?:takes?\s+effect|comes?\s+into\s+(?:force|effect)|(?:become|becomes|be|is|are)\s+(?:effective|binding)|(?:יי?כנס|תי?כנס|יי?כנסו|נכנס(?:ת|ים)?)\s+לתוקפ?\p{L}*)(?!\p{L})/u
const ON_SIGNING = /(?:(?<!\p{L})(?:sign|execution)|חתימ)/u
const LATER_THAN_SIGNING =
  /\d|(?<!\p{L})(?:after|following|once|until|subject|first\s+day|לאחר|אחרי|בתום|בחלוף|עם\s+תשלום|בכפוף|בראשון|מותנ\p{L}*|תנאי)(?!\p{L})/u

/** When a whole amendment takes effect: a day; `signing`, where nothing else is said; `unknown`, where it is no plain day. */
export type Commencement = { readonly day: string } | 'signing' | 'unknown'

/** What one normalised sentence says of the amendment as a whole; null where it says nothing of its day. */
export function commencementIn(sentence: string): Commencement | null {
  if (!THIS_DOCUMENT.test(sentence)) return null
  const { from, spans } = daysIn(sentence, true)
  if (from !== null) return { day: from }
  if (spans.length > 0 || !TAKES_EFFECT.test(sentence)) return null
  return ON_SIGNING.test(sentence) && !LATER_THAN_SIGNING.test(sentence) ? 'signing' : 'unknown'
}

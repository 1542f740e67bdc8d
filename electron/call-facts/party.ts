import { toE164, withoutExtension } from './phone.ts'
import { plain } from './read-time.ts'

/** One side of a call. `hidden`: somebody outside whose number was withheld; `none`: nothing that tells. */
export type Party =
  | { readonly kind: 'phone'; readonly value: string }
  | { readonly kind: 'extension'; readonly value: string }
  | { readonly kind: 'hidden' | 'none' }

const NONE: Party = { kind: 'none' }
const HIDDEN: Party = { kind: 'hidden' }

const HIDDEN_WORDS =
  /^(?:anonymous|unknown(?: caller| number)?|private(?: number)?|restricted|unavailable|withheld|blocked|no ?caller ?id|not ?available|(?:מספר )?חסוי|חסום|ללא מזהה|לא ידוע|לא מזוהה)$/i
/** Digits as people group them. A star, a mask or a letter makes it something else. */
const DIALLED = /^\+?[\d\s().\-/\u2010-\u2013]+$/
const EXTENSION = /^\d{2,6}$/
/** Said in words, one digit is enough. */
const NAMED_EXTENSION = /^(?:ext(?:ension)?\b\.?|שלוחה)[\s.:#-]*(\d{1,6})$/i
const FEWEST_DIGITS = 7
const MOST_DIGITS = 15

/** What may stand around the number itself, each with the number as its first group. */
const WRAPPINGS: readonly RegExp[] = [
  /^="(.*)"$/, // a spreadsheet’s way to keep leading zeros
  /^'(.*)$/,
  /<([^<>]*)>\s*$/, // "Dana Levi" <0541234567>
  /^(?:sips?|tel|callto):([^@;?]*)/i,
  /^(?:SIP|PJSIP|IAX2|DAHDI|Local)\/([^-@/]+)/i, // a channel of Asterisk
  /\p{L}.*\(\s*(\+?[\d\s-]{2,20})\)$/u, // Dana Levi (201)
]

function unwrapped(written: string): string {
  let text = plain(written)
  for (const wrapping of WRAPPINGS) text = wrapping.exec(text)?.[1]?.trim() ?? text
  return text
}

function read(written: string, country: string): Party {
  const text = withoutExtension(unwrapped(written))
  const named = NAMED_EXTENSION.exec(text)?.[1]
  if (named !== undefined) return { kind: 'extension', value: named }
  if (HIDDEN_WORDS.test(text)) return HIDDEN
  if (EXTENSION.test(text)) return { kind: 'extension', value: text }
  if (!DIALLED.test(text)) return NONE
  const digits = text.replace(/\D/g, '')
  if (digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS + 3) return NONE
  const phone = toE164(text, country)
  if (phone !== null) return { kind: 'phone', value: phone }
  // A number of nowhere, or of another country without its code: kept as dialled, so that a person can see it.
  return digits.length <= MOST_DIGITS ? { kind: 'phone', value: digits } : NONE
}

const LONGEST = 200
const MOST_CACHED = 20_000
const cached = new Map<string, Party>()

/**
 * Reads a number as phone systems write it (`0541234567`, `+972 54…`, `sip:201@pbx`, `"Dana" <054…>`): a phone number
 * in E.164, or its bare digits where it is none of `country` nor of any other; an extension of two to six digits.
 */
export function readParty(written: string, country: string): Party {
  if (written.length > LONGEST) return NONE
  // The same few numbers fill a list of calls, and reading one takes as long as reading its whole line.
  const key = `${country} ${written}`
  const known = cached.get(key)
  if (known) return known
  const party = read(written, country)
  if (cached.size >= MOST_CACHED) cached.clear()
  cached.set(key, party)
  return party
}

import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'
import { plain } from './read-time.ts'

/** As long as this without a leading zero, a number carries its country though its plus was lost on the way. */
const WITH_COUNTRY = 11

/** Whose desk behind a number: `ext. 3`, `x3`, `שלוחה 3`. */
const BEHIND = /(?<=\d)[\s,;)-]*(?:ext(?:ension)?\b\.?|x|#|שלוחה|שלוחת|של['׳]|ש['׳])[\s.:#-]*\d{1,6}$/i

/** A number as it is dialled from outside. */
export const withoutExtension = (number: string): string => number.replace(BEHIND, '').trim()

function valid(text: string, country?: CountryCode): string | null {
  const parsed = parsePhoneNumberFromString(text, country)
  return parsed?.isValid() ? parsed.number : null
}

/**
 * A phone number as dialled in `country` (ISO, `IL`) or with its own country, in E.164 (`+972541234567`); null for
 * anything that is no phone number there.
 */
export function toE164(number: string, country: string): string | null {
  const text = withoutExtension(plain(number))
  const digits = text.replace(/\D/g, '')
  const home = isSupportedCountry(country) ? country : undefined
  const lostItsPlus = !text.startsWith('+') && !digits.startsWith('0') && digits.length >= WITH_COUNTRY
  return (lostItsPlus ? valid(`+${digits}`) : null) ?? valid(text, home)
}

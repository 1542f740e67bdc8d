/** Numbers from a seed: the same in every run. */
let state = 20260301
export function random(below: number): number {
  state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
  return Math.floor((state / 0x80000000) * below)
}
export const digits = (count: number): string => Array.from({ length: count }, () => random(10)).join('')
const pick = <T>(values: readonly T[]): T => values[random(values.length)]!

/** With the check digit that makes it pass ISO/IEC 7812. */
function checked(payload: string): string {
  let sum = 0
  for (let at = 0; at < payload.length; at += 1) {
    const weighted = Number(payload[payload.length - 1 - at]) * (at % 2 === 0 ? 2 : 1)
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return payload + String((10 - (sum % 10)) % 10)
}

/** Sixteen digits, invented, with beginnings that issuers use. */
export const card = (): string =>
  checked(`${pick(['4580', '4', '52', '5326', '2301', '6011'])}${digits(15)}`.slice(0, 15))
export const amex = (): string => checked(`37${digits(12)}`)
/** None begins as a phone number does: without being asked for such stay. */
export const identity = (): string => checked(`${pick(['0', '2', '3'])}${pick(['0', '1', '6'])}${digits(6)}`)
export const mobile = (): string => `05${pick(['0', '2', '3', '4', '8'])}${digits(7)}`
export const landline = (): string => `0${pick(['2', '3', '4', '8', '9'])}${digits(7)}`

const HEBREW = ['אפס', 'אחת', 'שתיים', 'שלוש', 'ארבע', 'חמש', 'שש', 'שבע', 'שמונה', 'תשע']
const ENGLISH = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
export const hebrew = (number: string): string => [...number].map((digit) => HEBREW[Number(digit)]).join(' ')
export const english = (number: string): string => [...number].map((digit) => ENGLISH[Number(digit)]).join(' ')
/** Blocks of four with something between them. */
export const blocks = (number: string, between: string): string => number.match(/.{1,4}/g)!.join(between)
/** In another script, by its zero. */
export const inScript = (number: string, zero: string): string =>
  [...number].map((digit) => String.fromCodePoint(zero.codePointAt(0)! + Number(digit))).join('')
export const day = (): string => String(1 + random(28)).padStart(2, '0')
export const month = (): string => String(1 + random(12)).padStart(2, '0')
export const price = (): string => String(100 + random(900))

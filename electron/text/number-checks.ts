/** Sum with every second digit doubled, counting from the end: ISO/IEC 7812-1 Annex B and the Israeli identity check. */
function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48
    const weighted = index % 2 === 1 ? digit * 2 : digit
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return sum % 10 === 0
}

/** A run of one repeated digit passes the check sum but is a placeholder, nobody's number. */
const isNobodys = (digits: string): boolean => /^(\d)\1*$/.test(digits)

/** Which numbers a card scheme issues: by what they begin with, and how long they are. The usual length comes first. */
const ISSUERS: readonly { readonly begins: RegExp; readonly lengths: readonly number[] }[] = [
  { begins: /^4/, lengths: [16, 19, 13] },
  // Mastercard, its second range included.
  { begins: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  // American Express.
  { begins: /^3[47]/, lengths: [15] },
  // Diners.
  { begins: /^(?:30[0-5]|3[689])/, lengths: [14] },
  // JCB.
  { begins: /^35(?:2[89]|[3-8])/, lengths: [16, 19] },
  // Discover, UnionPay.
  { begins: /^(?:6011|64[4-9]|65|62)/, lengths: [16, 19, 17, 18] },
  // Maestro.
  { begins: /^(?:50|5[6-8]|63|67)/, lengths: [16, 19, 18] },
]

/** Lengths that a card number with this beginning (at least four digits) can have; none where nobody issues such. */
export const cardLengths = (beginning: string): readonly number[] =>
  ISSUERS.find(({ begins }) => begins.test(beginning))?.lengths ?? []

/** Whether digits of an issuer's length pass the check of a card number. */
export const isCardNumber = (digits: string): boolean => !isNobodys(digits) && passesLuhn(digits)

/** Whether eight (a leading zero unsaid) or nine digits pass the check of an Israeli identity number. */
export const isIdentityNumber = (digits: string): boolean => !isNobodys(digits) && passesLuhn(digits)

/** Isracard's own eight or nine digits: the sum weighted by place from the end is a multiple of eleven. */
export const isIsracardNumber = (digits: string): boolean =>
  !isNobodys(digits) && [...digits].reduce((sum, digit, at) => sum + Number(digit) * (digits.length - at), 0) % 11 === 0

/** Israeli landlines (02, 03, 04, 08, 09), mobile and business numbers (05x, 07x), with or without the country. */
const PHONE = /^(?:0[23489]\d{7}|0[57]\d{8}|(?:00)?972\d{8,9})$/
/** E.164 allows 15 digits after a plus; numbers that long are cards more often than phones. */
const MOST_ABROAD = 13

export const isPhoneNumber = (digits: string, hasPlus: boolean): boolean =>
  PHONE.test(digits) || (hasPlus && digits.length >= 8 && digits.length <= MOST_ABROAD)

/** The longest number that `isPhoneNumber` knows. */
export const MOST_PHONE_DIGITS = 14

/** The first digits of phone numbers in Israel: an identity number that begins so is no more than a tenth as likely. */
export const beginsLikeAPhone = (digits: string): boolean => /^0[2345789]/.test(digits)

/** 13 to 19 digits with single spaces or dashes between them: ISO/IEC 7812 card numbers as people write them. */
const CARD = /(?<![\d.,])\d(?:[ -]?\d){12,18}(?![\d]|[.,]\d)/gu
/** Nine digits that stand alone: no digit, letter, dot, dash or slash glued to them. */
const IDENTITY = /(?<![\p{L}\d.,/+*#-])\d{9}(?![\p{L}\d]|[.,/-]\d)/gu
const BULLET = '•'
const CARD_DIGITS_LEFT = 4
const IDENTITY_DIGITS_LEFT = 3

/** Sum with every second digit doubled, counting from one end: ISO/IEC 7812-1 Annex B and the Israeli identity check. */
function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index])
    const weighted = index % 2 === 1 ? digit * 2 : digit
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return sum % 10 === 0
}

/** Replaces all digits but the last few by bullets; separators stay, so the length does too. */
function bullets(number: string, left: number): string {
  let hidden = number.replace(/\D/gu, '').length - left
  return number.replace(/\d/gu, (digit) => (hidden-- > 0 ? BULLET : digit))
}

/** A run of one repeated digit passes the check sum but is a placeholder, nobody's number. */
function isSecret(number: string): boolean {
  const digits = number.replace(/\D/gu, '')
  return new Set(digits).size > 1 && passesLuhn(digits)
}

/**
 * Hides card numbers (Luhn) and Israeli identity numbers (check digit, standing alone) that callers read out, before a
 * transcript is shown or printed. The result has the length of the input, so spans and quotes keep their offsets.
 * Phone numbers, amounts, dates and numbers that fail their check are untouched.
 *
 * @returns the text and how many numbers were hidden. Card numbers keep their last 4 digits, identity numbers 3.
 */
export function maskNumbers(text: string): { text: string; masked: number } {
  let masked = 0
  const hide = (left: number) => (number: string) => {
    if (!isSecret(number)) return number
    masked += 1
    return bullets(number, left)
  }
  const withoutCards = text.replace(CARD, hide(CARD_DIGITS_LEFT))
  return { text: withoutCards.replace(IDENTITY, hide(IDENTITY_DIGITS_LEFT)), masked }
}

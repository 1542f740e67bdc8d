/** What kind of signs a word is made of; which pass reads it better hangs on it. */

export const HEBREW_LETTER = /[\u05d0-\u05ea]/
const HEBREW_LETTERS = /[\u05d0-\u05ea]/g
const LATIN_LETTERS = /[A-Za-z\u00c0-\u024f]/g

export const hebrewLetters = (text: string): number => text.match(HEBREW_LETTERS)?.length ?? 0
export const latinLetters = (text: string): number => text.match(LATIN_LETTERS)?.length ?? 0
export const hasDigit = (text: string): boolean => /\d/.test(text)

/** A number as contracts write them: 3,900.00  01.04.2025  07:00  4471/25  51-400017-3  99.5%  1.2.3 */
export const NUMBER = /\d(?:[\d.,:/-]*\d)?/g

const MIRRORED: Readonly<Record<string, string>> = { '(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{' }
export const mirror = (sign: string): string => MIRRORED[sign] ?? sign
export const isBracket = (sign: string): boolean => sign in MIRRORED

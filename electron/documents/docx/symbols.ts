/** Symbol fonts keep their signs in the private area U+F000–F0FF; these are the ones contracts use, as Unicode has them. */

const BULLETS = Object.fromEntries(
  [0xb7, 0xa7, 0xa8, 0x76, 0xd8, 0x6c, 0x6e, 0x71, 0x75, 0x77, 0x9f, 0x2d].map((code) => [code, '•']),
)

const WINGDINGS: Readonly<Record<number, string>> = {
  ...BULLETS,
  6: '•',
  40: '☎',
  42: '✉',
  65: '✌',
  111: '☐',
  113: '☐',
  120: '☒',
  168: '☐',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
  224: '→',
  223: '←',
  232: '→',
  240: '⇨',
}

const SYMBOL: Readonly<Record<number, string>> = {
  45: '−',
  163: '≤',
  165: '∞',
  174: '→',
  176: '°',
  177: '±',
  179: '≥',
  180: '×',
  183: '•',
  185: '≠',
  187: '≈',
  210: '®',
  211: '©',
  212: '™',
  226: '®',
  227: '©',
  228: '™',
}

const isSymbolFont = (font: string | undefined): boolean => font !== undefined && /^symbol$/i.test(font)

/**
 * A sign of a symbol font as Unicode; null where it is not known.
 * @param code of the private area or of the font itself
 */
export function printedSymbol(code: number, font: string | undefined): string | null {
  const own = code & 0xff
  if (Number.isNaN(code)) return null
  if (isSymbolFont(font)) return SYMBOL[own] ?? null
  if (font === undefined || /dings/i.test(font)) return WINGDINGS[own] ?? SYMBOL[own] ?? null
  // An ordinary font: the code is the letter.
  return code < 0xe000 ? String.fromCharCode(code) : null
}

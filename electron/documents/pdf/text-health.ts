/**
 * Whether a page's text layer says what the page shows. Broken ones exist (a lost character map after re-distilling, fonts
 * without one); measured, good files have 0.0 % in every figure and broken ones 7 to 78 %.
 */
interface TextHealth {
  /** Hebrew letters come out as À…ÿ when a font's own code page is taken for Latin-1. */
  readonly latin1: number
  /** Control, private and replacement characters. */
  readonly unprintable: number
  /** Words of Hebrew and Latin letters mixed. */
  readonly mixedScript: number
  /** Hebrew words with a final letter (ךםןףץ) before their end. */
  readonly misplacedFinals: number
}

/** A line of bullets from a symbol font is private characters too, so a few are no sign of damage. */
const LIMITS: TextHealth = { latin1: 0.3, unprintable: 0.04, mixedScript: 0.03, misplacedFinals: 0.15 }
/** Below this many letters a page proves nothing. */
const ENOUGH = 80

/**
 * The shares (0…1) of what a sound text hardly has.
 * @param text as painted, from left to right: there a Hebrew word's last letter stands first
 */
function textHealth(text: string): TextHealth {
  const printed = text.replace(/\s/g, '')
  const words = text.split(/[^\p{L}\p{M}]+/u).filter((word) => word.length > 2)
  const hebrew = words.filter((word) => /[א-ת]/.test(word))
  return {
    latin1: share(printed.match(/[\u00c0-\u00ff]/g), printed.length),
    unprintable: share(printed.match(/[\p{Cc}\p{Co}\ufffd]/gu), printed.length),
    mixedScript: share(
      words.filter((word) => /[א-ת]/.test(word) && /[A-Za-z]/.test(word)),
      words.length,
    ),
    misplacedFinals: share(
      hebrew.filter((word) => /(?<=[א-ת])[ךםןףץ]/.test(word)),
      hebrew.length,
    ),
  }
}

/** @param text what a page paints, each line from left to right */
export function isBroken(text: string): boolean {
  if (text.replace(/\s/g, '').length < ENOUGH) return false
  const health = textHealth(text)
  return (Object.keys(LIMITS) as (keyof TextHealth)[]).some((figure) => health[figure] > LIMITS[figure])
}

function share(hits: readonly string[] | null, all: number): number {
  return all === 0 ? 0 : (hits?.length ?? 0) / all
}

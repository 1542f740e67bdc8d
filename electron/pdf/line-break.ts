/** After a hyphen, dash, slash or maqaf a line may end, but only before a letter: `24/7` and `+972-54` stay whole. */
const AFTER_JOINER = /(?<=\p{L}[-–—/\u05BE])(?=\p{L})/u
/** After a space; but a number and its currency or percent sign stay together. */
const AFTER_SPACE = /(?<=[ \n])(?=[^ \n])(?!(?<=\p{N} )[\p{Sc}%])(?!(?<=\p{Sc} )\p{N})/u
const OPPORTUNITY = new RegExp(`${AFTER_SPACE.source}|${AFTER_JOINER.source}`, 'u')

/** Cuts a paragraph where a line may end; joined again, the parts are the text. Trailing spaces stay with their part. */
export const breakableParts = (text: string): string[] => text.split(OPPORTUNITY)

/** A letter with its combining marks: the smallest thing a line may be cut into. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu

/**
 * Cuts a part that is wider than a whole line (a long address, a hash) into pieces that fit, never between a letter and
 * its marks.
 */
export function cutToWidth(text: string, width: number, measure: (text: string) => number): string[] {
  const clusters = text.match(CLUSTER) ?? []
  const pieces: string[] = []
  for (let start = 0; start < clusters.length; ) {
    const length = longestFit(clusters.slice(start), width, measure)
    pieces.push(clusters.slice(start, start + length).join(''))
    start += length
  }
  return pieces
}

/** How many of the clusters fit, found by halving; at least one, so that cutting always ends. */
function longestFit(clusters: readonly string[], width: number, measure: (text: string) => number): number {
  let fits = 1
  let tooMany = clusters.length + 1
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2)
    if (measure(clusters.slice(0, middle).join('')) <= width) fits = middle
    else tooMany = middle
  }
  return fits
}

/** One unbreakable stretch: `width` without its trailing spaces, `space` the width of those. */
export interface Stretch {
  readonly width: number
  readonly space: number
}

/** Room for rounding, so that a line never breaks over a hundred-thousandth of a point. */
const TOLERANCE = 1e-6

/** Fills lines greedily; returns `[first, afterLast)` stretches of each line. */
export function fillLines(stretches: readonly Stretch[], width: number): [number, number][] {
  const lines: [number, number][] = []
  let first = 0
  let used = 0
  for (const [index, stretch] of stretches.entries()) {
    if (index > first && used + stretch.width > width + TOLERANCE) {
      lines.push([first, index])
      first = index
      used = 0
    }
    used += stretch.width + stretch.space
  }
  if (first < stretches.length) lines.push([first, stretches.length])
  return lines
}

/** What makes a pattern that grows with every letter grow: the same letters over and over, and an end that fits none. */
const REPEATED = 60
const NO_END = '\u0000'
const USUAL = ['a', '0', '_', '-0', 'a0_', 'אב ', '20260331-100500-']
/** What repeats is no longer than this altogether: of long groups a few times are as good. */
const LONGEST_TAIL = 600
/** A pattern has a thousand letters at most; of its groups and letters the first so many are tried as what repeats. */
const MOST_REPEATED = 150

/** A letter that each escaped stands for. */
const OF_ESCAPE: Readonly<Record<string, string>> = { d: '0', D: 'a', w: 'a', W: '-', s: ' ', S: 'a', t: '\t', n: '\n' }
/** Beginnings of groups, names and all; what has a width of nothing; how often something comes. */
const GROUP = /\((?:\?(?:<[^=!>][^>]*>|<?[=!]|[a-z-]*:))?/y
const CLASS = /\[\^?((?:\\.|[^\]\\])*)\]/y
const ESCAPE = /\\(?:[pP]\{[^}]*\}|k<[^>]*>|x[0-9a-f]{2}|u\{[0-9a-f]+\}|u[0-9a-f]{4}|.)/iy
const QUANTIFIER = /[*+?]|\{\d*,?\d*\}/y

function letterOfEscape(escaped: string): string {
  const [, kind = '', rest = ''] = /^\\(.)(.*)$/s.exec(escaped) ?? []
  if (kind === 'p') return /hebr/i.test(rest) ? 'א' : /^\{(?:N|Nd)/.test(rest) ? '0' : 'a'
  if (kind === 'P') return '-'
  if ((kind === 'x' || kind === 'u') && rest !== '')
    return String.fromCharCode(Number.parseInt(rest.replace(/[{}]/g, ''), 16))
  if (kind === 'b' || kind === 'B' || kind === 'k') return ''
  return OF_ESCAPE[kind] ?? kind
}

/** The first letter of a class; of one that says what is not in it, a letter that may be. */
function letterOfClass(source: string, content: string): string {
  if (source.startsWith('[^')) return ['a', '0', '-', ' '].find((letter) => !content.includes(letter)) ?? 'א'
  const escaped = /^\\(?:[pP]\{[^}]*\}|.)/.exec(content)?.[0]
  return escaped === undefined ? content.slice(0, 1) : letterOfEscape(escaped)
}

interface Sample {
  /** One letter for each that the pattern asks for, in its order. */
  readonly letters: string
  /** Where in the letters each group begins and ends. */
  readonly groups: readonly (readonly [number, number])[]
}

/** A text like those the pattern is for. Only roughly: a trial that doesn't fit is wasted, nothing more. */
function sampleOf(pattern: string): Sample {
  let letters = ''
  let at = 0
  const open: number[] = []
  const groups: [number, number][] = []
  const take = (form: RegExp): RegExpExecArray | null => {
    form.lastIndex = at
    const match = form.exec(pattern)
    if (match) at = form.lastIndex
    return match
  }
  while (at < pattern.length) {
    const [escaped] = take(ESCAPE) ?? []
    const [klass, content = ''] = (escaped === undefined && take(CLASS)) || []
    if (escaped !== undefined) letters += letterOfEscape(escaped)
    else if (klass !== undefined) letters += letterOfClass(klass, content)
    else if (take(GROUP)) open.push(letters.length)
    else if (!take(QUANTIFIER)) {
      const letter = pattern[at++]!
      if (letter === ')') groups.push([open.pop() ?? 0, letters.length])
      else if (letter === '.') letters += 'a'
      else if (!'^$|'.includes(letter)) letters += letter
    }
  }
  return { letters, groups }
}

/**
 * Texts on which a pattern that backtracks without end does so, if any make it: made of its own letters, each of them and
 * each of its groups over and over after what comes before it.
 */
export function trialsOf(pattern: string): string[] {
  const { letters, groups } = sampleOf(pattern)
  const singles = [...letters].map((_, at) => [at, at + 1] as const)
  const own = [...groups, ...singles]
    .filter(([from, to]) => to > from)
    .slice(0, MOST_REPEATED)
    .flatMap(([from, to]) => {
      const tail = overAndOver(letters.slice(from, to))
      return from === 0 ? [tail] : [letters.slice(0, from) + tail, tail]
    })
  return [...new Set([...USUAL.map(overAndOver), ...own])]
}

const overAndOver = (unit: string): string =>
  unit.repeat(Math.max(2, Math.min(REPEATED, Math.floor(LONGEST_TAIL / unit.length)))) + NO_END

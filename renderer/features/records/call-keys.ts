/** What can be done on a call with the keyboard. */
export const CALL_ACTIONS = [
  'toggle',
  'back',
  'forward',
  'previousWord',
  'nextWord',
  'previousSegment',
  'nextSegment',
  'slower',
  'faster',
  'replay',
  'nextDoubtful',
  'copy',
  'correct',
  'listened',
  'help',
] as const
export type CallAction = (typeof CALL_ACTIONS)[number]

/** As shown in the help: the keys of an action, pressed together. */
export const KEYS: Readonly<Record<CallAction, readonly string[]>> = {
  toggle: ['Space'],
  back: ['←'],
  forward: ['→'],
  previousWord: ['Shift', '←'],
  nextWord: ['Shift', '→'],
  previousSegment: ['↑'],
  nextSegment: ['↓'],
  slower: ['['],
  faster: [']'],
  replay: ['R'],
  nextDoubtful: ['N'],
  copy: ['C'],
  correct: ['E'],
  listened: ['L'],
  help: ['?'],
}

const BY_KEY: Readonly<Record<string, CallAction>> = {
  ' ': 'toggle',
  ArrowLeft: 'back',
  ArrowRight: 'forward',
  ArrowUp: 'previousSegment',
  ArrowDown: 'nextSegment',
  '[': 'slower',
  ']': 'faster',
  '?': 'help',
}
const WITH_SHIFT: Readonly<Record<string, CallAction>> = {
  ArrowLeft: 'previousWord',
  ArrowRight: 'nextWord',
  '?': 'help',
}
const LETTERS: Readonly<Record<string, CallAction>> = {
  r: 'replay',
  n: 'nextDoubtful',
  c: 'copy',
  e: 'correct',
  l: 'listened',
}

/** A key press, as far as it matters here. */
export interface Press {
  readonly key: string
  readonly code: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** Letters by what is printed on the key; on a Hebrew keyboard by the Latin letter beside it, so by the key's place. */
const letterOf = ({ key, code }: Press): string =>
  /^[a-z]$/i.test(key) ? key.toLowerCase() : /^\p{L}$/u.test(key) ? code.replace(/^Key/, '').toLowerCase() : ''

/** The action of a key press; null where it has none here. */
export function actionOf(press: Press): CallAction | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null
  if (press.shiftKey) return WITH_SHIFT[press.key] ?? null
  return BY_KEY[press.key] ?? LETTERS[letterOf(press)] ?? null
}

export const RATES: readonly number[] = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2]

/** The next speed up or down; the last stays. */
export function stepRate(rate: number, step: 1 | -1): number {
  const next = step === 1 ? RATES.find((each) => each > rate) : RATES.findLast((each) => each < rate)
  return next ?? rate
}

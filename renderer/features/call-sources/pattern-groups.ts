/** What a name can tell, and by which named groups a pattern says so. */
export const PATTERN_GROUPS = {
  when: ['startedAt', 'epoch', 'date', 'time', 'offset', 'year', 'month', 'day', 'hour', 'minute', 'second'],
  length: ['duration', 'durationMs'],
  number: ['phone', 'from', 'to'],
  direction: ['direction'],
  who: ['agent', 'extension', 'queue'],
  which: ['reference', 'callId'],
} as const

export const PATTERN_SUBJECTS = Object.keys(PATTERN_GROUPS) as (keyof typeof PATTERN_GROUPS)[]

/** Reads a name like `0541234567_20260331-100500_dana.wav`. */
export const EXAMPLE_PATTERN = String.raw`(?<phone>\d+)_(?<date>\d{8})-(?<time>\d{6})_(?<agent>\w+)\.`

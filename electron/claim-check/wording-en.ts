import type { Where } from './proposal.ts'
import { callTime, dayInWords, type Sentences } from './wording.ts'

const SPEAKER = { agent: 'the agent', customer: 'the customer', unknown: 'an unknown speaker' } as const

const place = (where: Where): string => {
  if (where.record === 'signed')
    return where.clauseNumber === '' ? `${where.document}, page ${where.page}` : `Clause ${where.clauseNumber}`
  const call = where.date === null ? 'On a call' : `On the call of ${dayInWords(where.date, 'en')}`
  return `${call} at ${callTime(where.startMs)}, ${SPEAKER[where.speaker]}`
}

/** Every reason in English. */
export const ENGLISH: Sentences = {
  place,
  'term-agrees': ({ claimed, recorded }, at) => `${at}: “${recorded.quote}”. Claim: “${claimed.quote}”. They agree.`,
  'term-differs': ({ claimed, recorded }, at) => `${at}: “${recorded.quote}”. Claim: “${claimed.quote}”. They differ.`,
  'term-close': ({ claimed, recorded }, at) =>
    `${at}: “${recorded.quote}”. Claim: “${claimed.quote}”. Near, but not the same: a person should read both.`,
  'term-incomparable': ({ claimed, recorded }, at) =>
    `${at}: “${recorded.quote}”. Claim: “${claimed.quote}”. They are not stated on the same terms.`,
  condition: ({ words }, at) => `${at}: it holds on a condition (“${words}”).`,
  exception: ({ words }, at) => `${at}: there is an exception (“${words}”).`,
  'not-in-force': (_reason, at) => `${at}: not in force on the day the claim is about.`,
  'conflicting-evidence': (_reason, at) => `${at} and another place state different values.`,
  'speaks-of-it': (_reason, at) => `${at} speaks of it.`,
  question: (_reason, at) => `${at} asked a question: a question promises nothing.`,
  hedged: (_reason, at) => `${at} left it open: that promises nothing.`,
  withdrawn: (_reason, at) => `${at} said it; later on the same call something was taken back.`,
  'customer-only': (_reason, at) => `${at} said it; only the company’s side can promise.`,
  'speaker-unknown': (_reason, at) => `${at}: it is not known who spoke.`,
  flagged: (_reason, at) => `${at}: the transcript is doubtful here; listen before relying on it.`,
  'not-addressed': () => 'Nothing that was searched speaks of it.',
  'nothing-to-search': () => 'There was nothing to search on that day.',
  'no-typed-fact': () => 'The claim names no single value that could be compared, so a person must judge it.',
}

import type { Where } from './proposal.ts'
import { callTime, dayInWords, quoted, type Sentences } from './sentences.ts'

const SPEAKER = { agent: 'the agent', customer: 'the customer', unknown: 'an unknown speaker' } as const

const place = (where: Where): string => {
  if (where.record === 'signed')
    return where.clauseNumber === '' ? `${where.document}, page ${where.page}` : clause(where.clauseNumber)
  const call = where.date === null ? 'On a call' : `On the call of ${dayInWords(where.date, 'en')}`
  return `${call} at ${callTime(where.startMs)}, ${SPEAKER[where.speaker]}`
}

/** A schedule's label says what it is. */
const clause = (number: string): string => (/^\d/u.test(number) ? `Clause ${number}` : number)

/** Every reason in English. */
export const ENGLISH: Sentences = {
  place,
  'term-agrees': ({ claimed, recorded }, at) =>
    `${at}: “${quoted(recorded)}”. Claim: “${quoted(claimed)}”. They agree.`,
  'term-differs': ({ claimed, recorded }, at) =>
    `${at}: “${quoted(recorded)}”. Claim: “${quoted(claimed)}”. They differ.`,
  'term-close': ({ claimed, recorded }, at) =>
    `${at}: “${quoted(recorded)}”. Claim: “${quoted(claimed)}”. Near, but not the same: a person should read both.`,
  'term-incomparable': ({ claimed, recorded }, at) =>
    `${at}: “${quoted(recorded)}”. Claim: “${quoted(claimed)}”. They are not stated on the same terms.`,
  'term-beside': ({ claimed, recorded }, at) =>
    `${at}: “${quoted(recorded)}”. Claim: “${quoted(claimed)}”. It is not certain that both speak of the same matter.`,
  condition: ({ words }, at) => `${at}: it holds on a condition or for a time (“${words}”).`,
  exception: ({ words }, at) => `${at}: there is an exception (“${words}”).`,
  negated: ({ words }, at) => `${at}: the sentence says “${words}”, which may turn its meaning around.`,
  dated: ({ words }, at) => `${at}: it names a day (“${words}”) from or until which it may hold.`,
  'not-in-force': (_reason, at) => `${at}: not in force on the day the claim is about.`,
  'force-unclear': (_reason, at) => `${at}: it is not certain that it was in force on the day the claim is about.`,
  'conflicting-evidence': (_reason, at) => `${at} and another place state different values.`,
  'speaks-of-it': (_reason, at) => `${at}: it speaks of the matter.`,
  'shares-words': (_reason, at) => `${at}: it shares words with the claim.`,
  question: (_reason, at) => `${at}: a question was asked, and a question promises nothing.`,
  hedged: ({ words }, at) => `${at}: it was left open (“${words}”), and that promises nothing.`,
  hearsay: ({ words }, at) => `${at}: somebody else’s words were passed on (“${words}”), and that promises nothing.`,
  withdrawn: (_reason, at) => `${at}: it was said, and words on the same call may take it back.`,
  'customer-only': (_reason, at) => `${at}: it was said, but only the company’s side can promise.`,
  'customer-confirmed': (_reason, at) =>
    `${at}: it was said, and the answer sounds like a confirmation: listen to both.`,
  'speaker-unknown': (_reason, at) => `${at}: it is not known who spoke.`,
  flagged: (_reason, at) => `${at}: the transcript is doubtful here; listen before relying on it.`,
  'to-confirm': (_reason, at) => `${at} was read from a picture: confirm its numbers beside the page first.`,
  'signature-broken': ({ signature }, at) =>
    signature === 'invalid'
      ? `${at}: the digital signature of its document does not match the file, so nothing is concluded from it.`
      : `${at}: its document was changed after it was signed, so nothing is concluded from it.`,
  unsigned: ({ documents }) =>
    `No signature on ${documents.map((title) => `“${title}”`).join(', ')}: none in the file, and nobody has marked it as signed.`,
  unread: () => 'Part of the material could not be searched: it has no readable text or no transcript.',
  'other-language': () => 'Material in another language than the claim could not be compared with its words.',
  'claim-negated': () =>
    'The claim says that something is not so; a value alone cannot decide that, so a person must judge it.',
  'not-addressed': () => 'Nothing that was searched speaks of it.',
  'nothing-to-search': () => 'There was nothing to search for that day.',
  'no-typed-fact': () => 'The claim names no single value that could be compared, so a person must judge it.',
}

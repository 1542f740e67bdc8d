import { formatCount } from './format.ts'
import type { SummaryTexts } from './texts.ts'

const counted = (one: string, many: string) => (count: number) =>
  count === 1 ? `1 ${one}` : `${formatCount(count)} ${many}`

export const english: SummaryTexts = {
  language: 'en-GB',
  documentName: 'Dispute summary',
  page: (page, pages) => `Page ${page} of ${pages}`,
  logHeadShort: 'log head',

  facts: {
    business: 'Business',
    customer: 'Customer',
    references: 'References',
    phones: 'Phone numbers',
    caseId: 'Case',
    opened: 'Opened',
    built: 'Summary built',
  },
  overview: 'The claims at a glance',
  progress: (claims, decided) =>
    `${counted('claim', 'claims')(claims)}: ${formatCount(decided)} decided, ${formatCount(claims - decided)} undecided.`,
  overviewColumns: { claim: 'Claim', signed: 'Signed', said: 'Said', result: 'Result', page: 'Page' },
  howToRead: 'How to read this summary',
  reading: [
    'Each claim is held against two records, apart from each other: what was signed (the contract in force on the day of the claim) and what was said (the business’s side on recorded calls).',
    'The software proposes, quotes and explains; it decides nothing. A result is a decision only where a named person has signed off on it, and a claim that nobody has decided is marked undecided.',
    'Quotations are word for word from the originals. Evidence for the customer and evidence against the customer is set alike.',
  ],
  timeline: 'Timeline',
  timelineKind: {
    contract: 'Contract',
    amendment: 'Amendment',
    call: 'Call',
    case: 'Case',
    claim: 'Claim',
    decision: 'Decision',
  },
  unknownDate: 'Date unknown',

  claim: (position) => `Claim ${position}`,
  noClaims: 'No claim has been added to this case.',
  inCustomersWords: 'In the customer’s own words.',
  claimDay: (day) => `The claim is about ${day}.`,
  stale: (moment) =>
    `Since this finding was made, on ${moment}, the evidence on this customer has changed. The finding does not take the change into account.`,
  signedAxis: 'Signed: the contract in force',
  saidAxis: 'Said: the recorded calls',
  whatWasSigned: 'What was signed',
  whatWasSaid: 'What was said',
  verdict: {
    supports: 'Supports the claim',
    contradicts: 'Contradicts the claim',
    silent: 'Silent',
    'needs-review': 'Needs review',
  },
  stance: { supports: 'Supports the claim', contradicts: 'Contradicts the claim', context: 'Context' },
  undecided: 'Undecided',
  proposed: (verdict) => `Proposed by the software: ${verdict}`,
  result: 'Result',
  undecidedResult: (proposal) =>
    `Nobody has decided this claim yet. Proposed by the software, and not a decision: ${proposal}.`,
  overall: {
    upheld: 'Upheld',
    'promised-outside-contract': 'Promised outside the contract',
    'sources-disagree': 'The sources disagree',
    'no-evidence': 'No evidence',
    'not-upheld': 'Not upheld',
    'upheld-by-contract': 'Upheld by the contract',
    'needs-review': 'Needs review',
  },
  outcome: {
    supports: {
      supports: 'The contract in force grants what is claimed, and the business’s side confirmed it on a call.',
      silent: 'The business’s side promised this on a call. The contract in force says nothing about it.',
      contradicts:
        'The business’s side promised this on a call, while the contract in force says otherwise. This summary does not settle which of the two prevails.',
    },
    silent: {
      supports: 'The contract in force grants what is claimed. Nothing about it was found on the calls.',
      silent:
        'Neither the contract in force nor the business’s side on the calls grants or refuses this. What was searched is stated below.',
      contradicts: 'The contract in force says otherwise, and no promise to the contrary was found on the calls.',
    },
    contradicts: {
      supports: 'The contract in force grants what is claimed, although the business’s side said otherwise on a call.',
      silent: 'The business’s side said otherwise on a call, and the contract in force says nothing about it.',
      contradicts: 'Both the contract in force and the business’s side on a call say otherwise.',
    },
  },
  reviewNeeded:
    'On at least one of the two records there is evidence without a proposed verdict: a person has to read the quotations and decide.',
  reasons: 'Why the software proposes this',
  moreContext: (count) =>
    count === 1
      ? '1 more passage that touches on this and takes no side is not printed here; the case shows it.'
      : `${formatCount(count)} more passages that touch on this and take no side are not printed here; the case shows them.`,
  noEvidence: {
    signed: 'No passage of a contract was found that bears on this claim.',
    said: 'No passage of a call was found that bears on this claim.',
  },

  source: {
    clause: (number) => `clause ${number}`,
    page: (page) => `page ${page}`,
    signedOn: (day) => `signed ${day}`,
    inForce: 'in force on the day of the claim',
    notInForce: 'not in force on the day of the claim',
    signature: {
      invalid: 'its digital signature does not match the file',
      'changed-after-signing': 'changed after it was digitally signed',
      'unknown-issuer': 'digitally signed; nobody trusted vouches for the signer',
      valid: 'digital signature valid',
      marked: 'marked as signed by hand',
      unsigned: 'carries no signature and is not marked as signed',
      'not-checked': 'signature not checked',
    },
    fromPicture: 'read from a picture, not confirmed by a person',
    fromPictureConfirmed: 'read from a picture, confirmed by a person',
    corrected: 'as corrected by a person; compare it with the original',
    call: (moment) => `Call of ${moment}`,
    callUndated: 'Call of unknown date',
    span: (from, to) => `at ${from}–${to}`,
    speaker: {
      agent: 'speaker: the business’s side',
      customer: 'speaker: the customer’s side',
      unknown: 'speaker: unknown',
    },
    basis: {
      channel: 'known by the audio channel',
      label: 'known by the transcript’s label',
      person: 'identified by a person',
      none: 'not identified',
    },
    transcriptOnly: 'transcript only: there is no recording to listen to',
    item: (position) => `Item ${position}`,
    why: 'Why it is shown:',
  },

  decidedBy: 'Decided by',
  decisionNote: 'Reason given',
  noNote: 'No reason was written down.',
  earlierDecisions: 'Earlier decisions',

  coverage: 'What was searched and what was not',
  searched: 'Searched',
  notSearched: 'Not fully searched',
  nothingLeftOut: 'Nothing that the vault holds on this customer was left out.',
  contracts: counted('contract', 'contracts'),
  clauses: counted('clause', 'clauses'),
  recordings: counted('call', 'calls'),
  segments: counted('utterance', 'utterances'),
  scope: (contracts, clauses, recordings, segments) => `${contracts} (${clauses}) and ${recordings} (${segments}).`,
  withoutTranscript: (count) =>
    count === 1
      ? '1 recorded call has no transcript, so its words could not be searched.'
      : `${formatCount(count)} recorded calls have no transcript, so their words could not be searched.`,
  unreadable: 'Kept in the vault, but without text that could be read:',
  missing: 'Calls searched in their transcripts only, because their recordings are not in the vault:',
  notRecorded: 'Calls that the phone system lists and that are not in the vault:',
  unmatched: (count) =>
    `Calls with the customer’s number or reference that are matched to nobody and were not searched: ${count}.`,

  items: 'Evidence items',
  itemsIntroduction:
    'The originals this summary quotes or relies on, each with the SHA-256 hash of its bytes as they came into the vault.',
  noItems: 'This summary relies on no item.',
  itemColumns: { title: 'Item', kind: 'Kind', acquired: 'Taken in', size: 'Size' },
  itemKind: {
    contract: 'Contract',
    amendment: 'Amendment',
    recording: 'Recording',
    transcript: 'Transcript',
    attachment: 'Attachment',
  },
  bytes: (count) => `${count} bytes`,

  checking: 'How to check this summary',
  checkingSteps: [
    {
      title: 'Ask for the originals.',
      text: 'Ask the business for the originals listed here: each is kept byte for byte as it came, and can be copied out unchanged.',
    },
    {
      title: 'Compute the hash of each original.',
      text: 'No special program is needed: every computer can do it with one command. Compare all 64 characters with the table of evidence items. A file in which a single byte was changed has another hash.',
      commands: ['Linux: sha256sum FILE', 'macOS: shasum -a 256 FILE', 'Windows: certutil -hashfile FILE SHA256'],
    },
    {
      title: 'Look up every quotation.',
      text: 'Open the contract at the page and clause given, and play the recording from the time given. A transcript is a finding aid: where it differs from the sound, the sound counts.',
    },
    {
      title: 'Compare the log head.',
      text: 'The vault records everything done to an item in a chained log. Ask for the log and look at the entry whose number is printed below: it must carry this hash. If it does not, the log was altered after this summary was built.',
    },
  ],
  logHead: {
    title: 'Custody log when this summary was built',
    entry: 'Entry number',
    head: 'Log head',
    at: 'Entry made',
  },
  shows: {
    title: 'What these checks show',
    points: [
      'That an original is the same, byte for byte, as the file the vault took in.',
      'That each quotation stands where this summary says it stands.',
      'That the log up to the head printed here was not changed later. The log is tamper-evident, not tamper-proof: a change is not prevented, but it shows.',
    ],
  },
  cannotShow: {
    title: 'What they cannot show',
    points: [
      'What happened to a file before the vault took it in.',
      'That every call was recorded and every document handed over; only what the vault holds was searched.',
      'What was done to the log after the head printed here.',
      'Who a speaker was, beyond the way of knowing stated beside each quotation.',
      'What the law makes of it: this summary is not legal advice.',
    ],
  },
  placeholders: (count) =>
    count === 1
      ? 'One character that the font of this document cannot print is shown as an empty box. It is unchanged in the original.'
      : `${formatCount(count)} characters that the font of this document cannot print are shown as empty boxes. They are unchanged in the originals.`,
}

import type { Summary, SummaryClaim } from '../../electron/features/summary-pdf/summary.ts'
import type { Axis, Coverage, Evidence } from '../../shared/contract/check-claim.ts'
import type { Locale } from '../../shared/units.ts'
import { overallOf, type Verdict } from '../../shared/verdict.ts'

const HASH = {
  contract: '3f0a6c1be27d94580c6d1f2ab7e93d4458aa0f61c2d7b89e13f5a4c6d8e90b12',
  amendment: 'a94d10c7e6f25b38d1709ac4e2b6f8350d9c7e1fa2b34c56d7e8f90a1b2c3d4e',
  recording: '07be5d93c1a24f68e0b7d6c5a49382716f5e4d3c2b1a09f8e7d6c5b4a3928170',
  transcript: 'c5d2e8f1047b9a36bd5c1e7f20a4938617e6d5c4b3a29180f7e6d5c4b3a29180',
} as const

const COVERAGE: Coverage = {
  contracts: 2,
  clauses: 41,
  recordings: 5,
  segments: 412,
  recordingsWithoutTranscript: 0,
  unreadable: [],
  missing: [],
  notRecorded: [],
  unmatched: 0,
}

interface Words {
  readonly vaultName: string
  readonly title: string
  readonly customer: string
  readonly contract: string
  readonly amendment: string
  readonly call: string
  readonly heading: string
  readonly clause: string
  readonly amended: string
  readonly promise: string
  readonly refusal: string
  readonly question: string
  readonly claims: readonly string[]
  readonly reason: { readonly number: string; readonly promise: string; readonly silent: string }
  readonly why: string
  readonly note: string
  readonly by: string
  readonly unreadable: string
  readonly detail: string
}

const WORDS: Readonly<Record<Locale, Words>> = {
  en: {
    vaultName: 'Northwind Fibre Ltd',
    title: 'Harbour Bakery: cancellation fee and price',
    customer: 'Harbour Bakery LLP',
    contract: 'Service agreement, Premium plan',
    amendment: 'First amendment',
    call: 'Call with Harbour Bakery',
    heading: 'Early termination',
    clause:
      'The Customer may terminate this Agreement on thirty (30) days’ written notice. Termination within the first 12 months is subject to a fee of 15% of the remaining monthly charges, but no less than €3.50 a month.',
    amended:
      'Clause 7.2 is replaced: no termination fee applies to the Premium plan from 1 March 2026 (see 12.2(b)(1)).',
    promise: 'If you stay until the end of the month you can leave whenever you like, and there is no fee at all.',
    refusal: 'No, the fee is fifteen percent, I can’t waive it.',
    question: 'Would you like me to move the installation to Friday?',
    claims: [
      'I was told I could cancel at any time without paying a cancellation fee.',
      'They promised me the price would stay at €49.90 for two years.',
      'The agent said that the installation was free, and call-outs too, on weekends as well as on weekdays and holidays.',
    ],
    reason: {
      number: 'The claim says no fee; clause 7.2 names a fee of 15%.',
      promise: 'The business’s side stated it without a condition, and nothing later on the call withdraws it.',
      silent: 'No passage speaks of the price after the first year.',
    },
    why: 'speaks of a cancellation fee and names an amount',
    note: 'The recording is clear: the promise was made after the contract was signed, and was not withdrawn.\nThe fee is waived; the customer was told on 20 April 2026.',
    by: 'Dana Whitfield, service manager',
    unreadable: 'Scan of the delivery note',
    detail: 'Incoming, 14 minutes',
  },
  he: {
    vaultName: 'סיבים צפוניים בע״מ',
    title: 'מאפיית הנמל: דמי ביטול ומחיר',
    customer: 'מאפיית הנמל (2011) בע״מ',
    contract: 'הסכם שירות, מסלול Premium',
    amendment: 'תיקון ראשון להסכם',
    call: 'שיחה עם מאפיית הנמל',
    heading: 'סיום מוקדם',
    clause:
      'הלקוח רשאי לבטל הסכם זה בהודעה בכתב של שלושים (30) יום מראש. ביטול ב-12 החודשים הראשונים כרוך בתשלום של 15% מיתרת התשלומים החודשיים, ולא פחות מ-₪3.50 לחודש.',
    amended: 'סעיף 7.2 (Premium) – 15% – מוחלף: החל מיום 1.3.2026 לא ייגבו דמי ביטול במסלול זה (ראו סעיף 12.2(ב)(1)).',
    promise: 'אם תישארו עד סוף החודש תוכלו לעזוב מתי שתרצו, ואין שום דמי ביטול. אפשר להתקשר ל-+972-54-1234567.',
    refusal: 'לא, דמי הביטול הם חמישה עשר אחוז, אין לי אפשרות לוותר עליהם.',
    question: 'להעביר את ההתקנה ליום שישי, לכתובת 12345?',
    claims: [
      'נאמר לי שאפשר לבטל בכל עת בלי לשלם דמי ביטול.',
      'הובטח לי שהמחיר יישאר 49.90 ₪ לשנתיים.',
      'אמרו לי שההתקנה חינם, וגם ביקורי הטכנאי, בסופי שבוע כמו בימי חול ובחגים.',
    ],
    reason: {
      number: 'לפי הטענה אין דמי ביטול; סעיף 7.2 נוקב בשיעור של 15%.',
      promise: 'הדברים נאמרו מטעם בית העסק בלי תנאי, ודבר בהמשך השיחה אינו חוזר מהם.',
      silent: 'אין קטע העוסק במחיר שלאחר השנה הראשונה.',
    },
    why: 'עוסק בדמי ביטול ונוקב בסכום',
    note: 'ההקלטה ברורה: ההבטחה ניתנה אחרי חתימת החוזה, ולא נסוגו ממנה.\nדמי הביטול יוחזרו; ההודעה ללקוח נמסרה ב-20 באפריל 2026.',
    by: 'דנה וולך, ניהול השירות',
    unreadable: 'סריקה של תעודת המשלוח',
    detail: 'שיחה נכנסת, 14 דקות',
  },
}

function clauseEvidence(words: Words): Evidence {
  return {
    stance: 'contradicts',
    quote: words.clause,
    highlights: [[0, 9]],
    sha256: HASH.contract,
    why: words.why,
    document: words.contract,
    clauseNumber: '7.2',
    heading: words.heading,
    page: 4,
    inForce: false,
    date: '2025-03-12',
  }
}

function amendmentEvidence(words: Words): Evidence {
  return {
    stance: 'supports',
    quote: words.amended,
    highlights: [
      [5, 12],
      [8, 20],
    ],
    sha256: HASH.amendment,
    why: words.why,
    document: words.amendment,
    clauseNumber: '2',
    heading: null,
    page: 1,
    inForce: true,
    date: '2026-02-20',
  }
}

function callEvidence(quote: string, words: Words, more: Partial<Evidence>): Evidence {
  return {
    stance: 'supports',
    quote,
    highlights: [],
    sha256: HASH.recording,
    why: words.why,
    startMs: 83_000,
    endMs: 91_400,
    speaker: 'agent',
    speakerBasis: 'channel',
    hasAudio: true,
    date: '2026-03-18T10:05:00+02:00',
    ...more,
  }
}

const axis = (verdict: Verdict, reasons: string[], evidence: Evidence[]): Axis => ({
  verdict,
  confidence: 0.8,
  reasons,
  evidence,
})

function claimOf(position: number, text: string, signed: Axis, said: Axis, more: Partial<SummaryClaim>): SummaryClaim {
  return {
    position,
    text,
    on: '2026-04-02',
    finding: { overall: overallOf(signed.verdict, said.verdict), signed, said, coverage: COVERAGE },
    foundAt: '2026-04-14T09:12:00+03:00',
    stale: false,
    decision: null,
    history: [],
    uncited: { signed: 1, said: 3 },
    ...more,
  }
}

function sampleClaims(words: Words): SummaryClaim[] {
  const decided = {
    note: words.note,
    by: words.by,
    at: '2026-04-20T16:40:00+03:00',
  }
  const [first = '', second = '', third = ''] = words.claims
  const transcriptOnly = callEvidence(words.refusal, words, {
    stance: 'contradicts',
    sha256: HASH.transcript,
    speakerBasis: 'label',
    hasAudio: false,
    startMs: 6_187_000,
    endMs: 6_190_500,
    date: '2026-01-07T15:31:00Z',
  })
  const contextOnly = callEvidence(words.question, words, {
    stance: 'context',
    speaker: 'unknown',
    speakerBasis: 'none',
    date: null,
  })
  return [
    claimOf(
      1,
      first,
      axis('contradicts', [words.reason.number], [clauseEvidence(words), amendmentEvidence(words)]),
      axis('supports', [words.reason.promise], [callEvidence(words.promise, words, {}), transcriptOnly]),
      {
        decision: { signed: 'supports', said: 'supports', overall: 'upheld', ...decided },
        history: [
          {
            signed: 'contradicts',
            said: 'supports',
            overall: 'sources-disagree',
            ...decided,
            at: '2026-04-15T08:00:00+03:00',
          },
        ],
      },
    ),
    claimOf(2, second, axis('silent', [words.reason.silent], []), axis('needs-review', [], [contextOnly]), {
      stale: true,
      finding: {
        overall: 'needs-review',
        signed: axis('silent', [words.reason.silent], []),
        said: axis('needs-review', [], [contextOnly]),
        coverage: {
          ...COVERAGE,
          recordingsWithoutTranscript: 1,
          unreadable: [words.unreadable],
          missing: ['2026-01-07T15:31:00Z', '2026-02-11'],
        },
      },
    }),
    claimOf(3, third, axis('silent', [], []), axis('contradicts', [words.reason.number], [transcriptOnly]), {
      on: null,
      decision: { signed: 'silent', said: 'contradicts', overall: 'not-upheld', ...decided, note: '' },
    }),
  ]
}

/** A case of three claims, with all that a summary can hold: invented names only. */
export function sampleSummary(locale: Locale): Summary {
  const words = WORDS[locale]
  return {
    locale,
    builtAt: '2026-04-21T11:30:00+03:00',
    vaultName: words.vaultName,
    case: { id: 'case_7f3k2m', title: words.title, openedAt: '2026-04-14T09:00:00+03:00' },
    customer: { name: words.customer, references: ['C-10442', '88-1207'], phones: ['+972-54-1234567', '03-5550142'] },
    timeline: [
      { date: '2025-03-12', kind: 'contract', title: words.contract },
      { date: '2026-01-07T15:31:00Z', kind: 'call', title: words.call, detail: words.detail },
      { date: '2026-02-20', kind: 'amendment', title: words.amendment },
      { date: '2026-03-18T10:05:00+02:00', kind: 'call', title: words.call, detail: words.detail },
      { date: '2026-04-14T09:00:00+03:00', kind: 'case', title: words.title },
      { date: '2026-04-20T16:40:00+03:00', kind: 'decision', title: words.claims[0] ?? '', detail: words.by },
      { date: null, kind: 'call', title: words.call },
    ],
    claims: sampleClaims(words),
    items: [
      {
        title: words.contract,
        kind: 'contract',
        sha256: HASH.contract,
        bytes: 184_320,
        acquiredAt: '2026-04-14T09:01:10+03:00',
      },
      {
        title: words.amendment,
        kind: 'amendment',
        sha256: HASH.amendment,
        bytes: 61_044,
        acquiredAt: '2026-04-14T09:01:40+03:00',
      },
      {
        title: 'call-2026-03-18_10-05.wav',
        kind: 'recording',
        sha256: HASH.recording,
        bytes: 26_880_044,
        acquiredAt: '2026-04-14T09:03:00+03:00',
      },
      {
        title: 'call-2026-01-07.vtt',
        kind: 'transcript',
        sha256: HASH.transcript,
        bytes: 9_120,
        acquiredAt: '2026-04-14T09:04:00+03:00',
      },
    ],
    log: {
      entries: 1_284,
      head: 'e1b2c3d4f5a60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90',
      at: '2026-04-21T11:29:58+03:00',
    },
  }
}

/** The sample's claims over and over, up to `count`, each text and quotation `times` as long. */
export function longSummary(locale: Locale, count: number, times: number): Summary {
  const sample = sampleSummary(locale)
  const longer = (evidence: Evidence): Evidence => ({ ...evidence, quote: `${evidence.quote} `.repeat(times) })
  const claims = Array.from({ length: count }, (_, index): SummaryClaim[] => {
    const claim = sample.claims[index % sample.claims.length]
    if (!claim) return []
    const { finding } = claim
    const stretched = (side: Axis): Axis => ({ ...side, evidence: side.evidence.map(longer) })
    return [
      {
        ...claim,
        position: index + 1,
        text: `${claim.text} `.repeat(times),
        finding: { ...finding, signed: stretched(finding.signed), said: stretched(finding.said) },
      },
    ]
  }).flat()
  return { ...sample, claims }
}

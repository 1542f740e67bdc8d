import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPattern, readName } from '../../electron/call-facts/read-name.ts'
import { BRITAIN, ISRAEL, valuesOf } from './reading.ts'

const NOA = '+972541234567'
/** 2026-03-31T10:05:00+03:00 */
const EPOCH = '1774940700'
const AT = '2026-03-31T10:05:00+03:00'
const STAMP = '20260331-100500'
const UUID = '3f0c1f2e-1111-4222-8333-444455556666'
const known = { ...ISRAEL, pattern: null }
const asterisk = { startedAt: AT, callId: `${EPOCH}.12` }

const NAMES: readonly (readonly [path: string, pattern: string, facts: Record<string, string>])[] = [
  [
    `2026/03/31/out-0541234567-201-${STAMP}-${EPOCH}.12.WAV`,
    'asterisk',
    { ...asterisk, direction: 'out', phone: NOA, extension: '201' },
  ],
  [`in-031234567-0541234567-${STAMP}-${EPOCH}.12.wav`, 'asterisk', { ...asterisk, direction: 'in', phone: NOA }],
  [`generic-031234567-0541234567-${STAMP}-${EPOCH}.12.wav`, 'asterisk', { ...asterisk, direction: 'in', phone: NOA }],
  [`in-031234567-anonymous-${STAMP}-${EPOCH}.12.wav`, 'asterisk', { ...asterisk, direction: 'in' }],
  [
    `external-201-+972541234567-${STAMP}-pbx1-${EPOCH}.12.wav`,
    'asterisk',
    { startedAt: AT, callId: `pbx1-${EPOCH}.12`, direction: 'in', phone: NOA, extension: '201' },
  ],
  [`internal-202-201-${STAMP}-${EPOCH}.12.wav`, 'asterisk', asterisk],
  [
    `exten-201-0541234567-${STAMP}-${EPOCH}.12.gsm`,
    'asterisk',
    { ...asterisk, direction: 'in', phone: NOA, extension: '201' },
  ],
  [
    `q-500-0541234567-${STAMP}-${EPOCH}.12-in.wav`,
    'asterisk',
    { ...asterisk, direction: 'in', phone: NOA, queue: '500' },
  ],
  [`q-500-unknown-${STAMP}-${EPOCH}.12-out.wav`, 'asterisk', { ...asterisk, direction: 'in', queue: '500' }],
  [`rg-600-201-${STAMP}-${EPOCH}.12.wav`, 'asterisk', { ...asterisk, extension: '201', queue: '600' }],
  [
    `force-0541234567-3201-${STAMP}-${EPOCH}.12.wav`,
    'asterisk',
    { ...asterisk, direction: 'out', phone: NOA, extension: '3201' },
  ],
  [
    `force-0821XXXX8663-3201-20250327-092517-1743042317.12206.wav`,
    'asterisk',
    { startedAt: '2025-03-27T04:25:17+02:00', callId: '1743042317.12206' },
  ],
  [`auto-${EPOCH}-201-0541234567.wav`, 'asterisk', { startedAt: AT, direction: 'out', phone: NOA, extension: '201' }],
  [`OUT201-${STAMP}-${EPOCH}.12.wav`, 'asterisk', { ...asterisk, direction: 'out', extension: '201' }],
  [`q600-${STAMP}-${EPOCH}.12.wav`, 'asterisk', { ...asterisk, queue: '600' }],
  [`${STAMP}-${EPOCH}.12.wav`, 'asterisk', asterisk],
  [`${EPOCH}.12.wav`, 'asterisk', asterisk],
  [`${EPOCH}.12-in.WAV`, 'asterisk', asterisk],
  [`${STAMP}_0541234567_6666-all.mp3`, 'vicidial', { startedAt: AT, phone: NOA, agent: '6666' }],
  [`${STAMP}_0541234567-all.wav`, 'vicidial', { startedAt: AT, phone: NOA }],
  [`${STAMP}_0541234567_RETAIN_6666-in.wav`, 'vicidial', { startedAt: AT, phone: NOA }],
  [`${STAMP}_6666_0541234567-all.mp3`, 'vicidial', { startedAt: AT, phone: NOA, agent: '6666' }],
  [`${EPOCH}_0541234567_6666-all.mp3`, 'vicidial', { startedAt: AT, phone: NOA, agent: '6666' }],
  [
    '201/[דנה לוי]_201-0541234567_20260331100500(380).wav',
    '3cx',
    { startedAt: AT, direction: 'out', phone: NOA, agent: 'דנה לוי', extension: '201', callId: '380' },
  ],
  [
    '[0541234567]_0541234567-100_20260331100500(3).wav',
    '3cx',
    { startedAt: AT, direction: 'in', phone: NOA, extension: '100', callId: '3' },
  ],
  [
    '[]_100-0541234567_20260331100500(2).wav',
    '3cx',
    { startedAt: AT, direction: 'out', phone: NOA, extension: '100', callId: '2' },
  ],
  [
    `${STAMP}_302_(054)123-4567_Outgoing_Auto_2243071124051.mp3`,
    'ringcentral',
    { startedAt: AT, direction: 'out', phone: NOA, extension: '302', callId: '2243071124051' },
  ],
  [
    `${STAMP}_+972541234567_Incoming_OnDemand_2254.mp3`,
    'ringcentral',
    { startedAt: AT, direction: 'in', phone: NOA, callId: '2254' },
  ],
  [
    `org/year=2026/month=3/day=31/hour=7/conversation_id=${UUID}/aaaaaaaa-1111-4222-8333-444455556666.opus`,
    'genesys-cloud',
    { callId: UUID },
  ],
  [
    '3843658_260331_100500_AO_001OPERATOR_0541234567_001_4B4F46C2_C0A80541.mp3',
    'telesis',
    { startedAt: AT, direction: 'out', phone: NOA, callId: '4B4F46C2' },
  ],
  [
    '3843658_260331_100500_AI_001OPERATOR__0541234567_4B4F46C2_C0A80541.mp3',
    'telesis',
    { startedAt: AT, direction: 'in', phone: NOA, callId: '4B4F46C2' },
  ],
  [
    '20260331_070500.088+0000_out_1_0541234567_נועה.oga',
    'bcr',
    { startedAt: '2026-03-31T07:05:00.088+00:00', direction: 'out', phone: NOA },
  ],
  [
    '20260331_100500.088+0300_in_sim2_+972541234567_Noa Barak.m4a',
    'bcr',
    { startedAt: '2026-03-31T10:05:00.088+03:00', direction: 'in', phone: NOA },
  ],
  ['20260331_100500.088+0300_out.oga', 'bcr', { startedAt: '2026-03-31T10:05:00.088+03:00', direction: 'out' }],
  [
    '20230414_215701.088+0300_out_1_2345_Name.oga',
    'bcr',
    { startedAt: '2023-04-14T21:57:01.088+03:00', direction: 'out' },
  ],
  ['20260331_100500.088+0300_conference.oga', 'bcr', { startedAt: '2026-03-31T10:05:00.088+03:00' }],
  ['Call recording Noa Barak_260331_100500.m4a', 'phone-app', { startedAt: AT }],
  ['הקלטת שיחה 054-123-4567_260331_100500.m4a', 'phone-app', { startedAt: AT, phone: NOA }],
  ['Noa(0541234567)_20260331100500.mp3', 'phone-app', { startedAt: AT, phone: NOA }],
  [
    '2026-03-31 10-05-00 (phone) Noa (+972 54-123-4567) ↙.m4a',
    'phone-app',
    { startedAt: AT, direction: 'in', phone: NOA },
  ],
  [
    '2026-03-31 10-05-00 (phone) Noa (+972 54-123-4567) ↗.m4a',
    'phone-app',
    { startedAt: AT, direction: 'out', phone: NOA },
  ],
  [`pbx.example.com/archive/2026/Mar/31/${UUID}.wav`, 'freeswitch', { callId: UUID }],
  [
    '20260331100500-0541234567-201-a1b2c3d4.mp3',
    'date-from-to',
    { startedAt: AT, direction: 'in', phone: NOA, extension: '201', callId: 'a1b2c3d4' },
  ],
  ['2026/03/31/100500-0541234567.wav', 'dated-folders', { startedAt: AT, phone: NOA }],
]

describe('readName: the known systems', () => {
  it.each(NAMES)('%s', (path, pattern, facts) => {
    const read = readName(path, known)
    expect(read.pattern).toBe(pattern)
    expect(valuesOf(read.facts)).toEqual(facts)
    expect(new Set(read.facts.map(({ source }) => source))).toEqual(new Set(['name']))
  })

  it.each(['holiday.wav', 'meeting 3.mp3', '', '2026/03/31/notes.txt', `${'a'.repeat(5000)}.wav`])(
    'says nothing of %s',
    (path) => expect(readName(path, known)).toEqual({ pattern: null, facts: [] }),
  )

  it('reads local clocks in the zone of the source, the epoch in none', () => {
    const at = (path: string) => valuesOf(readName(path, { ...BRITAIN, pattern: null }).facts).startedAt
    expect(at(`${STAMP}_0541234567-all.wav`)).toBe('2026-03-31T10:05:00+01:00')
    expect(at(`out-0541234567-201-${STAMP}-${EPOCH}.12.wav`)).toBe('2026-03-31T08:05:00+01:00')
  })

  it('reads the folders of Windows', () => {
    expect(readName('2026\\03\\31\\100500-0541234567.wav', known).pattern).toBe('dated-folders')
  })
})

describe('readName: a pattern of one’s own', () => {
  const read = (path: string, pattern: string) => readName(path, { ...ISRAEL, pattern })

  it('goes before the known ones', () => {
    const pattern = '^(?<agent>\\p{L}+)-(?<reference>K-\\d+)-(?<date>\\d{8})-(?<time>\\d{4})'
    expect(checkPattern(pattern)).toBeNull()
    const { pattern: fitted, facts } = read('דנה-K-20714-20260331-1005.wav', pattern)
    expect(fitted).toBe('own')
    expect(valuesOf(facts)).toEqual({ startedAt: AT, agent: 'דנה', reference: 'K-20714' })
  })

  it('leaves a name that it doesn’t fit to the known ones', () => {
    expect(read(`${EPOCH}.12.wav`, '^(?<agent>x)').pattern).toBe('asterisk')
  })

  it('takes the day from the folders where it reads only a time', () => {
    const facts = valuesOf(
      read('2026/03/31/desk 4/10.05.00 054-1234567.mp3', '(?<time>[\\d.]{8}) (?<phone>[\\d-]+)').facts,
    )
    expect(facts).toEqual({ startedAt: AT, phone: NOA })
  })

  it.each([
    [
      'year, month and the rest',
      '31.3.2026 10h05',
      '(?<day>\\d+)\\.(?<month>\\d+)\\.(?<year>\\d+) (?<hour>\\d+)h(?<minute>\\d+)',
    ],
    ['the moment as a whole', '2026-03-31T10_05'.replace('_', ':'), '(?<startedAt>.+)'],
    ['an epoch', `x${EPOCH}`, 'x(?<epoch>\\d+)'],
    ['a clock with its offset', '20260331 0705 +0000', '(?<date>\\d{8}) (?<time>\\d{4}) (?<offset>\\S+)'],
  ])('reads %s', (_name, path, pattern) => {
    const { startedAt } = valuesOf(read(path, pattern).facts)
    expect(Date.parse(startedAt ?? '')).toBe(Date.parse(AT))
  })

  it('never hangs on a pattern that backtracks without end', () => {
    const hostile = '^(?<agent>(a+)+)$'
    expect(checkPattern(hostile)).toContain('without end')
    expect(readName(`${'a'.repeat(60)}!.wav`, { ...known, pattern: hostile })).toEqual({ pattern: null, facts: [] })
  })

  it.each(['(?<date>(\\d+)+x)', '(?<date>(.*a){12})\\u0001', '(?<phone>([a-z0_-]+|\\d+)*)Z'])(
    'refuses %s',
    (pattern) => {
      expect(checkPattern(pattern)).toContain('without end')
    },
  )

  it.each([
    ['', 'The pattern is empty.'],
    ['(?<date>\\d{8}', 'The pattern is no regular expression'],
    ['(?P<date>\\d{8})', 'without the P'],
    ['\\d{8}', 'no named group'],
    ['(?<customer>.+)', 'a group "customer"'],
    ['(?<date>a)(?<=b)(?<!c)', null],
    ['(?<date>a)\\_', null],
    ['(?<date>x)'.padEnd(1001, 'y'), 'longer than 1000'],
  ])('checks %s', (pattern, sentence) => {
    const fault = checkPattern(pattern)
    if (sentence === null) expect(fault).toBeNull()
    else expect(fault).toContain(sentence)
  })

  it('says nothing when its pattern is broken, whatever was checked', () => {
    expect(read('a.wav', '(?<date>')).toEqual({ pattern: null, facts: [] })
  })
})

describe('readName: anything', () => {
  const pieces = fc.constantFrom(
    'in',
    'out',
    '-',
    '_',
    '/',
    '.',
    STAMP,
    EPOCH,
    '.12',
    '0541234567',
    '201',
    '[',
    ']',
    '(',
    ')',
    'שלום',
    '.wav',
    ' ',
  )
  const paths = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join('')),
  )
  it('never throws, and what it gives is what the contract calls it', () => {
    fc.assert(
      fc.property(paths, (path) => {
        const { facts } = readName(path, known)
        const values = valuesOf(facts)
        expect(facts.length).toBe(Object.keys(values).length)
        expect(values.direction ?? 'in').toMatch(/^(?:in|out)$/)
        expect(values.phone ?? '+1234567').toMatch(/^\+?\d{7,15}$/)
        expect(Number.isNaN(Date.parse(values.startedAt ?? AT))).toBe(false)
      }),
      { seed: 20_260_331, numRuns: 3000 },
    )
  })

  it('never throws on any pattern either', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }), (pattern, path) => {
        checkPattern(pattern)
        readName(path, { ...ISRAEL, pattern })
      }),
      { seed: 20_260_331, numRuns: 300 },
    )
  })
})

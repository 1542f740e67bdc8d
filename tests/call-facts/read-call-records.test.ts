import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CallRecordsDamaged } from '../../electron/call-facts/call-records-damaged.ts'
import { readCallRecords } from '../../electron/call-facts/read-call-records.ts'
import { CallRecord, ColumnMapping } from '../../shared/contract/call-records.ts'
import { fixture, ISRAEL } from './reading.ts'

const NOA = '+972541234567'
const YOAV = '+972527654321'
const AT = '2026-03-31T10:05:00+03:00'
const record = (fields: Partial<CallRecord>): CallRecord => ({
  callId: null,
  startedAt: null,
  durationMs: null,
  phone: null,
  direction: null,
  agent: null,
  reference: null,
  ...fields,
})
const read = (text: string) => readCallRecords(Buffer.from(text), ISRAEL)

const LISTS: readonly (readonly [
  name: string,
  mapping: ColumnMapping,
  records: readonly CallRecord[],
  warnings: readonly string[],
])[] = [
  [
    'asterisk-cdr.csv',
    { startedAt: 'calldate', durationMs: 'billsec', from: 'src', to: 'dst', callId: 'uniqueid' },
    [
      record({ callId: '1774940700.12', startedAt: AT, durationMs: 125_000, phone: NOA, direction: 'in' }),
      record({
        callId: '1774944000.15',
        startedAt: '2026-03-31T11:00:00+03:00',
        durationMs: 0,
        phone: YOAV,
        direction: 'out',
      }),
      record({ callId: '1774944300.17', startedAt: '2026-03-31T11:05:00+03:00', durationMs: 30_000 }),
    ],
    [],
  ],
  [
    'Master.csv',
    { startedAt: 'start', durationMs: 'billsec', from: 'src', to: 'dst', callId: 'uniqueid' },
    [record({ callId: '1774940700.12', startedAt: AT, durationMs: 125_000, phone: NOA, direction: 'in' })],
    [],
  ],
  [
    '3cx.csv',
    {
      startedAt: 'Call Time',
      durationMs: 'Talking',
      from: 'From',
      to: 'To',
      direction: 'Direction',
      callId: 'Call ID',
    },
    [
      record({ callId: '00000A-12', startedAt: AT, durationMs: 125_000, phone: NOA, direction: 'in' }),
      record({
        callId: '00000A-13',
        startedAt: '2026-03-31T11:00:00+03:00',
        durationMs: 39_000,
        phone: YOAV,
        direction: 'out',
      }),
    ],
    [],
  ],
  [
    'vicidial.csv',
    {
      startedAt: 'call_date',
      durationMs: 'length_in_sec',
      phone: 'phone_number_dialed',
      agent: 'full_name',
      reference: 'vendor_lead_code',
      callId: 'uniqueid',
    },
    [
      record({
        callId: '1774940700.12',
        startedAt: AT,
        durationMs: 125_000,
        phone: NOA,
        agent: 'Dana Levi',
        reference: 'K-20714',
      }),
    ],
    [],
  ],
  [
    'ringcentral.csv',
    { startedAt: 'Date + Time', durationMs: 'Duration', direction: 'Type', phone: 'Phone Number' },
    [
      record({ startedAt: AT, durationMs: 125_000, phone: NOA, direction: 'in' }),
      record({ startedAt: '2026-04-02T13:35:00+03:00', durationMs: 39_000, phone: YOAV, direction: 'out' }),
    ],
    [],
  ],
  [
    'queue-export-utf-16.csv',
    {
      startedAt: 'Date',
      durationMs: 'Duration',
      direction: 'Direction',
      from: 'ANI',
      to: 'DNIS',
      agent: 'Users',
      queue: 'Queue',
      callId: 'Conversation ID',
    },
    [record({ callId: '3f0c1f2e', startedAt: AT, durationMs: 125_000, phone: NOA, direction: 'in', agent: 'דנה לוי' })],
    [],
  ],
  [
    'israeli-bill-windows-1255.csv',
    {
      startedAt: 'תאריך + שעה',
      durationMs: 'משך (שניות)',
      from: 'מספר מחייג',
      to: 'מספר יעד',
      agent: 'נציג',
      direction: 'כיוון',
      reference: 'מספר לקוח',
    },
    [
      record({
        startedAt: '2026-03-03T10:05:00+02:00',
        durationMs: 125_000,
        phone: NOA,
        direction: 'in',
        agent: 'דנה לוי',
        reference: 'K-20714',
      }),
      record({
        startedAt: '2026-03-27T03:30:00+03:00',
        durationMs: 65_000,
        phone: YOAV,
        direction: 'out',
        agent: 'יואב כהן',
      }),
      record({
        startedAt: '2026-03-31T23:59:59+03:00',
        durationMs: 0,
        direction: 'in',
        agent: 'דנה מנכ"ל',
        reference: 'K-3',
      }),
    ],
    ['encoding-guessed', 'rows-skipped'],
  ],
]

describe('readCallRecords', () => {
  it.each(LISTS)('%s', (name, mapping, records, warnings) => {
    const list = readCallRecords(fixture(name), ISRAEL)
    expect(list.mapping).toEqual(mapping)
    expect(list.records).toEqual(records)
    expect(list.warnings.map(({ code }) => code)).toEqual(warnings)
    expect(ColumnMapping.safeParse(list.mapping).success).toBe(true)
    for (const each of list.records) expect(CallRecord.safeParse(each).success).toBe(true)
  })

  it('names the first line that is no call', () => {
    const list = read('date,from\n2026-03-31 10:05,0541234567\n\ntotal,\n2026-03-31 10:06,0541234567\n,\ntotal,2\n')
    expect(list.records.length).toBe(2)
    expect(list.skipped).toBe(2)
    expect(list.warnings[0]?.message).toContain('the first of them 4')
  })

  it('warns where no date shows the order of day and month', () => {
    const codes = (text: string) => read(text).warnings.map(({ code }) => code)
    expect(codes('date,from\n03/04/2026 10:05,0541234567\n')).toEqual(['date-order-guessed'])
    expect(codes('date,from\n03/04/2026 10:05,0541234567\n31/03/2026 10:05,0541234567\n')).toEqual([])
  })

  it('reads a whole column in the order that one of its dates shows', () => {
    const { records } = read('date,from\n03/04/2026 10:05,0541234567\n03/31/2026 10:05,0541234567\n')
    expect(records.map(({ startedAt }) => startedAt?.slice(0, 10))).toEqual(['2026-03-04', '2026-03-31'])
  })

  it.each([
    ['duration (ms)', '125400', 125_400],
    ['duration', '125', 125_000],
    ['duration', '0:02:05', 125_000],
    ['משך בדקות', '2.5', 150_000],
  ])('reads a column "%s" with %s', (heading, value, length) => {
    expect(read(`date,from,${heading}\n2026-03-31 10:05,0541234567,${value}\n`).records[0]?.durationMs).toBe(length)
  })

  it('reads the columns that it is told', () => {
    const text = 'a;b;c;d\n31/03/2026;10:05;0541234567;K-1\n'
    const mapping = { startedAt: 'a + b', phone: 'c', reference: 'd' }
    const list = readCallRecords(Buffer.from(text), { ...ISRAEL, mapping })
    expect(list.records).toEqual([record({ startedAt: AT, phone: NOA, reference: 'K-1' })])
  })

  it.each([
    [
      'a quotation mark that never ends',
      'date,from\n2026-03-31 10:05,0541234567\n2026-03-31 10:06,"054\n1\n',
      'line 3',
    ],
    ['headings that nobody knows', 'a,b\n1,2\n', 'needs headings'],
    ['times alone', 'date\n2026-03-31 10:05\n', 'needs headings'],
    ['nothing', '', 'needs headings'],
    ['words', 'hello', 'needs headings'],
    ['a picture', '\u0000\u0001PNG', 'no text file'],
    ['times that are none', 'date,from\nsoon,0541234567\n', 'line 2'],
  ])('refuses %s', (_name, text, sentence) => {
    const refusal = (() => {
      try {
        return read(text)
      } catch (error) {
        return error
      }
    })()
    expect(refusal).toBeInstanceOf(CallRecordsDamaged)
    expect(refusal).toMatchObject({ code: 'call-records-damaged', message: expect.stringContaining(sentence) })
  })

  it('names the columns of a mapping that are not there', () => {
    const mapping = { startedAt: 'date', phone: 'number' }
    expect(() => readCallRecords(Buffer.from('date,from\n'), { ...ISRAEL, mapping })).toThrow('no column "number"')
  })

  it('gives back what it was given, by any delimiter and in any encoding', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 59 }), fc.constantFrom('דנה', 'Dana, "D"', 'a;b')), {
      minLength: 1,
      maxLength: 20,
    })
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('utf8', 'utf16le'),
        (given, delimiter, encoding) => {
          const lines = given.map(([minute, agent]) =>
            [`2026-03-31 10:${String(minute).padStart(2, '0')}`, '0541234567', `"${agent.replaceAll('"', '""')}"`].join(
              delimiter,
            ),
          )
          const text = `\ufeff${[['date', 'phone', 'agent'].join(delimiter), ...lines].join('\r\n')}`
          const { records } = readCallRecords(Buffer.from(text, encoding as BufferEncoding), ISRAEL)
          expect(records.map(({ agent }) => agent)).toEqual(given.map(([, agent]) => agent))
        },
      ),
      { seed: 20_260_331, numRuns: 200 },
    )
  })

  it('refuses or reads, whatever the bytes', () => {
    const cells = fc.constantFrom(
      'date',
      'time',
      'from',
      'תאריך',
      'start',
      'uniqueid',
      '2026-03-31 10:05',
      '0541234567',
      '"',
      '""',
      ',',
      ';',
      '\t',
      '\n',
      '\r\n',
      '\ufeff',
      'x',
    )
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(cells, { maxLength: 60 }).map((parts) => Buffer.from(parts.join(''))),
      fc
        .array(cells, { maxLength: 60 })
        .map((parts) => Buffer.from(`date,from\n2026-03-31 10:05,1\n${parts.join('')}`)),
    )
    fc.assert(
      fc.property(bytes, (content) => {
        try {
          for (const each of readCallRecords(content, ISRAEL).records)
            expect(CallRecord.safeParse(each).success).toBe(true)
        } catch (error) {
          if (!(error instanceof CallRecordsDamaged)) throw error
        }
      }),
      { seed: 20_260_331, numRuns: 3000 },
    )
  })
})

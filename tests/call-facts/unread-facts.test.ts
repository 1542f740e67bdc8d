import { describe, expect, it } from 'vitest'
import { readCallRecords } from '../../electron/call-facts/read-call-records.ts'
import { ISRAEL } from './reading.ts'

const AT = '2026-03-31T10:05:00+03:00'
const read = (text: string) => readCallRecords(Buffer.from(text), ISRAEL)

describe('a list of calls', () => {
  it('says how many calls have a time or a length that is none, and keeps what else they say', () => {
    const { records, warnings } = read(
      `start,src,duration,uniqueid
2026-03-31 10:05:00,0541234567,00:02:05,1.1
2026-13-45 25:61:61,0541234567,00:02:05,1.2
2026-03-31 10:05:00,0541234567,99:99:99,1.3
0000-00-00 00:00:00,0541234567,,1.4
`,
    )
    expect(records.map(({ startedAt, durationMs }) => [startedAt, durationMs])).toEqual([
      [AT, 125_000],
      [null, 125_000],
      [AT, null],
      [null, null],
    ])
    expect(warnings).toEqual([
      { code: 'facts-skipped', message: expect.stringContaining('2 calls, the first in line 3') },
    ])
  })
})

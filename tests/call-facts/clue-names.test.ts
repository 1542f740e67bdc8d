import { describe, expect, it } from 'vitest'
import { CLUE_NAMES, nameKey } from '../../electron/call-facts/clue-names.ts'

describe('what phone systems call things', () => {
  it('is one thing each: only a date or a time may be the whole moment too', () => {
    const { startedAt, date, time, ...others } = CLUE_NAMES
    for (const names of [startedAt, date, time]) expect(new Set(names).size).toBe(names.length)
    const all = [...new Set([...startedAt, ...date, ...time]), ...Object.values(others).flat()]
    expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([])
    expect(all.filter((name) => nameKey(name) !== name)).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { checkPattern, readName, slowness } from '../../electron/call-facts/read-name.ts'
import { ISRAEL } from './reading.ts'

const known = { ...ISRAEL, pattern: null }

describe('a pattern that takes without end', () => {
  it.each([
    '(?<agent>([קש]+)+)$',
    '(?<phone>(x+x+)+)y',
    'call_(?<agent>(?:z|zz)+)!',
    '(?<agent>(qr|q|r)+)c',
    '(?<agent>(?:[^_]+)+)#',
  ])('tries %s with its own letters', (pattern) => {
    expect(checkPattern(pattern)).toContain('without end')
  })

  it('gives up for good on one that passed its trials and then took too long', () => {
    const pattern = '(?<agent>((?=ט).|(?=טט)..)+)!$'
    const name = `${'ט'.repeat(100)}/2026-03-31 10-05-00 (phone) Dana (054-123-4567)`
    expect(slowness(pattern)).toBeNull()
    expect(readName(name, { ...known, pattern }).pattern).toBe('phone-app')
    expect(slowness(pattern)).toContain('without end')
    expect(readName('טט!', { ...known, pattern })).toEqual({ pattern: null, facts: [] })
  })
})

import { beforeAll, describe, expect, it, vi } from 'vitest'
import { CLUES } from '../../electron/call-facts/clues.ts'
import { KNOWN_NAMES } from '../../electron/call-facts/known-names.ts'
import { readName } from '../../electron/call-facts/read-name.ts'
import { countFits, namesIn, systemName } from '../../renderer/features/call-sources/names.ts'
import { EXAMPLE_PATTERN, PATTERN_GROUPS } from '../../renderer/features/call-sources/pattern-groups.ts'
import { refusalFrom } from '../../renderer/features/call-sources/refusal-from.ts'
import { draftOf, isChanged, timeZones } from '../../renderer/features/call-sources/source-draft.ts'
import { grouped, type ReportedFile } from '../../renderer/features/ingest-calls/report.ts'
import { badgeOf } from '../../renderer/features/unmatched-calls/badge.ts'
import { othersWithNumber } from '../../renderer/features/unmatched-calls/same-number.ts'

describe('the badge of calls that wait', () => {
  it.each([
    [0, ''],
    [1, '1'],
    [99, '99'],
    [100, '99+'],
    [10_000, '99+'],
  ])('of %i is “%s”', (total, shown) => {
    expect(badgeOf(total)).toBe(shown)
  })
})

describe('othersWithNumber', () => {
  const calls = [
    { recordingId: 'recording_1', phone: '+972541234567' },
    { recordingId: 'recording_2', phone: '+972541234567' },
    { recordingId: 'recording_3', phone: null },
    { recordingId: 'recording_4', phone: null },
    { recordingId: 'recording_5', phone: '+972541234567' },
  ]
  it('counts the others with the same number, and calls without a number not at all', () => {
    expect(calls.map((call) => othersWithNumber(calls, call))).toEqual([2, 2, 0, 0, 2])
  })
})

describe('the help on patterns', () => {
  it('names every group that is read, and no other', () => {
    expect(Object.values(PATTERN_GROUPS).flat().toSorted()).toEqual([...CLUES].toSorted())
  })

  it('gives an example that reads what it says', () => {
    const { pattern, facts } = readName('0541234567_20260331-100500_dana.wav', {
      pattern: EXAMPLE_PATTERN,
      timeZone: 'Asia/Jerusalem',
      country: 'IL',
    })
    expect(pattern).toBe('own')
    expect(facts.map(({ fact, value }) => [fact, value])).toEqual([
      ['startedAt', '2026-03-31T10:05:00+03:00'],
      ['phone', '+972541234567'],
      ['agent', 'dana'],
    ])
  })
})

describe('the preview of names', () => {
  it('takes one name of a line, each once, and no more than the vault reads', () => {
    expect(namesIn(' a.wav \r\n\r\nb.wav\na.wav\n')).toEqual(['a.wav', 'b.wav'])
    expect(namesIn(Array.from({ length: 300 }, (_, index) => `${index}.wav`).join('\n'))).toHaveLength(200)
  })

  it('counts what read them', () => {
    const read = (name: string, pattern: string | null) => ({ name, pattern, facts: [] })
    const names = [read('a', 'own'), read('b', 'vicidial'), read('c', null), read('d', 'bcr'), read('e', null)]
    expect(countFits(names)).toEqual({ own: 1, known: 2, none: 2 })
  })

  it('has a name for every system, but for shapes that are no single one’s', () => {
    const nameless = KNOWN_NAMES.map(({ system }) => system).filter((system) => systemName(system) === null)
    expect([...new Set(nameless)].toSorted()).toEqual(['date-from-to', 'dated-folders', 'phone-app'])
  })
})

describe('a source while it is written', () => {
  it('is changed by what is kept, not by blanks at its ends', () => {
    const before = { ...draftOf(null), name: 'Exchange' }
    expect(isChanged(before, { ...before, name: ' Exchange ' })).toBe(false)
    expect(isChanged(before, { ...before, rightChannel: 'agent' })).toBe(true)
  })

  it('keeps a zone by an older name among those to choose from, each once', () => {
    const zones = timeZones('Israel')
    expect(zones).toContain('Israel')
    expect(zones).toContain('UTC')
    expect(new Set(timeZones('Asia/Jerusalem')).size).toBe(timeZones('Asia/Jerusalem').length)
  })
})

describe('refusalFrom', () => {
  it.each([
    ['disk-full', 'disk-full'],
    ['of-tomorrow', 'internal'],
  ])('%s is %s', (code, known) => {
    expect(refusalFrom({ code, message: 'Why.' })).toEqual({ code: known, message: 'Why.' })
  })
})

describe('a report', () => {
  const call = (file: string, outcome: 'added' | 'failed' | 'not-ready', rest: Partial<ReportedFile> = {}) =>
    ({ file, outcome, warnings: [], ...rest }) as ReportedFile

  it('puts what failed first, and each file under its gravest reason only', () => {
    const report = [
      call('a.wav', 'added', { recordingId: 'recording_a', customerId: null, warnings: ['truncated'] }),
      call('b.wav', 'failed', { code: 'audio-damaged' }),
      call('c.wav', 'not-ready'),
      call('d.wav', 'added', { recordingId: 'recording_d', customerId: 'customer_1', warnings: ['truncated'] }),
      call('e.pdf', 'added', { customerId: 'customer_1', warnings: ['no-clause-numbers'] }),
    ]
    expect(grouped(report).map(({ group, files }) => [group, files.map(({ file }) => file)])).toEqual([
      ['failed', ['b.wav']],
      ['notReady', ['c.wav']],
      ['unmatched', ['a.wav']],
      ['warned', ['d.wav', 'e.pdf']],
    ])
  })
})

describe('routes of the screens around calls', () => {
  type Routes = typeof import('../../renderer/route.ts')
  let routes: Routes
  beforeAll(async () => {
    vi.stubGlobal('window', { location: { hash: '' }, addEventListener: () => undefined })
    routes = await import('../../renderer/route.ts')
    return () => vi.unstubAllGlobals()
  })

  it.each<Parameters<Routes['hrefOf']>[0]>([
    { screen: 'unmatched' },
    { screen: 'import' },
    { screen: 'settings' },
    { screen: 'coverage' },
    { screen: 'coverage', customer: 'customer_1a' },
  ])('%j survives its address', (route) => {
    expect(routes.parseRoute(routes.hrefOf(route))).toEqual(route)
  })
})

import { describe, expect, it } from 'vitest'
import { combineFacts } from '../../electron/call-facts/combine-facts.ts'
import type { CallFact, CallFactName, FactSource } from '../../shared/contract/ingest-recording.ts'

const fact = (name: CallFactName, value: string, source: FactSource): CallFact => ({ fact: name, value, source })

describe('combineFacts', () => {
  it('keeps neither marks of direction, which nobody sees, nor letters without end', () => {
    const long = 'ד'.repeat(1_000_000)
    const { used, conflicts } = combineFacts([
      fact('agent', long, 'sidecar'),
      fact('reference', '\u200fK-20714\u200e', 'given'),
      fact('reference', 'K-20714', 'name'),
    ])
    expect(used.agent?.value).toBe('ד'.repeat(200))
    expect(used.reference?.value).toBe('K-20714')
    expect(conflicts).toEqual([])
  })

  it('uses the most trusted source, whatever the order, and keeps all', () => {
    const facts = [
      fact('agent', 'Dana', 'name'),
      fact('phone', '+972541234567', 'name'),
      fact('agent', 'Dana Levi', 'given'),
    ]
    const { used, all, conflicts } = combineFacts(facts)
    expect(used).toEqual({ phone: facts[1], agent: facts[2] })
    expect(all).toEqual([facts[1], facts[2], facts[0]])
    expect(conflicts).toEqual([])
  })

  it.each([
    ['startedAt', '2026-03-31T10:05:00+03:00', '2026-03-31T07:05:00Z'],
    ['startedAt', '2026-03-31T10:05:00+03:00', '2026-03-31T10:05:02+03:00'],
    ['durationMs', '125000', '126990'],
    ['phone', '+972541234567', '054-1234567'],
    ['phone', '+972541234567', '00972541234567'],
    ['agent', 'Dana Levi', 'dana'],
    ['agent', 'Dana Levi', '6666'],
    ['queue', 'Sales', 'sales '],
  ] as const)('takes two ways to write one %s for one: %s, %s', (name, a, b) => {
    expect(combineFacts([fact(name, a, 'sidecar'), fact(name, b, 'name')]).conflicts).toEqual([])
  })

  it.each([
    ['startedAt', '2026-03-31T10:05:00+03:00', '2026-03-31T10:05:00Z'],
    ['durationMs', '125000', '60000'],
    ['phone', '+972541234567', '+972527654321'],
    ['phone', '+972541234567', '4567'],
    ['direction', 'in', 'out'],
    ['agent', 'Dana Levi', 'Yoav Cohen'],
    ['callId', '1774940700.12', '1774940700.13'],
  ] as const)('says that two values of %s disagree: %s, %s', (name, a, b) => {
    const { conflicts, used } = combineFacts([fact(name, b, 'name'), fact(name, a, 'sidecar')])
    expect(used[name]?.value).toBe(a)
    expect(conflicts.map(({ code }) => code)).toEqual(['facts-disagree'])
    expect(conflicts[0]?.message).toContain(`${a} (the file beside it), ${b} (its name)`)
  })

  it('gives one sentence a fact, with all that differ from the first', () => {
    const { conflicts } = combineFacts([
      fact('durationMs', '125000', 'sidecar'),
      fact('durationMs', '124900', 'call-record'),
      fact('durationMs', '60000', 'audio'),
      fact('durationMs', '10000', 'transcript'),
    ])
    expect(conflicts).toEqual([
      {
        code: 'facts-disagree',
        message:
          'The sources disagree on how many milliseconds it lasted: 125000 (the file beside it), 60000 (the sound), 10000 (the transcript); the first is used.',
      },
    ])
  })

  it('has nothing to say of nothing', () => {
    expect(combineFacts([])).toEqual({ used: {}, all: [], conflicts: [] })
  })
})

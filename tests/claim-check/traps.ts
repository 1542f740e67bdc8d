import type { Locale } from '../../shared/units.ts'
import type { Verdict } from '../../shared/verdict.ts'
import type { RecordText, Turn } from './record.ts'

/** One trap: a record, a claim, and the only answers that aren't wrong. */
export interface Trap {
  readonly trap: string
  readonly locale: Locale
  readonly axis: 'signed' | 'said'
  readonly record: RecordText
  readonly claim: string
  readonly allowed: readonly Verdict[]
  readonly on?: string
}

export const OPEN = ['needs-review', 'silent'] as const
export const REVIEW = ['needs-review'] as const

export const contract = (...lines: string[]): RecordText => ({ documents: [{ lines, signedOn: '2025-01-01' }] })
export const call = (...turns: Turn[]): RecordText => ({ calls: [turns] })

const on =
  (axis: Trap['axis'], locale: Locale) =>
  (trap: string, record: RecordText, claim: string, allowed: readonly Verdict[]): Trap => ({
    trap,
    locale,
    axis,
    record,
    claim,
    allowed,
  })
export const signedHe = on('signed', 'he')
export const signedEn = on('signed', 'en')
export const saidHe = on('said', 'he')
export const saidEn = on('said', 'en')

export const amended = (
  lines: readonly string[],
  amendment: readonly string[],
  signedOn = '2026-01-01',
): RecordText => ({
  documents: [
    { lines, signedOn: '2025-01-01' },
    { lines: amendment, signedOn, isAmendment: true },
  ],
})

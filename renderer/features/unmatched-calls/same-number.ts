import type { UnmatchedCall } from '../../../shared/contract/unmatched-calls.ts'

type Numbered = Pick<UnmatchedCall, 'recordingId' | 'phone'>

/** How many other calls of the list have the same number; calls without one have nothing in common. */
export const othersWithNumber = (calls: readonly Numbered[], { recordingId, phone }: Numbered): number =>
  phone === null ? 0 : calls.filter((other) => other.phone === phone && other.recordingId !== recordingId).length

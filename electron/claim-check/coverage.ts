import type { Coverage } from '../../shared/contract/check-claim.ts'
import { recordsWithoutAudio } from '../records/call-records.ts'
import { contractsOf } from '../records/contracts.ts'
import { countUnmatchedOf, recordingsOf } from '../records/recordings.ts'
import type { ReadVault } from '../vault/open.ts'

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)

/** What a claim of this customer is held against, and what of it could not be searched. */
export function coverageOf(vault: ReadVault, customer: string): Coverage {
  const contracts = contractsOf(vault, customer)
  const recordings = recordingsOf(vault, customer)
  return {
    contracts: contracts.length,
    clauses: total(contracts.map((contract) => contract.clauses)),
    recordings: recordings.length,
    segments: total(recordings.map((recording) => recording.segments)),
    recordingsWithoutTranscript: recordings.filter((recording) => recording.transcript === null).length,
    unreadable: contracts.filter((contract) => contract.text_source === 'none').map((contract) => contract.title),
    missing: recordings.filter((call) => call.sha256 === null).map((call) => call.started_at),
    notRecorded: recordsWithoutAudio(vault, { customer, from: null, to: null }).map((record) => record.startedAt),
    unmatched: countUnmatchedOf(vault, customer),
  }
}

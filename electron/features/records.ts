import type { Recognition } from '../../shared/contract/ingest-contract.ts'
import type { Warning } from '../../shared/units.ts'
import type { Handler } from '../handler.ts'
import { clauseOf, clauseRecordsOf, wordsOf } from '../records/clauses.ts'
import { contractRow, findContract } from '../records/contracts.ts'
import { findRecording, recordingRow, segmentsOf, warningsOf } from '../records/recordings.ts'
import { signatureOf } from '../records/signatures.ts'

export const showContract: Handler<'showContract'> = (vault, { contract }) => {
  const record = findContract(vault, contract)
  const amendments = vault.all<{ id: string }>('SELECT id FROM contract WHERE amends = @contract ORDER BY rowid', {
    contract,
  })
  return {
    ...contractRow(vault, record),
    customerId: record.customer,
    sha256: record.sha256,
    mediaType: record.media_type,
    pageSizes: JSON.parse(record.page_sizes) as [number, number][],
    language: record.language,
    ingestedAt: record.at,
    amendedBy: amendments.map((amendment) => amendment.id),
    clauses: clauseRecordsOf(vault, contract).map((clause) => ({ ...clauseOf(clause), words: wordsOf(clause) })),
    recognition: record.recognition === null ? null : (JSON.parse(record.recognition) as Recognition),
    signatureDetail: signatureOf(vault, contract),
    cameWith: record.came_with,
    warnings: JSON.parse(record.warnings) as Warning[],
  }
}

export const showRecording: Handler<'showRecording'> = (vault, { recording }) => {
  const record = findRecording(vault, recording)
  return {
    ...recordingRow(record),
    customerId: record.customer,
    sha256: record.sha256,
    transcriptSha256: record.transcript_sha256,
    mediaType: record.media_type,
    sampleRate: record.sample_rate,
    metadataSource: JSON.parse(record.metadata_source) as Record<string, string>,
    ingestedAt: record.at,
    transcript: segmentsOf(vault, recording),
    warnings: warningsOf(record),
  }
}

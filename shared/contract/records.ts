import { z } from 'zod'
import { ContractId, CustomerId, RecordingId } from '../ids.ts'
import { op } from '../operation.ts'
import { Instant, Sha256 } from '../units.ts'
import { ContractRow, RecordingRow } from './customers.ts'
import { Clause, IngestedContract, Recognition, Word } from './ingest-contract.ts'
import { Segment } from './ingest-recording.ts'
import { Signature } from './signature.ts'

export const showContract = op(
  'read',
  'Show a contract with its clauses.',
  z.strictObject({ contract: ContractId }),
  ContractRow.extend({
    customerId: CustomerId,
    sha256: Sha256,
    mediaType: z.string(),
    /** Width and height of each page in points; empty for a plain text. */
    pageSizes: z.array(z.tuple([z.number(), z.number()])),
    language: z.enum(['he', 'en']),
    ingestedAt: Instant,
    amendedBy: z.array(ContractId),
    /** Clauses as they are read now, each with its words; `showContract` and the screens only. */
    clauses: z.array(Clause.extend({ words: z.array(Word) })),
    recognition: Recognition.nullable(),
    signatureDetail: Signature,
    /** The e-mail it came with. */
    cameWith: ContractId.nullable(),
    warnings: IngestedContract.shape.warnings,
  }),
)

export const showRecording = op(
  'read',
  'Show a call with its transcript.',
  z.strictObject({ recording: RecordingId }),
  RecordingRow.extend({
    customerId: CustomerId,
    sha256: Sha256.nullable(),
    transcriptSha256: Sha256.nullable(),
    mediaType: z.string().nullable(),
    sampleRate: z.number().int().nullable(),
    metadataSource: z.record(z.string(), z.string()),
    ingestedAt: Instant,
    transcript: z.array(Segment),
    warnings: IngestedContract.shape.warnings,
  }),
)

import { z } from 'zod'
import { ContractId, CustomerId, RecordingId, SourceId, TranscriptId } from '../ids.ts'
import { op } from '../operation.ts'
import { Instant, Milliseconds, Sha256 } from '../units.ts'
import { ContractRow, RecordingRow } from './customers.ts'
import { Clause, IngestedContract, Recognition, Word } from './ingest-contract.ts'
import { CallFact, Segment, SpokenWord, TimeRange } from './ingest-recording.ts'
import { Signature } from './signature.ts'
import { MatchBasis } from './unmatched-calls.ts'

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

/** A segment as its page shows it. */
export const ShownSegment = Segment.extend({
  words: z.array(SpokenWord),
  /** Stretches in which a number was said that is masked in the text. */
  masks: z.array(TimeRange),
  listened: z.array(z.object({ by: z.string(), at: Instant })),
  isCorrected: z.boolean(),
})
export type ShownSegment = z.infer<typeof ShownSegment>

/** How a call's time was spent. Null where the channels don't tell one side from the other. */
export const SpeechShares = z.object({
  agentMs: Milliseconds,
  customerMs: Milliseconds,
  /** Both at once. */
  bothMs: Milliseconds,
  silenceMs: Milliseconds,
})
export type SpeechShares = z.infer<typeof SpeechShares>

export const showRecording = op(
  'read',
  'Show a call with its transcript.',
  z.strictObject({ recording: RecordingId }),
  RecordingRow.extend({
    customerId: CustomerId.nullable(),
    matchBasis: MatchBasis.nullable(),
    sha256: Sha256.nullable(),
    /** The second file of a call whose sides were written apart. */
    otherSha256: Sha256.nullable(),
    transcriptSha256: Sha256.nullable(),
    name: z.string().nullable(),
    mediaType: z.string().nullable(),
    sampleRate: z.number().int().nullable(),
    /** What a browser can play: the original or a copy of it. Null where there is none. */
    playable: z.object({ sha256: Sha256, mediaType: z.string(), isCopy: z.boolean() }).nullable(),
    /** The object that holds its waveform (see electron/audio/peaks.ts for its form). */
    peaks: Sha256.nullable(),
    shares: SpeechShares.nullable(),
    metadataSource: z.record(z.string(), z.string()),
    /** All that was found of the call, also what was not used because something better trusted says otherwise. */
    facts: z.array(CallFact),
    source: SourceId.nullable(),
    ingestedAt: Instant,
    transcript: z.array(ShownSegment),
    transcription: z
      .object({
        transcriptId: TranscriptId,
        sha256: Sha256,
        format: z.string(),
        language: z.string().nullable(),
        engine: z.string().nullable(),
        model: z.string().nullable(),
        at: Instant,
        /** 1 as it came, one more with each correction. */
        version: z.number().int(),
      })
      .nullable(),
    warnings: IngestedContract.shape.warnings,
  }),
)

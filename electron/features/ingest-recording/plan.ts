import type { ParsedInput } from '../../../shared/contract.ts'
import type { Context } from '../../handler.ts'
import type { SourceFile } from '../../records/recordings.ts'
import type { PreparedTranscript } from '../../transcripts/prepare-transcript.ts'
import type { KnownFacts } from './gather-facts.ts'
import type { CallFiles } from './known-call.ts'
import type { Owner } from './owner.ts'
import type { StagedSound } from './sound.ts'

/** All that is to be written of a call, once it was read. */
export interface Plan {
  readonly owner: Owner
  readonly input: ParsedInput<'ingestRecording'>
  readonly files: CallFiles
  readonly facts: KnownFacts
  readonly sound: StagedSound | null
  readonly transcript: PreparedTranscript | null
  /** The file of its source it was taken from, by which it is known again without being read. */
  readonly from: SourceFile | null
  readonly context: Context
}

/** The call's sound as a row states it. */
export const soundOf = ({ files, sound, facts, owner }: Plan) => ({
  sha256: files.audio?.staged.sha256 ?? null,
  other_sha256: files.otherSide?.staged.sha256 ?? null,
  duration_ms: sound?.durationMs ?? null,
  codec: sound?.facts.codec ?? null,
  channels: sound?.channels ?? null,
  sample_rate: sound?.facts.sampleRate ?? null,
  shares: sound?.shares ? JSON.stringify(sound.shares) : null,
  warnings: JSON.stringify([
    ...(sound?.facts.warnings ?? []),
    ...(sound?.warnings ?? []),
    ...facts.conflicts,
    ...owner.warnings,
  ]),
})

/** The call as its row states it. */
export function callRow(plan: Plan) {
  const { owner, input, files, facts, sound, transcript } = plan
  const declared = facts.value('durationMs')
  return {
    ...soundOf(plan),
    ...(sound === null && transcript ? { duration_ms: endOf(transcript) } : {}),
    started_at: facts.value('startedAt'),
    agent: facts.value('agent'),
    direction: facts.value('direction') as 'in' | 'out' | null,
    metadata_source: JSON.stringify({ ...facts.sources, durationMs: sound ? 'audio' : 'transcript' }),
    sidecar_sha256: files.sidecar?.staged.sha256 ?? null,
    match_basis: owner.basis,
    declared_ms: declared === null ? null : Number(declared),
    phone: facts.value('phone'),
    reference: facts.value('reference'),
    call_id: facts.value('callId'),
    facts: facts.all.length === 0 ? null : JSON.stringify(facts.all),
    source: input.source ?? null,
    path: input.path ?? null,
  }
}

/** What the log states of its words. */
export const transcriptDetail = ({ files, transcript }: Plan) => ({
  transcript: files.transcript?.staged.sha256,
  segments: transcript?.segments.length ?? 0,
})

/** Segments are in the order of their beginnings; a long one may end after all that began later. */
const endOf = ({ segments }: PreparedTranscript): number =>
  segments.reduce((latest, { endMs }) => Math.max(latest, endMs), 0)

import type { Output, ParsedInput } from '../../../shared/contract.ts'
import type { Warning } from '../../../shared/units.ts'
import type { Change, Context, Handler, Unchanged } from '../../handler.ts'
import { findCustomer } from '../../records/customers.ts'
import { giveBack, lostOriginals } from '../../records/known-evidence.ts'
import { passageOf, rowidOf } from '../../records/passages.ts'
import { findRecording, type RecordingRecord, warningsOf } from '../../records/recordings.ts'
import { refused } from '../../vault/errors.ts'
import type { Staged } from '../../vault/objects.ts'
import type { ReadVault } from '../../vault/open.ts'
import type { Rows } from '../../vault/rows.ts'
import { runTask } from '../../work/run.ts'
import { type CallFiles, callFactsNotKept, type KnownCall, knownCall, type StagedFile } from './known-call.ts'
import type { ReadCall, ReadTranscript } from './read-call.ts'

type Answer = Output<'ingestRecording'>

export const ingestRecording: Handler<'ingestRecording'> = async (vault, input, context) => {
  const { id: customer } = findCustomer(vault, input.customer)
  const files: CallFiles = {
    audio: await stageFile(context, input.file),
    transcript: await stageFile(context, input.transcript),
  }
  const known = knownCall(vault, customer, files)
  if (known?.isComplete) return addedBefore(vault, known, input, files)

  const read = await runTask(
    'readCall',
    {
      audioPath: files.audio?.staged.path ?? null,
      transcriptPath: files.transcript?.staged.path ?? null,
      agent: input.agent ?? known?.record.agent ?? null,
    },
    { signal: context.signal, onProgress: context.progress },
  )
  const plan: Plan = { customer, input, files, read, context }
  const change = known ? transcriptFor(vault, known, plan) : newCall(vault, plan)
  return {
    ...change,
    write: (rows) => {
      const now = knownCall(vault, customer, files)
      if (now?.record.id !== known?.record.id || now?.isComplete)
        throw refused(
          'already-added',
          'Something of this call was added a moment ago. Nothing was changed: add it again to add what is missing.',
        )
      return change.write(rows)
    },
  }
}

/** All that is to be written of a call, once it was read. */
interface Plan {
  readonly customer: string
  readonly input: ParsedInput<'ingestRecording'>
  readonly files: CallFiles
  readonly read: ReadCall
  readonly context: Context
}

/** The answer for a call that lacks nothing of what was given. Originals that were lost are given back. */
function addedBefore(
  vault: ReadVault,
  { record }: KnownCall,
  input: ParsedInput<'ingestRecording'>,
  files: CallFiles,
): Unchanged<Answer> | Change<Answer> {
  const answer = { ...ingested(record, callFactsNotKept(record, input)), duplicate: true }
  const lost = lostOf(vault, files)
  if (lost.length === 0) return { unchanged: answer }
  return {
    subject: record.id,
    customer: record.customer,
    detail: restored(lost),
    write: (rows) => {
      giveBack(vault, rows, lost)
      return answer
    },
  }
}

/** A transcript for a call that had none. The log states only what is written: the call's own facts are not. */
function transcriptFor(vault: ReadVault, { record }: KnownCall, plan: Plan): Change<Answer> {
  const lost = lostOf(vault, plan.files)
  return {
    subject: record.id,
    customer: plan.customer,
    detail: { ...transcriptDetail(plan), ...restored(lost) },
    write: (rows) => {
      giveBack(vault, rows, lost)
      keepTranscript(rows, record.id, plan)
      return ingested(findRecording(vault, record.id), callFactsNotKept(record, plan.input))
    },
  }
}

function newCall(vault: ReadVault, plan: Plan): Change<Answer> {
  const { customer, input, files, read, context } = plan
  const id = context.id('recording')
  const { audio, transcript } = read
  const call = {
    sha256: files.audio?.staged.sha256 ?? null,
    duration_ms: audio?.durationMs ?? (transcript && endOf(transcript)),
    codec: audio?.codec ?? null,
    channels: audio?.channels ?? null,
    sample_rate: audio?.sampleRate ?? null,
    started_at: input.startedAt ?? null,
    agent: input.agent ?? null,
    direction: input.direction ?? null,
    metadata_source: JSON.stringify(sourcesOf(input, audio !== null)),
    warnings: JSON.stringify(audio?.warnings ?? []),
  }
  return {
    subject: id,
    customer,
    detail: { ...call, ...transcriptDetail(plan) },
    write: (rows) => {
      if (files.audio && audio) keep(rows, files.audio, 'recording', audio.mediaType, context.now)
      rows.insert('recording', { id, customer, ...call, at: context.now })
      keepTranscript(rows, id, plan)
      return ingested(findRecording(vault, id))
    },
  }
}

const transcriptDetail = ({ files, read }: Plan) => ({
  transcript: files.transcript?.staged.sha256,
  segments: read.transcript?.segments.length ?? 0,
})

const lostOf = (vault: ReadVault, { audio, transcript }: CallFiles): Staged[] =>
  lostOriginals(
    vault,
    [audio, transcript].flatMap((file) => (file ? [file.staged] : [])),
  )

const restored = (lost: readonly Staged[]): { restored?: string[] } =>
  lost.length === 0 ? {} : { restored: lost.map(({ sha256 }) => sha256) }

/** Segments are in the order of their beginnings; a long one may end after all that began later. */
const endOf = ({ segments }: ReadTranscript): number =>
  segments.reduce((latest, { endMs }) => Math.max(latest, endMs), 0)

async function stageFile(context: Context, ref: string | undefined): Promise<StagedFile | null> {
  if (ref === undefined) return null
  const { path, name } = context.files.read(ref)
  return { staged: await context.stage(path), name }
}

const sourcesOf = (
  { startedAt, agent, direction }: ParsedInput<'ingestRecording'>,
  hasAudio: boolean,
): Record<string, string> => ({
  durationMs: hasAudio ? 'audio' : 'transcript',
  ...(startedAt === undefined ? {} : { startedAt: 'given' }),
  ...(agent === undefined ? {} : { agent: 'given' }),
  ...(direction === undefined ? {} : { direction: 'given' }),
})

const keep = (
  rows: Rows,
  { staged, name }: StagedFile,
  kind: 'recording' | 'transcript',
  mediaType: string,
  at: string,
): void => rows.keep(staged, { kind, mediaType, name, at })

const MEDIA_TYPES: Record<ReadTranscript['format'], string> = {
  webvtt: 'text/vtt',
  srt: 'application/x-subrip',
  'whisper-json': 'application/json',
  'whisper-cpp-json': 'application/json',
}

/** Keeps the transcript, if one was read, and its segments with their places in the search index. */
function keepTranscript(rows: Rows, recording: string, { customer, files, read, context: { id, now } }: Plan): void {
  if (files.transcript === null || read.transcript === null) return
  const { format, language, engine, masked, segments, warnings } = read.transcript
  keep(rows, files.transcript, 'transcript', MEDIA_TYPES[format], now)
  const transcriptId = id('transcript')
  rows.insert('transcript', {
    id: transcriptId,
    recording,
    sha256: files.transcript.staged.sha256,
    format,
    language,
    engine,
    masked,
    warnings: JSON.stringify(warnings),
    at: now,
  })
  for (const [position, { startMs, endMs, speaker, speakerBasis, label, text, flags }] of segments.entries()) {
    const row = rows.insert('segment', {
      id: id('segment'),
      transcript: transcriptId,
      recording,
      position,
      start_ms: startMs,
      end_ms: endMs,
      speaker,
      speaker_basis: speakerBasis,
      label,
      text,
      flags: JSON.stringify(flags),
    })
    rows.index(rowidOf('segment', row), passageOf('segment', customer, text))
  }
}

const ingested = (call: RecordingRecord, warnings: readonly Warning[] = []): Answer => ({
  recordingId: call.id,
  sha256: call.sha256,
  duplicate: false,
  durationMs: call.duration_ms,
  codec: call.codec,
  channels: call.channels,
  sampleRate: call.sample_rate,
  startedAt: call.started_at,
  metadataSource: JSON.parse(call.metadata_source) as Record<string, string>,
  segments: call.segments,
  masked: call.masked,
  warnings: [...warningsOf(call), ...warnings],
})

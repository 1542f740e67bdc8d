import type { Output, ParsedInput } from '../../../shared/contract.ts'
import type { Context, Handler } from '../../handler.ts'
import { findCustomer } from '../../records/customers.ts'
import { passageOf, rowidOf } from '../../records/passages.ts'
import { findRecording, type RecordingRecord, recordingsOf, warningsOf } from '../../records/recordings.ts'
import { refused } from '../../vault/errors.ts'
import type { Staged } from '../../vault/objects.ts'
import type { ReadVault } from '../../vault/open.ts'
import type { Rows } from '../../vault/rows.ts'
import { runTask } from '../../work/run.ts'
import type { ReadTranscript } from './read-call.ts'

/** A file of the call, copied into the vault's staging folder. */
interface StagedFile {
  readonly staged: Staged
  readonly name: string
}

export const ingestRecording: Handler<'ingestRecording'> = async (vault, input, context) => {
  const { id: customer } = findCustomer(vault, input.customer)
  const audioFile = await stageFile(context, input.file)
  const transcriptFile = await stageFile(context, input.transcript)
  const known = knownCall(vault, customer, audioFile, transcriptFile)
  if (known && isComplete(known, transcriptFile)) return { unchanged: ingested(known, true) }

  const { audio, transcript } = await runTask(
    'readCall',
    {
      audioPath: audioFile?.staged.path ?? null,
      transcriptPath: transcriptFile?.staged.path ?? null,
      agent: input.agent ?? known?.agent ?? null,
    },
    { signal: context.signal, onProgress: context.progress },
  )
  const recording = known?.id ?? context.id('recording')
  const call = {
    sha256: audioFile?.staged.sha256 ?? null,
    duration_ms: audio?.durationMs ?? transcript?.segments.at(-1)?.endMs ?? null,
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
    subject: recording,
    customer,
    detail: { ...call, transcript: transcriptFile?.staged.sha256, segments: transcript?.segments.length ?? 0 },
    write: (rows) => {
      if (!known) {
        if (knownCall(vault, customer, audioFile, transcriptFile))
          throw refused('already-added', 'This call was added a moment ago; it is on the customer’s page.')
        if (audioFile && audio) keep(rows, audioFile, 'recording', audio.mediaType, context.now)
        rows.insert('recording', { id: recording, customer, ...call, at: context.now })
      }
      if (transcriptFile && transcript)
        keepTranscript(rows, { customer, recording, transcript, file: transcriptFile }, context)
      return ingested(findRecording(vault, recording), false)
    },
  }
}

async function stageFile(context: Context, ref: string | undefined): Promise<StagedFile | null> {
  if (ref === undefined) return null
  const { path, name } = context.files.read(ref)
  return { staged: await context.stage(path), name }
}

/** The customer's call with this audio; for a transcript alone, the transcript-only call made of it. */
function knownCall(
  vault: ReadVault,
  customer: string,
  audio: StagedFile | null,
  transcript: StagedFile | null,
): RecordingRecord | undefined {
  const isSame = audio
    ? (call: RecordingRecord) => call.sha256 === audio.staged.sha256
    : (call: RecordingRecord) => call.transcript_sha256 === transcript?.staged.sha256
  return recordingsOf(vault, customer).find(isSame)
}

/** True when there is nothing to add to a known call; a second, different transcript of it is refused. */
function isComplete(known: RecordingRecord, transcript: StagedFile | null): boolean {
  if (transcript === null || known.transcript_sha256 === transcript.staged.sha256) return true
  if (known.transcript_sha256 === null) return false
  throw refused('already-added', 'This call is in the vault with another transcript, which stays. Nothing was changed.')
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

function keepTranscript(
  rows: Rows,
  {
    customer,
    recording,
    transcript,
    file,
  }: { customer: string; recording: string; transcript: ReadTranscript; file: StagedFile },
  { id, now }: Context,
): void {
  const { format, language, engine, masked, segments, warnings } = transcript
  keep(rows, file, 'transcript', MEDIA_TYPES[format], now)
  const transcriptId = id('transcript')
  rows.insert('transcript', {
    id: transcriptId,
    recording,
    sha256: file.staged.sha256,
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

const ingested = (call: RecordingRecord, duplicate: boolean): Output<'ingestRecording'> => ({
  recordingId: call.id,
  sha256: call.sha256,
  duplicate,
  durationMs: call.duration_ms,
  codec: call.codec,
  channels: call.channels,
  sampleRate: call.sample_rate,
  startedAt: call.started_at,
  metadataSource: JSON.parse(call.metadata_source) as Record<string, string>,
  segments: call.segments,
  masked: call.masked,
  warnings: warningsOf(call),
})

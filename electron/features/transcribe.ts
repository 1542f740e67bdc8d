import { join } from 'node:path'
import type { Output, ParsedInput } from '../../shared/contract.ts'
import type { Change, Context, Handler } from '../handler.ts'
import { findCallSource, usualSource } from '../records/call-sources.ts'
import { findRecording, type RecordingRecord } from '../records/recordings.ts'
import { keepTranscript } from '../records/transcripts.ts'
import { takeCallCache } from '../transcription/call-cache.ts'
import type { DecodedCall } from '../transcription/decode-sides.ts'
import {
  findTranscriber,
  type TranscribedRecording,
  type Transcriber,
  transcribeRecording,
} from '../transcription/transcribe-recording.ts'
import { flagDoubts } from '../transcripts/flag-doubts.ts'
import { type PreparedTranscript, prepareTranscript } from '../transcripts/prepare-transcript.ts'
import { refused } from '../vault/errors.ts'
import type { Staged } from '../vault/objects.ts'
import type { ReadVault } from '../vault/open.ts'
import { runTask } from '../work/run.ts'

/** What the table `transcript` calls a transcript made here. */
const FORMAT = 'said-and-signed-transcript' as const

/** Progress is told in percent of the voiced sound. */
const WHOLE = 100

type Answer = Output<'transcribe'>

/** A recording that has sound. */
type Heard = RecordingRecord & { readonly sha256: string }

export const transcribe: Handler<'transcribe'> = async (vault, input, context) => {
  const record = heard(findRecording(vault, input.recording))
  // First of all: nobody waits for a decoder to learn that there is no model.
  const transcriber = await transcriberFor(input, context)
  const cache = takeCallCache(join(vault.folder, 'cache', 'transcribed'), record.id)
  try {
    const sound = await decode(vault, record, cache.sound, context)
    const made = await transcribeRecording(
      {
        ...{ audioSha256: hashesOf(record), durationMs: sound.durationMs, channels: sound.sides },
        ...{ checkpointFolder: cache.folder, signal: context.signal },
        onProgress: (share) => context.progress({ stage: 'transcribe', done: Math.round(share * WHOLE), total: WHOLE }),
      },
      transcriber,
    )
    const prepared = prepare(vault, record, sound, made, transcriber)
    const staged = await context.stageBytes(made.file)
    return keeping(
      vault,
      record,
      staged,
      prepared,
      answerOf(record, made, prepared, transcriber, context),
      context,
      cache.forget,
    )
  } finally {
    cache.release()
  }
}

function heard(record: RecordingRecord): Heard {
  const { sha256 } = record
  if (sha256 === null) throw refused('no-audio', 'This call is known by its transcript alone: there is no sound.')
  return { ...record, sha256 }
}

function keeping(
  vault: ReadVault,
  record: Heard,
  staged: Staged,
  prepared: PreparedTranscript & { readonly modelSha256: string },
  answer: Answer,
  context: Context,
  forget: () => void,
): Change<Answer> {
  const { transcriptId: id, segments, engine, model, language, voicedMs } = answer
  return {
    subject: record.id,
    customer: record.owner,
    detail: { transcript: staged.sha256, segments, engine, model, language, voicedMs },
    write: (rows) => {
      // It took long: whose call it is may have been said meanwhile, and the log states the customer.
      if (findRecording(vault, record.id).owner !== record.owner)
        throw refused(
          'already-added',
          'This call was matched to a customer meanwhile. Transcribe it again: what is done is kept.',
        )
      const name = `${record.name ?? record.id}.json`
      const facts = { kind: 'transcript', mediaType: 'application/json', name, at: context.now } as const
      rows.keep(staged, { ...facts, parent: record.sha256 })
      const call = { recording: record.id, customer: record.owner }
      keepTranscript(vault, rows, call, { ...prepared, id, sha256: staged.sha256, format: FORMAT }, context)
      forget()
      return answer
    },
  }
}

function transcriberFor(input: ParsedInput<'transcribe'>, { files, programs }: Context): Promise<Transcriber> {
  const pathOf = (ref: string | undefined): string | undefined => (ref === undefined ? undefined : files.read(ref).path)
  return findTranscriber({
    engine: pathOf(input.engine) ?? programs.whisper,
    model: pathOf(input.model),
    modelsFolder: programs.models ?? '',
    language: input.language,
  })
}

const hashesOf = ({ sha256, other_sha256 }: Heard): [string] | [string, string] =>
  other_sha256 === null ? [sha256] : [sha256, other_sha256]

const decode = (
  vault: ReadVault,
  record: Heard,
  folder: string,
  { programs, signal, progress }: Context,
): Promise<DecodedCall> => {
  const [first, second] = hashesOf(record)
  const path = (hash: string): string => vault.objects.path(hash)
  const paths = second === undefined ? ([path(first)] as const) : ([path(first), path(second)] as const)
  const input = { paths, name: record.name ?? '', folder }
  return runTask('decodeSides', { ...input, ffmpeg: programs.ffmpeg ?? null }, { signal, onProgress: progress })
}

/** As a transcript that was brought along: speakers, numbers masked, doubts flagged. */
function prepare(
  vault: ReadVault,
  record: Heard,
  sound: DecodedCall,
  { segments, language }: TranscribedRecording,
  { engineVersion, model, modelSha256 }: Transcriber,
): PreparedTranscript & { readonly modelSha256: string } {
  const { channels, labels } = record.source === null ? usualSource() : findCallSource(vault, record.source)
  const said = { format: FORMAT, language, engine: engineVersion, model: model.name } as const
  const of = { durationMs: sound.durationMs, audioSha256: record.sha256 }
  const prepared = prepareTranscript(
    { ...said, ...of, segments: flagDoubts(segments), warnings: sound.warnings },
    { agent: record.agent, channels, labels, sound: { ...sound, sha256: record.sha256 } },
  )
  return { ...prepared, modelSha256 }
}

const answerOf = (
  record: Heard,
  { language, voicedMs }: TranscribedRecording,
  { segments, masked, warnings }: PreparedTranscript,
  { engineVersion: engine, model, modelSha256 }: Transcriber,
  { id }: Context,
): Answer => ({
  recordingId: record.id,
  transcriptId: id('transcript'),
  segments: segments.length,
  engine,
  model: `${model.name} ${modelSha256}`,
  language,
  voicedMs,
  masked,
  warnings: [...warnings],
})

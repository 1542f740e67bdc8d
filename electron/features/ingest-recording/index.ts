import type { CallSource } from '../../../shared/contract/call-source.ts'
import type { Output, ParsedInput } from '../../../shared/contract.ts'
import type { Warning } from '../../../shared/units.ts'
import type { Change, Context, Handler, Unchanged } from '../../handler.ts'
import { findCallSource, usualSource } from '../../records/call-sources.ts'
import { findCustomer } from '../../records/customers.ts'
import { giveBack, lostOriginals } from '../../records/known-evidence.ts'
import {
  callFromFile,
  findRecording,
  type RecordingRecord,
  type SourceFile,
  warningsOf,
} from '../../records/recordings.ts'
import { settingsOf } from '../../records/settings.ts'
import { keepTranscript, moveInIndex } from '../../records/transcripts.ts'
import { refused } from '../../vault/errors.ts'
import type { Staged } from '../../vault/objects.ts'
import type { ReadVault } from '../../vault/open.ts'
import type { Rows } from '../../vault/rows.ts'
import { runTask } from '../../work/run.ts'
import { gatherFacts, type KnownFacts } from './gather-facts.ts'
import { type CallFiles, callFactsNotKept, isAsBefore, type KnownCall, knownCall, lacksNothing } from './known-call.ts'
import { ownerOf } from './owner.ts'
import { callRow, type Plan, soundOf, transcriptDetail } from './plan.ts'
import { keepDerived, keepSound, scratchFile, stageSound } from './sound.ts'
import { readSidecarFile, sizeOf, stageCall } from './stage-call.ts'

type Answer = Output<'ingestRecording'>

export const ingestRecording: Handler<'ingestRecording'> = async (vault, input, context) => {
  const given = input.customer === undefined ? null : findCustomer(vault, input.customer).id
  const source = input.source === undefined ? usualSource() : findCallSource(vault, input.source)
  const from = sourceFileOf(input, context)
  const files = await stageCall(context, input, settingsOf(vault))
  const sidecar = await readSidecarFile(files.sidecar)
  const facts = gatherFacts(vault, input, { name: input.path ?? nameOf(files), sidecar, source })
  const known = knownCall(vault, given, files, facts)
  if (known && lacksNothing(known.lacks)) return addedBefore(vault, known, { input, files, from })

  const scratch = scratchFile(vault)
  try {
    const { audio, transcript } = await readSound(files, { source, facts, scratch: scratch.path }, context)
    const sound = audio === null ? null : await stageSound(audio, scratch.path, context)
    const plan: Plan = { owner: ownerOf(vault, given, facts), input, files, facts, sound, transcript, from, context }
    return onlyIfStill(vault, known, plan, known ? lackingFor(vault, known, plan) : newCall(vault, plan))
  } finally {
    scratch.remove()
  }
}

const nameOf = ({ audio, transcript }: CallFiles): string => (audio ?? transcript)!.name

/** Reads what was staged in a worker thread: what was hashed is what is read. */
const readSound = (
  { audio, otherSide, transcript }: CallFiles,
  { source, facts, scratch }: { source: Pick<CallSource, 'channels' | 'labels'>; facts: KnownFacts; scratch: string },
  { programs, signal, progress }: Context,
) =>
  runTask(
    'readCall',
    {
      audio: audio && {
        paths: otherSide ? [audio.staged.path, otherSide.staged.path] : [audio.staged.path],
        name: audio.name,
        sha256: audio.staged.sha256,
      },
      transcriptPath: transcript?.staged.path ?? null,
      agent: facts.value('agent'),
      channels: source.channels,
      labels: source.labels,
      ffmpeg: programs.ffmpeg ?? null,
      playablePath: scratch,
    },
    { signal, onProgress: progress },
  )

/** Refuses when something of the call was added, or whose it is was said, while this one was read. */
function onlyIfStill(vault: ReadVault, known: KnownCall | null, plan: Plan, change: Change<Answer>): Change<Answer> {
  const write = (rows: Rows): Answer => {
    const given = plan.owner.basis === 'given' ? plan.owner.customer : null
    const now = knownCall(vault, given, plan.files, plan.facts)
    if (!isAsBefore(known, now))
      throw refused(
        'already-added',
        'Something of this call was added a moment ago. Nothing was changed: add it again to add what is missing.',
      )
    return change.write(rows)
  }
  return { ...change, write }
}

/** The file that a call of a source is known again by: its sound, or its words where it has none. */
function sourceFileOf(
  { source, path, file, transcript }: ParsedInput<'ingestRecording'>,
  { files }: Context,
): SourceFile | null {
  const ref = file ?? transcript
  return source === undefined || path === undefined || ref === undefined
    ? null
    : { source, path, ...sizeOf(files.read(ref).path) }
}

/**
 * The answer for a call that lacks nothing of what was given. Originals that were lost are given back; another place of
 * the same file is noted, or it would be read anew at every look at its folder.
 */
function addedBefore(
  vault: ReadVault,
  { record }: KnownCall,
  { input, files, from }: Pick<Plan, 'input' | 'files' | 'from'>,
): Unchanged<Answer> | Change<Answer> {
  const answer = { ...ingested(record, callFactsNotKept(record, input)), duplicate: true }
  const lost = lostOf(vault, files)
  const place = from !== null && callFromFile(vault, from) === null ? from : null
  if (lost.length === 0 && place === null) return { unchanged: answer }
  return {
    subject: record.id,
    customer: record.owner,
    detail: { ...restored(lost), ...(place && { seenAt: place.path }) },
    write: (rows) => {
      giveBack(vault, rows, lost)
      keepFile(rows, record.id, place)
      return answer
    },
  }
}

function keepFile(rows: Rows, recording: string, file: SourceFile | null): void {
  if (file === null) return
  const { source, path, bytes, modifiedMs } = file
  rows.insert('recording_file', { recording, source, path, bytes, modified_ms: modifiedMs })
}

/**
 * What a known call lacked: its sound, the other side, its words, its customer. The log states only what is written: the
 * call's own facts are not.
 */
function lackingFor(vault: ReadVault, { record, lacks }: KnownCall, plan: Plan): Change<Answer> {
  const lost = lostOf(vault, plan.files)
  const customer = lacks.customer ? plan.owner.customer : record.owner
  const { now } = plan.context
  return {
    subject: record.id,
    customer,
    detail: {
      ...(lacks.sound && soundOf(plan)),
      ...(lacks.transcript && transcriptDetail(plan)),
      ...(lacks.customer && { matched: customer }),
      ...restored(lost),
    },
    write: (rows) => {
      giveBack(vault, rows, lost)
      if (lacks.customer) match(vault, rows, { recording: record.id, customer: customer! }, now)
      if (lacks.sound && plan.sound) {
        keepSound(rows, plan.files, plan.sound, now)
        rows.insert('recording_sound', { recording: record.id, ...soundOf(plan), at: now })
        keepDerived(rows, record.id, plan.sound, now)
      }
      if (lacks.transcript) writeTranscript(vault, rows, { recording: record.id, customer }, plan)
      if (plan.from && callFromFile(vault, plan.from)?.id !== record.id) keepFile(rows, record.id, plan.from)
      return ingested(findRecording(vault, record.id), callFactsNotKept(record, plan.input))
    },
  }
}

function match(vault: ReadVault, rows: Rows, call: { recording: string; customer: string }, at: string): void {
  rows.insert('recording_match', { ...call, basis: 'given', note: '', by: '', at })
  moveInIndex(vault, rows, call)
}

function newCall(vault: ReadVault, plan: Plan): Change<Answer> {
  const { owner, files, context } = plan
  const id = context.id('recording')
  const call = callRow(plan)
  return {
    subject: id,
    customer: owner.customer,
    detail: { ...call, ...transcriptDetail(plan) },
    write: (rows) => {
      const at = context.now
      if (plan.sound) keepSound(rows, files, plan.sound, at)
      if (files.sidecar)
        rows.keep(files.sidecar.staged, {
          kind: 'sidecar',
          mediaType: 'application/octet-stream',
          name: files.sidecar.name,
          at,
        })
      rows.insert('recording', { id, customer: owner.customer, ...call, at })
      keepFile(rows, id, plan.from)
      if (plan.sound) keepDerived(rows, id, plan.sound, at)
      writeTranscript(vault, rows, { recording: id, customer: owner.customer }, plan)
      return ingested(findRecording(vault, id))
    },
  }
}

const lostOf = (vault: ReadVault, files: CallFiles): Staged[] =>
  lostOriginals(
    vault,
    Object.values(files).flatMap((file) => (file ? [file.staged] : [])),
  )

const restored = (lost: readonly Staged[]): { restored?: string[] } =>
  lost.length === 0 ? {} : { restored: lost.map(({ sha256 }) => sha256) }

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  webvtt: 'text/vtt',
  srt: 'application/x-subrip',
  sbv: 'text/plain',
}

/** Keeps the transcript, if one was read. */
function writeTranscript(
  vault: ReadVault,
  rows: Rows,
  call: { recording: string; customer: string | null },
  { files, transcript, context }: Plan,
): void {
  if (files.transcript === null || transcript === null) return
  const { staged, name } = files.transcript
  const mediaType = MEDIA_TYPES[transcript.format] ?? 'application/json'
  rows.keep(staged, { kind: 'transcript', mediaType, name, at: context.now })
  const kept = { ...transcript, id: context.id('transcript'), sha256: staged.sha256, modelSha256: null }
  keepTranscript(vault, rows, call, kept, context)
}

const ingested = (call: RecordingRecord, warnings: readonly Warning[] = []): Answer => ({
  recordingId: call.id,
  customerId: call.owner,
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

import type { CallSource } from '../../../shared/contract/call-source.ts'
import type { MatchBasis } from '../../../shared/contract/unmatched-calls.ts'
import type { Output, ParsedInput } from '../../../shared/contract.ts'
import type { Warning } from '../../../shared/units.ts'
import type { Change, Context, Handler, Unchanged } from '../../handler.ts'
import { findCallSource, usualSource } from '../../records/call-sources.ts'
import { callerOf } from '../../records/callers.ts'
import { findCustomer } from '../../records/customers.ts'
import { giveBack, lostOriginals } from '../../records/known-evidence.ts'
import { findRecording, type RecordingRecord, warningsOf } from '../../records/recordings.ts'
import { settingsOf } from '../../records/settings.ts'
import { keepTranscript, moveInIndex } from '../../records/transcripts.ts'
import type { PreparedTranscript } from '../../transcripts/prepare-transcript.ts'
import { refused } from '../../vault/errors.ts'
import type { Staged } from '../../vault/objects.ts'
import type { ReadVault } from '../../vault/open.ts'
import type { Rows } from '../../vault/rows.ts'
import { runTask } from '../../work/run.ts'
import { gatherFacts, type KnownFacts } from './gather-facts.ts'
import { type CallFiles, callFactsNotKept, isAsBefore, type KnownCall, knownCall, lacksNothing } from './known-call.ts'
import { keepDerived, keepSound, type StagedSound, scratchFile, stageSound } from './sound.ts'
import { readSidecarFile, sizeOf, stageCall } from './stage-call.ts'

type Answer = Output<'ingestRecording'>

export const ingestRecording: Handler<'ingestRecording'> = async (vault, input, context) => {
  const given = input.customer === undefined ? null : findCustomer(vault, input.customer).id
  const source = input.source === undefined ? usualSource() : findCallSource(vault, input.source)
  const from = input.file === undefined ? null : sizeOf(context.files.read(input.file).path)
  const files = await stageCall(context, input, settingsOf(vault))
  const sidecar = await readSidecarFile(files.sidecar)
  const facts = gatherFacts(vault, input, { name: input.path ?? nameOf(files), sidecar, source })
  const known = knownCall(vault, given, files, facts)
  if (known && lacksNothing(known.lacks)) return addedBefore(vault, known, input, files)

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

interface Owner {
  readonly customer: string | null
  readonly basis: MatchBasis | null
  readonly warnings: readonly Warning[]
}

function ownerOf(vault: ReadVault, given: string | null, facts: KnownFacts): Owner {
  const caller = callerOf(vault, { phone: facts.value('phone'), reference: facts.value('reference') })
  const customer = given ?? caller?.customerId ?? null
  const basis = given === null ? (caller?.basis ?? null) : 'given'
  return { customer, basis, warnings: otherCaller(vault, customer, facts) }
}

/** A number that is plainly somebody else's speaks against whoever the call was given to, or matched to by reference. */
function otherCaller(vault: ReadVault, customer: string | null, facts: KnownFacts): Warning[] {
  const byNumber = callerOf(vault, { phone: facts.value('phone'), reference: null })
  if (customer === null || byNumber === null || byNumber.customerId === customer) return []
  const message = `The call’s number is ${byNumber.name}’s, to whom it was not given. Check whose call it is.`
  return [{ code: 'caller-differs', message }]
}

/** All that is to be written of a call, once it was read. */
interface Plan {
  readonly owner: Owner
  readonly input: ParsedInput<'ingestRecording'>
  readonly files: CallFiles
  readonly facts: KnownFacts
  readonly sound: StagedSound | null
  readonly transcript: PreparedTranscript | null
  /** Size and time of the file it was taken from, by which a watcher knows it again without reading it. */
  readonly from: { readonly bytes: number; readonly modifiedMs: number } | null
  readonly context: Context
}

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
    customer: record.owner,
    detail: restored(lost),
    write: (rows) => {
      giveBack(vault, rows, lost)
      return answer
    },
  }
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
      if (plan.sound) keepDerived(rows, id, plan.sound, at)
      writeTranscript(vault, rows, { recording: id, customer: owner.customer }, plan)
      return ingested(findRecording(vault, id))
    },
  }
}

/** The call's sound as a row states it. */
const soundOf = ({ files, sound, facts, owner }: Plan) => ({
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

function callRow(plan: Plan) {
  const { owner, input, files, facts, sound, transcript, from } = plan
  const declared = facts.value('durationMs')
  const isWatched = input.path !== undefined
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
    bytes: isWatched ? (from?.bytes ?? null) : null,
    modified_ms: isWatched ? (from?.modifiedMs ?? null) : null,
  }
}

const transcriptDetail = ({ files, transcript }: Plan) => ({
  transcript: files.transcript?.staged.sha256,
  segments: transcript?.segments.length ?? 0,
})

const lostOf = (vault: ReadVault, files: CallFiles): Staged[] =>
  lostOriginals(
    vault,
    Object.values(files).flatMap((file) => (file ? [file.staged] : [])),
  )

const restored = (lost: readonly Staged[]): { restored?: string[] } =>
  lost.length === 0 ? {} : { restored: lost.map(({ sha256 }) => sha256) }

/** Segments are in the order of their beginnings; a long one may end after all that began later. */
const endOf = ({ segments }: PreparedTranscript): number =>
  segments.reduce((latest, { endMs }) => Math.max(latest, endMs), 0)

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

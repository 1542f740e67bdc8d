import { stat } from 'node:fs/promises'
import type { ColumnMapping } from '../../shared/contract/call-records.ts'
import type { ReadCallRecords } from '../call-facts/read-call-records.ts'
import type { Context, Handler } from '../handler.ts'
import { countRecords, LISTED_MS, recordsWithoutAudio, withinDays } from '../records/call-records.ts'
import { findCallSource, usualSource } from '../records/call-sources.ts'
import { findCustomer } from '../records/customers.ts'
import { homeCountry } from '../records/home-country.ts'
import { OWNED } from '../records/recordings.ts'
import { settingsOf } from '../records/settings.ts'
import { refused } from '../vault/errors.ts'
import type { ReadVault } from '../vault/open.ts'
import { runTask } from '../work/run.ts'

/** As many rows as show whether the columns are read well. */
const FIRST = 20
const MOST_SHOWN = 1000

const MEGABYTE = 1_000_000

export const previewCallRecords: Handler<'previewCallRecords'> = async (vault, { file, ...how }, context) => {
  const { path } = context.files.read(file)
  await requireSize(vault, path)
  const { columns, mapping, records, warnings } = await readList(vault, path, how, context)
  return {
    columns: [...columns],
    mapping,
    rows: records.length,
    first: records.slice(0, FIRST),
    warnings: [...warnings],
  }
}

/** Throws `too-large`, before a byte of it is read or copied. */
async function requireSize(vault: ReadVault, path: string): Promise<void> {
  const most = settingsOf(vault).transcriptMegabytes
  const megabytes = (await stat(path)).size / MEGABYTE
  if (megabytes > most)
    throw refused(
      'too-large',
      `This list of calls has ${Math.round(megabytes)} MB; the limit is ${most}. Export fewer months at a time, or raise the limit for transcripts in the settings.`,
    )
}

function readList(
  vault: ReadVault,
  path: string,
  { source, mapping }: { source?: string | undefined; mapping?: ColumnMapping | undefined },
  { signal }: Context,
): Promise<ReadCallRecords> {
  const { timeZone } = source === undefined ? usualSource() : findCallSource(vault, source)
  const where = { timeZone, country: homeCountry(vault) }
  return runTask('readCallRecords', { path, ...where, ...(mapping && { mapping }) }, { signal })
}

export const importCallRecords: Handler<'importCallRecords'> = async (vault, { file, ...how }, context) => {
  const { path, name } = context.files.read(file)
  await requireSize(vault, path)
  const staged = await context.stage(path)
  const known = vault.get<{ total: number }>('SELECT count(*) AS total FROM call_record WHERE sha256 = @sha256', {
    sha256: staged.sha256,
  })!
  if (known.total > 0)
    return { unchanged: { sha256: staged.sha256, duplicate: true, records: known.total, warnings: [] } }
  const { records, warnings, mapping: used } = await readList(vault, staged.path, how, context)
  return {
    subject: vault.info.vaultId,
    customer: null,
    detail: { sha256: staged.sha256, name, records: records.length, mapping: used },
    write: (rows) => {
      rows.keep(staged, { kind: 'call-records', mediaType: 'text/csv', name, at: context.now })
      for (const { callId, startedAt, durationMs, ...facts } of records)
        rows.insert('call_record', {
          sha256: staged.sha256,
          call_id: callId,
          started_at: startedAt,
          duration_ms: durationMs,
          ...facts,
        })
      return { sha256: staged.sha256, duplicate: false, records: records.length, warnings: [...warnings] }
    },
  }
}

interface Call {
  readonly id: string
  readonly sha256: string | null
  readonly startedAt: string | null
  readonly declaredMs: number | null
  readonly durationMs: number | null
  readonly isTranscribed: number
  readonly isDamaged: number
}

/** By what reading the file warned of. */
const IS_DAMAGED = `EXISTS (
  SELECT 1 FROM json_each(recording.warnings) AS warning
  WHERE warning.value ->> 'code' IN ('truncated', 'damaged-inside', 'header-mismatch'))`

/** Phone systems count ringing in, recorders start and stop a moment late. */
const CUT_MS = 10_000
const CUT_SHARE = 0.1

export const showCoverage: Handler<'showCoverage'> = (vault, { customer: ref, from = null, to = null }) => {
  const customer = ref === undefined ? null : findCustomer(vault, ref).id
  const period = { customer, from, to }
  const calls = vault.all<Call>(
    `SELECT recording.id, recording.sha256, recording.started_at AS startedAt, coalesce(declared_ms, ${LISTED_MS}) AS declaredMs,
            duration_ms AS durationMs, EXISTS (SELECT 1 FROM transcript WHERE transcript.recording = recording.id) AS isTranscribed,
            ${IS_DAMAGED} AS isDamaged
     FROM current_recording AS recording
     WHERE ${customer === null ? 'true' : OWNED} AND ${withinDays('recording.started_at')}
     ORDER BY unixepoch(coalesce(recording.started_at, recording.at)), recording.row`,
    customer === null ? { from, to } : { ...period },
  )
  const missing = recordsWithoutAudio(vault, period)
  const unmatched = vault.get<{ total: number }>('SELECT count(*) AS total FROM current_recording WHERE owner IS NULL')!
  return {
    recordings: calls.length,
    transcribed: calls.filter(({ isTranscribed }) => isTranscribed === 1).length,
    records: countRecords(vault, period),
    withoutAudioTotal: missing.length,
    withoutAudio: missing.slice(0, MOST_SHOWN),
    withoutTranscript: calls.filter(({ isTranscribed }) => isTranscribed === 0).map(({ id }) => id),
    transcriptOnly: calls.filter(({ sha256 }) => sha256 === null).map(({ id }) => id),
    cut: calls.flatMap(cutOf),
    damaged: calls.filter(({ isDamaged }) => isDamaged === 1).map(({ id }) => id),
    unmatched: unmatched.total,
    undated: calls.filter(({ startedAt }) => startedAt === null).length,
  }
}

/** A recording that is clearly shorter than the phone system says the call was. */
function cutOf({ id, sha256, startedAt, declaredMs, durationMs }: Call) {
  if (sha256 === null || declaredMs === null || durationMs === null) return []
  const isCut = declaredMs - durationMs > Math.max(CUT_MS, declaredMs * CUT_SHARE)
  return isCut ? [{ recordingId: id, startedAt, declaredMs, actualMs: durationMs }] : []
}

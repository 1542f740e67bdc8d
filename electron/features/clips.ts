import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { TimeRange } from '../../shared/contract/ingest-recording.ts'
import type { ParsedInput } from '../../shared/contract.ts'
import type { Context, Handler } from '../handler.ts'
import { findRecording, type RecordingRecord, type SegmentRecord } from '../records/recordings.ts'
import { masksOf } from '../records/transcripts.ts'
import { mergedRanges } from '../transcripts/number-times.ts'
import { refused } from '../vault/errors.ts'
import type { Staged } from '../vault/objects.ts'
import type { ReadVault } from '../vault/open.ts'
import { outsideVault, replaceFile } from '../vault/outside.ts'
import type { Rows } from '../vault/rows.ts'
import { runTask } from '../work/run.ts'

const MEDIA_TYPES = { wav: 'audio/wav', mp3: 'audio/mpeg' } as const

/** Cuts a stretch out of a call. Throws `no-audio`, `bad-input`, `decoder-missing`. */
export const exportClip: Handler<'exportClip'> = async (vault, input, context) => {
  const recording = findRecording(vault, input.recording)
  const path = input.out === undefined ? null : outsideVault(vault.folder, context.files.write(input.out))
  const range = rangeOf(recording, input)
  const masks = masksWithin(vault, recording.id, range)
  const scratch = join(vault.folder, 'staging', `${randomUUID()}.clip`)
  try {
    const cut = await cutOut(vault, recording, { range, masks, format: input.format, out: scratch }, context)
    const staged = await context.stage(scratch)
    return keptClip(recording, { cut, staged, masks, path, format: input.format }, context)
  } finally {
    rmSync(scratch, { force: true })
  }
}

/** The stretch with its margins, within the sound. */
function rangeOf(
  { sha256, duration_ms }: RecordingRecord,
  { startMs, endMs, marginMs }: ParsedInput<'exportClip'>,
): TimeRange {
  if (sha256 === null || duration_ms === null)
    throw refused('no-audio', 'This call is known by its transcript alone: there is no sound to cut from.')
  if (endMs <= startMs) throw refused('bad-input', 'A clip must end after it begins.', 'endMs')
  if (startMs >= duration_ms) throw refused('bad-input', 'The recording ends before this clip would begin.', 'startMs')
  return [Math.max(0, startMs - marginMs), Math.min(duration_ms, endMs + marginMs)]
}

/**
 * What no clip lets anybody hear: what any transcript of the call or version of it masked. A later one that misheard the
 * number doesn't change what was said.
 */
const masksWithin = (vault: ReadVault, recording: string, [start, end]: TimeRange): TimeRange[] =>
  mergedRanges(
    vault
      .all<SegmentRecord>('SELECT * FROM segment WHERE recording = @recording AND masks IS NOT NULL', { recording })
      .flatMap(masksOf)
      .flatMap(([from, to]): TimeRange[] =>
        from < end && to > start ? [[Math.max(from, start), Math.min(to, end)]] : [],
      ),
  )

interface Stretch {
  readonly range: TimeRange
  readonly masks: readonly TimeRange[]
  readonly format: 'wav' | 'mp3'
  readonly out: string
}

const cutOut = (
  { objects }: ReadVault,
  { sha256, other_sha256, name }: RecordingRecord,
  { range: [startMs, endMs], masks, format, out }: Stretch,
  { programs, signal, progress }: Context,
) =>
  runTask(
    'cutClip',
    {
      paths: other_sha256 === null ? [objects.path(sha256!)] : [objects.path(sha256!), objects.path(other_sha256)],
      name: name ?? '',
      ffmpeg: programs.ffmpeg ?? null,
      ...{ startMs, endMs, masks, format, out },
      comment: `Derived clip of the recording with SHA-256 ${sha256}, from ${startMs} to ${endMs} ms`,
    },
    { signal, onProgress: progress },
  )

interface Cut {
  readonly cut: { readonly lossless: boolean; readonly startMs: number; readonly endMs: number }
  readonly staged: Staged
  readonly masks: readonly TimeRange[]
  readonly path: string | null
  readonly format: 'wav' | 'mp3'
}

function keptClip(
  { id: recording, owner, sha256: parent }: RecordingRecord,
  { cut: { lossless, startMs, endMs }, staged, masks, path, format }: Cut,
  { id, now }: Context,
) {
  const name = path === null ? `clip ${clock(startMs)} to ${clock(endMs)}.${format}` : basename(path)
  const clip = { clipId: id('clip'), name, path, sha256: staged.sha256, parent: parent!, startMs, endMs, lossless }
  return {
    subject: recording,
    customer: owner,
    detail: { ...clip, masked: masks },
    write: (rows: Rows) => {
      // What can't be written there must not be said to have been handed out.
      if (path !== null) replaceFile(path, readFileSync(staged.path))
      rows.keep(staged, { kind: 'clip', mediaType: MEDIA_TYPES[format], name, at: now, parent: parent! })
      const place = { start_ms: startMs, end_ms: endMs, masked: JSON.stringify(masks) }
      rows.insert('clip', { id: clip.clipId, recording, sha256: staged.sha256, ...place, at: now })
      return { ...clip, masked: [...masks], bytes: staged.bytes }
    },
  }
}

/** For a file's name, where no colon may stand. */
function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  return `${Math.floor(seconds / 60)}-${String(seconds % 60).padStart(2, '0')}`
}

import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Handler } from '../handler.ts'
import { findRecording } from '../records/recordings.ts'
import { refused } from '../vault/errors.ts'
import type { ReadVault } from '../vault/open.ts'
import { runTask } from '../work/run.ts'

const KINDS = ['peaks', 'playable'] as const
type Kind = (typeof KINDS)[number]

/** Makes what a call lacks that was taken in before there were waveforms, or where no decoder was found then. */
export const prepareAudio: Handler<'prepareAudio'> = async (vault, { recording: id }, context) => {
  const record = findRecording(vault, id)
  const { sha256, other_sha256 } = record
  if (sha256 === null) throw refused('no-audio', 'This call is known by its transcript alone: there is no sound.')
  const had = derivedOf(vault, id)
  const answer = { recordingId: id, peaks: had.peaks ?? null, playable: had.playable ?? null }
  if (had.peaks && had.playable) return { unchanged: answer }

  const scratch = join(vault.folder, 'staging', `${randomUUID()}.playable`)
  const { objects } = vault
  try {
    const { peaks, playable, isDecoded } = await runTask(
      'readSound',
      {
        paths: other_sha256 === null ? [objects.path(sha256)] : [objects.path(sha256), objects.path(other_sha256)],
        name: record.name ?? '',
        ffmpeg: context.programs.ffmpeg ?? null,
        playablePath: scratch,
      },
      { signal: context.signal, onProgress: context.progress },
    )
    const staged = {
      peaks: had.peaks || !isDecoded ? null : await context.stageBytes(peaks),
      playable: had.playable || !playable ? null : await context.stage(scratch),
    }
    const made = KINDS.filter((kind) => staged[kind] !== null)
    if (made.length === 0) return { unchanged: answer }
    const mediaTypes = { peaks: 'application/octet-stream', playable: playable?.mediaType ?? '' }
    return {
      subject: id,
      customer: record.owner,
      detail: Object.fromEntries(made.map((kind) => [kind, staged[kind]!.sha256])),
      write: (rows) => {
        for (const kind of made) {
          const name = `${kind} of ${record.name}`
          rows.keep(staged[kind]!, { kind, mediaType: mediaTypes[kind], name, at: context.now, parent: sha256 })
          rows.insert('derived_audio', { recording: id, kind, sha256: staged[kind]!.sha256, at: context.now })
        }
        return {
          recordingId: id,
          peaks: answer.peaks ?? staged.peaks?.sha256 ?? null,
          playable: answer.playable ?? staged.playable?.sha256 ?? null,
        }
      },
    }
  } finally {
    rmSync(scratch, { force: true })
  }
}

const derivedOf = (vault: ReadVault, recording: string): Partial<Record<Kind, string>> =>
  Object.fromEntries(
    vault
      .all<{ kind: Kind; sha256: string }>('SELECT kind, sha256 FROM derived_audio WHERE recording = @recording', {
        recording,
      })
      .map(({ kind, sha256 }) => [kind, sha256]),
  )

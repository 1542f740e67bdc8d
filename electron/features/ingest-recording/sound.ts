import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../../handler.ts'
import type { Staged } from '../../vault/objects.ts'
import type { ReadVault } from '../../vault/open.ts'
import type { Rows } from '../../vault/rows.ts'
import type { CallFiles } from './known-call.ts'
import type { ReadAudio } from './read-call.ts'

/** A file made of the sound, staged to be kept beside it. */
interface Derived {
  readonly kind: 'peaks' | 'playable'
  readonly staged: Staged
  readonly mediaType: string
}

export type StagedSound = Omit<ReadAudio, 'peaks' | 'playable'> & { readonly derived: readonly Derived[] }

/** A place in the vault's staging folder for a copy that a worker writes. */
export function scratchFile({ folder }: ReadVault): { readonly path: string; remove(): void } {
  const path = join(folder, 'staging', `${randomUUID()}.playable`)
  return { path, remove: () => rmSync(path, { force: true }) }
}

/** Stages what was made of the sound: its waveform, and the copy for browsers where one was written. */
export async function stageSound(
  { peaks, playable, ...sound }: ReadAudio,
  playablePath: string,
  context: Context,
): Promise<StagedSound> {
  // Of a sound that nothing here decodes: made when something does.
  const waveform: Derived[] = sound.isDecoded
    ? [{ kind: 'peaks', staged: await context.stageBytes(peaks), mediaType: 'application/octet-stream' }]
    : []
  const copy: Derived[] = playable
    ? [{ kind: 'playable', staged: await context.stage(playablePath), mediaType: playable.mediaType }]
    : []
  return { ...sound, derived: [...waveform, ...copy] }
}

/** Keeps the originals, and what was made of them with the original as its parent. */
export function keepSound(rows: Rows, { audio, otherSide }: CallFiles, sound: StagedSound, at: string): void {
  const { mediaType } = sound.facts
  for (const file of [audio, otherSide])
    if (file) rows.keep(file.staged, { kind: 'recording', mediaType, name: file.name, at })
  const parent = audio!.staged.sha256
  for (const { kind, staged, mediaType } of sound.derived)
    rows.keep(staged, { kind, mediaType, name: `${kind} of ${audio!.name}`, at, parent })
}

/** Says of what was made of the sound which call it is of. */
export function keepDerived(rows: Rows, recording: string, { derived }: StagedSound, at: string): void {
  for (const { kind, staged } of derived) rows.insert('derived_audio', { recording, kind, sha256: staged.sha256, at })
}

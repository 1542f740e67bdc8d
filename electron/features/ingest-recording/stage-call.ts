import { statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Settings } from '../../../shared/contract/settings.ts'
import type { ParsedInput } from '../../../shared/contract.ts'
import type { Context } from '../../handler.ts'
import { refused } from '../../vault/errors.ts'
import type { CallFiles, StagedFile } from './known-call.ts'

const MEGABYTE = 1_000_000

export function sizeOf(path: string): { bytes: number; modifiedMs: number } {
  const { size, mtimeMs } = statSync(path)
  return { bytes: size, modifiedMs: Math.round(mtimeMs) }
}

/** Copies what was given into the vault's staging folder. Throws `too-large` before it copies anything beyond a limit. */
export async function stageCall(
  context: Context,
  { file, otherSide, transcript, sidecar }: ParsedInput<'ingestRecording'>,
  { recordingMegabytes, transcriptMegabytes }: Settings,
): Promise<CallFiles> {
  const refs = [
    { ref: file, most: recordingMegabytes, what: 'recording' },
    { ref: otherSide, most: recordingMegabytes, what: 'recording' },
    { ref: transcript, most: transcriptMegabytes, what: 'transcript' },
    { ref: sidecar, most: transcriptMegabytes, what: 'file about the call' },
  ]
  for (const { ref, most, what } of refs) if (ref !== undefined) requireSize(context.files.read(ref).path, most, what)
  return {
    audio: await stageFile(context, file),
    otherSide: await stageFile(context, otherSide),
    transcript: await stageFile(context, transcript),
    sidecar: await stageFile(context, sidecar),
  }
}

function requireSize(path: string, most: number, what: string): void {
  const megabytes = sizeOf(path).bytes / MEGABYTE
  if (megabytes > most)
    throw refused(
      'too-large',
      `This ${what} has ${Math.round(megabytes)} MB; the limit is ${most}. If it is to be trusted, raise the limit in the settings.`,
    )
}

async function stageFile(context: Context, ref: string | undefined): Promise<StagedFile | null> {
  if (ref === undefined) return null
  const { path, name } = context.files.read(ref)
  return { staged: await context.stage(path), name }
}

export const readSidecarFile = async (sidecar: StagedFile | null): Promise<Uint8Array | null> =>
  sidecar && readFile(sidecar.staged.path)

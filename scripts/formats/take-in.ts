import { readFileSync } from 'node:fs'
import { measureAudio } from '../../electron/audio/measure-audio.ts'
import { decodePeaks, type Peaks } from '../../electron/audio/peaks.ts'
import { probeAudio } from '../../electron/audio/probe-audio.ts'
import { RecordingUnreadable } from '../../electron/audio/recording-unreadable.ts'
import type { Vault } from '../../electron/vault/open.ts'
import type { Client } from '../../shared/client.ts'
import type { Output } from '../../shared/contract.ts'
import { Refusal } from '../../shared/reply.ts'

export type ShownRecording = Output<'showRecording'>

/** A recording through the door, or the sentence by which it was refused. */
export type TakenIn =
  | { readonly shown: ShownRecording; readonly peaks: Peaks | null; readonly refusal: null }
  | { readonly shown: null; readonly peaks: null; readonly refusal: string }

export interface CallFiles {
  readonly files: readonly string[]
  readonly transcript: string
  readonly source?: string
}

/** Takes a call in as any host does, and looks at what there is of it then. */
export async function takeIn(client: Client, vault: Vault, { files, transcript, source }: CallFiles): Promise<TakenIn> {
  const [file, otherSide] = files
  const call = { file: file!, transcript, ...(otherSide && { otherSide }), ...(source && { source }) }
  try {
    const { recordingId } = await client.ingestRecording(call)
    const shown = await client.showRecording({ recording: recordingId })
    const peaks = shown.peaks === null ? null : decodePeaks(readFileSync(vault.objects.path(shown.peaks)))
    return { shown, peaks, refusal: null }
  } catch (error) {
    if (error instanceof Refusal) return { shown: null, peaks: null, refusal: error.code }
    throw error
  }
}

/** The waveform of a call on a machine that has no ffmpeg; null where it isn't decoded then. */
export async function waveformWithoutFfmpeg(files: readonly string[]): Promise<Peaks | null> {
  const paths = files as readonly [string] | readonly [string, string]
  try {
    const facts = await probeAudio(paths[0], { ffmpeg: null, name: paths[0] })
    const measure = await measureAudio({ paths, facts, ffmpeg: null })
    return measure.isDecoded ? decodePeaks(measure.peaks) : null
  } catch (error) {
    if (error instanceof RecordingUnreadable) return null
    throw error
  }
}

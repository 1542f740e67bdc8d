import type { TimeRange } from '../../shared/contract/ingest-recording.ts'
import { cutClip } from './clip.ts'
import { findFfmpeg } from './ffmpeg.ts'
import { probeAudio } from './probe-audio.ts'
import type { SoundPaths } from './read-sound.ts'

/** A stretch to be cut out of a recording. */
export interface StretchToCut {
  readonly paths: SoundPaths
  /** The first file's own name. */
  readonly name: string
  /** As the user set it; looked for where null. */
  readonly ffmpeg: string | null
  readonly startMs: number
  readonly endMs: number
  /** Made silent. */
  readonly masks: readonly TimeRange[]
  readonly format: 'wav' | 'mp3'
  readonly out: string
  /** Written into the file: what it was cut from. */
  readonly comment: string
}

/** Cuts a stretch out of a recording's files. Throws RecordingUnreadable `decoder-missing` where nothing here reads them. */
export async function cutRecording({ ffmpeg: setting, name, ...stretch }: StretchToCut) {
  const ffmpeg = findFfmpeg(setting)
  const facts = await probeAudio(stretch.paths[0], { ffmpeg, name })
  return cutClip({ ...stretch, facts, ffmpeg })
}

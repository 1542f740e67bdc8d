import type { Warning } from '../../shared/units.ts'
import { RecordingUnreadable } from './recording-unreadable.ts'

/** `raw`: headerless, known by its name only. */
export type Container =
  | 'wav'
  | 'mp3'
  | 'ogg'
  | 'mp4'
  | 'aac'
  | 'flac'
  | 'webm'
  | 'asf'
  | 'amr'
  | 'au'
  | 'aiff'
  | 'caf'
  | 'raw'

/** What a recording's own bytes say of it, never its name (but for `raw`). */
export interface AudioFacts {
  readonly mediaType: string
  readonly container: Container
  /** `pcm-s16le`, `mulaw`, `alaw`, `mp3`, `opus`, `vorbis`, `aac`, `flac`, … : see codecs.ts */
  readonly codec: string
  readonly channels: number
  /** Samples a second as they come out of the decoder. */
  readonly sampleRate: number
  /** Of the sound that is really in the file, in whole milliseconds. */
  readonly durationMs: number
  readonly warnings: readonly Warning[]
}

const MEDIA_TYPES: Readonly<Record<Container, string>> = {
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  mp4: 'audio/mp4',
  aac: 'audio/aac',
  flac: 'audio/flac',
  webm: 'audio/webm',
  asf: 'audio/x-ms-wma',
  amr: 'audio/amr',
  au: 'audio/basic',
  aiff: 'audio/aiff',
  caf: 'audio/x-caf',
  raw: 'application/octet-stream',
}

const CHANNELS = { least: 1, most: 32 }
const SAMPLE_RATES = { least: 4000, most: 192_000 }

const within = (value: number, range: { least: number; most: number }) =>
  Number.isInteger(value) && value >= range.least && value <= range.most

/** Whether any recorder could have made sound of this shape: a header that says otherwise describes nothing. */
export function requirePossible(channels: number, sampleRate: number): void {
  if (!within(channels, CHANNELS) || !within(sampleRate, SAMPLE_RATES)) {
    throw new RecordingUnreadable(
      'audio-damaged',
      `The header says ${channels} channels at ${sampleRate} Hz, which no recording has: the file is damaged. Export the call again.`,
    )
  }
}

/** Completes measured facts with the media type, and refuses the impossible (`audio-damaged`). */
export function audioFacts(measured: Omit<AudioFacts, 'mediaType'>): AudioFacts {
  requirePossible(measured.channels, measured.sampleRate)
  const durationMs = Math.round(measured.durationMs)
  if (!(durationMs > 0 && Number.isSafeInteger(durationMs))) {
    throw new RecordingUnreadable(
      'audio-damaged',
      'The file has a header and no sound. Wait until the recorder has finished, or export the call again.',
    )
  }
  return { ...measured, durationMs, mediaType: MEDIA_TYPES[measured.container] }
}

/** `90500` as `90.5 s`, for sentences. */
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

/** The warning of a recording whose end is missing. `promisedMs`: null when its header doesn't say. */
export function truncated(realMs: number, promisedMs: number | null, precision: 'exact' | 'about' = 'exact'): Warning {
  const real = precision === 'about' ? `about ${seconds(realMs)}` : seconds(realMs)
  const promise = promisedMs === null ? '' : ` of the ${seconds(promisedMs)} its header promises`
  return {
    code: 'truncated',
    message: `The end of the recording is missing: ${real}${promise} are in the file. Look for a complete copy.`,
  }
}

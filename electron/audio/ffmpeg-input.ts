import type { AudioFacts, Container } from './audio-facts.ts'
import { withFileRanges } from './file-ranges.ts'
import { sniffAudio } from './sniff-audio.ts'

/** ffmpeg's name of each container: given, so that it opens what was found and not what it would guess. */
const DEMUXERS: Readonly<Record<Exclude<Container, 'raw'>, string>> = {
  wav: 'wav',
  mp3: 'mp3',
  ogg: 'ogg',
  mp4: 'mov',
  aac: 'aac',
  flac: 'flac',
  webm: 'matroska',
  asf: 'asf',
  amr: 'amr',
  au: 'au',
  aiff: 'aiff',
  caf: 'caf',
}
const RAW_DEMUXERS: Readonly<Record<string, string>> = { gsm: 'gsm', g722: 'g722', g729: 'g729' }

/** Containers that may begin after a tag or junk, which their demuxers skip by themselves. */
const FINDS_ITS_START: ReadonlySet<Container> = new Set(['mp3', 'aac', 'flac'])

/** Containers that say where every moment is; in the others ffmpeg would guess it by the bytes. */
const SEEKABLE: ReadonlySet<Container> = new Set(['ogg', 'mp4', 'flac'])

/**
 * Whether ffmpeg finds a moment of a recording to the sample without decoding all before it. In Opus it comes out some
 * milliseconds late (by what its decoder skips at the start), so that is decoded from the start.
 */
export const canSeek = ({ container, codec }: Pick<AudioFacts, 'container' | 'codec'>): boolean =>
  SEEKABLE.has(container) && codec !== 'opus'

/**
 * ffmpeg's arguments for one recording as input. Only that file is opened, whatever it refers to; its name can't be
 * taken for an option or a protocol.
 */
export async function ffmpegInput(path: string, { container, codec }: AudioFacts, startMs = 0): Promise<string[]> {
  const demuxer = container === 'raw' ? RAW_DEMUXERS[codec] : DEMUXERS[container]
  const start =
    container === 'raw' || FINDS_ITS_START.has(container)
      ? 0
      : await withFileRanges(path, async (file) => (await sniffAudio(file)).start)
  return [
    ...['-protocol_whitelist', 'file,pipe'],
    ...(start > 0 ? ['-skip_initial_bytes', String(start)] : []),
    ...(demuxer === undefined ? [] : ['-f', demuxer]),
    ...(startMs > 0 ? ['-ss', `${startMs}ms`] : []),
    ...['-i', `file:${path}`],
  ]
}

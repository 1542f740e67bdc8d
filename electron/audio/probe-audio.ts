import { basename } from 'node:path'
import { readAiffHeader, readCafHeader } from './apple-headers.ts'
import { readAuHeader } from './au-header.ts'
import { type AudioFacts, audioFacts, type Container, truncated } from './audio-facts.ts'
import { codecName } from './codecs.ts'
import { decodedLengthMs } from './decoded-length.ts'
import { type FileRanges, withFileRanges } from './file-ranges.ts'
import { isPlayable } from './is-playable.ts'
import { probeAmr } from './probe-amr.ts'
import { probeAsf } from './probe-asf.ts'
import { probeFlac, probeMp4, probeOgg } from './probe-container.ts'
import { probeAac, probeMp3, probeMpegRange } from './probe-frames.ts'
import { probeWebm } from './probe-webm.ts'
import { layoutByName } from './raw-names.ts'
import { RecordingUnreadable } from './recording-unreadable.ts'
import { isDecodedHere } from './sample-stream.ts'
import { sniffAudio } from './sniff-audio.ts'
import { layoutFacts } from './sound-layout.ts'
import { readWavHeader } from './wav-header.ts'

export type { AudioFacts } from './audio-facts.ts'

type Probe = (file: FileRanges, start: number, name: string) => Promise<AudioFacts>

const probeWav: Probe = async (file, start) => {
  const header = await readWavHeader(file, start)
  if (header.blockBytes > 0) return layoutFacts('wav', header)
  return audioFacts({ ...(await probeMpegRange(file, header.dataStart, header.dataEnd)), container: 'wav' })
}

const probeRaw: Probe = async (file, _start, name) => {
  const layout = await layoutByName(file, name)
  // The sniffer has just asked the same.
  if (layout === null) throw new Error('A headerless recording lost its name.')
  return layoutFacts('raw', layout)
}

const PROBES: Readonly<Record<Container, Probe>> = {
  wav: probeWav,
  mp3: probeMp3,
  aac: probeAac,
  ogg: probeOgg,
  mp4: probeMp4,
  flac: probeFlac,
  webm: probeWebm,
  asf: probeAsf,
  amr: probeAmr,
  au: async (file, start) => layoutFacts('au', await readAuHeader(file, start)),
  aiff: async (file, start) => layoutFacts('aiff', await readAiffHeader(file, start)),
  caf: async (file, start) => layoutFacts('caf', await readCafHeader(file, start)),
  raw: probeRaw,
}

function probeContent(path: string, name: string): Promise<AudioFacts> {
  return withFileRanges(path, async (file) => {
    if (file.size === 0) {
      throw new RecordingUnreadable(
        'file-empty',
        'The file is empty. Wait until the recorder has finished, or copy the recording again.',
      )
    }
    const { container, start } = await sniffAudio(file, name)
    return PROBES[container](file, start, name)
  })
}

/** Containers whose header alone says how long they are: a cut-off end shows only when they are decoded. */
const LENGTH_BY_DECODING: ReadonlySet<Container> = new Set(['flac', 'asf'])
const isCut = ({ warnings }: AudioFacts): boolean => warnings.some(({ code }) => code === 'truncated')
/** What the share of bytes that is left says of the time is a guess. */
const isLengthGuessed = (facts: AudioFacts): boolean =>
  isCut(facts) && (facts.container === 'mp4' || facts.container === 'asf')

const LENGTH_TOLERANCE = { ms: 500, share: 0.01 }

/** Sets the length right by decoding where the container could only promise one. */
async function withDecodedLength(path: string, facts: AudioFacts, ffmpeg: string | null): Promise<AudioFacts> {
  const isGuessed = isLengthGuessed(facts)
  const canDecode = ffmpeg !== null || isDecodedHere(facts)
  if (!canDecode || !(LENGTH_BY_DECODING.has(facts.container) || isGuessed)) return facts
  const decodedMs = await decodedLengthMs(path, facts, ffmpeg)
  // An encoder's padding makes up a little; nothing decoded at all is the decoder's shortcoming as likely as the file's.
  const tolerance = Math.max(LENGTH_TOLERANCE.ms, facts.durationMs * LENGTH_TOLERANCE.share)
  const isAsSaid = !isGuessed && facts.durationMs - decodedMs <= tolerance
  if (decodedMs === 0 || isAsSaid) return facts
  const others = facts.warnings.filter(({ code }) => code !== 'truncated')
  const promisedMs = isGuessed ? null : facts.durationMs
  return { ...facts, durationMs: decodedMs, warnings: [...others, truncated(decodedMs, promisedMs)] }
}

const decoderMissing = (codec: string) => ({
  code: 'decoder-missing',
  message: `${codecName(codec)} can be neither played nor transcribed without ffmpeg, which is not on this machine: the original was kept. Install ffmpeg, then prepare the call again.`,
})

/**
 * Facts of a recording by its content alone: a name or extension plays no part, but for headerless sound that nothing
 * else tells (warning `format-from-name`). Memory stays bounded for any size.
 * Durations are of the sound that is really there; where a header says otherwise there is a warning (`header-mismatch`,
 * `truncated`, `damaged-inside`). What only decoding can measure (FLAC, Windows Media) is decoded where it can be. A format that
 * nothing on this machine can decode or play has the warning `decoder-missing` and is no less a recording.
 * A file with pictures is refused, also where it has sound: it would be kept as a call and shown without what it shows.
 *
 * @param options `ffmpeg`: see findFfmpeg. `name`: the file's own where `path` isn't called so.
 * Throws RecordingUnreadable: `file-unreadable`, `file-empty`, `audio-damaged`, `file-not-supported`; and what the system
 * says when the file can't be opened.
 */
export async function probeAudio(
  path: string,
  options: { readonly ffmpeg?: string | null | undefined; readonly name?: string | undefined } = {},
): Promise<AudioFacts> {
  const { ffmpeg = null, name = basename(path) } = options
  const facts = await withDecodedLength(path, await probeContent(path, name), ffmpeg)
  const { mediaType, codec, channels } = facts
  if (ffmpeg !== null || isPlayable({ mediaType, codec, channels }) || isDecodedHere(facts)) return facts
  return { ...facts, warnings: [...facts.warnings, decoderMissing(codec)] }
}

import { type AudioFacts, audioFacts, type Container, truncated } from './audio-facts.ts'
import { type FileRanges, withFileRanges } from './file-ranges.ts'
import { probeFlac, probeMp4, probeOgg } from './probe-container.ts'
import { probeAac, probeMp3, probeMpegRange } from './probe-frames.ts'
import { RecordingUnreadable } from './recording-unreadable.ts'
import { sniffAudio } from './sniff-audio.ts'
import { readWavHeader } from './wav-header.ts'

export type { AudioFacts } from './audio-facts.ts'

async function probeWav(file: FileRanges, start: number): Promise<AudioFacts> {
  const header = await readWavHeader(file, start)
  const { codec, channels, sampleRate, blockBytes, dataStart, dataEnd, missingBytes } = header
  if (blockBytes === 0) {
    return audioFacts({ ...(await probeMpegRange(file, dataStart, dataEnd)), container: 'wav' })
  }
  const toMs = (bytes: number) => (Math.floor(bytes / blockBytes) / sampleRate) * 1000
  const durationMs = toMs(dataEnd - dataStart)
  const cut = missingBytes > 0 ? [truncated(durationMs, toMs(dataEnd - dataStart + missingBytes))] : []
  return audioFacts({
    container: 'wav',
    codec,
    channels,
    sampleRate,
    durationMs,
    warnings: [...header.warnings, ...cut],
  })
}

const PROBES: Readonly<Record<Container, (file: FileRanges, start: number) => Promise<AudioFacts>>> = {
  wav: probeWav,
  mp3: probeMp3,
  aac: probeAac,
  ogg: probeOgg,
  mp4: probeMp4,
  flac: probeFlac,
}

/**
 * Facts of a recording by its content alone: a name or extension plays no part. Memory stays bounded for any size.
 * Durations are of the sound that is really there; where a header says otherwise there is a warning (`header-mismatch`,
 * `truncated`, `damaged-inside`).
 * Throws RecordingUnreadable: `file-unreadable`, `file-empty`, `audio-damaged`, `file-not-supported`; and what the system
 * says when the file can't be opened.
 */
export function probeAudio(path: string): Promise<AudioFacts> {
  return withFileRanges(path, async (file) => {
    if (file.size === 0) {
      throw new RecordingUnreadable(
        'file-empty',
        'The file is empty. Wait until the recorder has finished, or copy the recording again.',
      )
    }
    const { container, start } = await sniffAudio(file)
    return PROBES[container](file, start)
  })
}

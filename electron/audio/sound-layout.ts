import type { Warning } from '../../shared/units.ts'
import { type AudioFacts, audioFacts, type Container, truncated } from './audio-facts.ts'

/** The shape of a file whose sound is one run of equal blocks, and where its bytes really are. */
export interface SoundLayout {
  readonly codec: string
  readonly channels: number
  readonly sampleRate: number
  /** Bytes of one block of all channels; 0 for a codec of frames (MP3). */
  readonly blockBytes: number
  /** Samples a block holds of each channel: 1 in PCM and G.711, more (or a share) in codecs of blocks. */
  readonly blockSamples: number
  readonly dataStart: number
  /** Where the sound really ends, whatever the header says. */
  readonly dataEnd: number
  /** Bytes of sound the header promises beyond the end of the file. */
  readonly missingBytes: number
  readonly warnings: readonly Warning[]
}

/** Where `promised` bytes from `dataStart` end in a file of `size` bytes; null: the header doesn't say. */
export function dataWithin(
  size: number,
  dataStart: number,
  promised: number | null,
): Pick<SoundLayout, 'dataStart' | 'dataEnd' | 'missingBytes'> {
  const present = Math.max(0, size - dataStart)
  const wanted = promised ?? present
  return { dataStart, dataEnd: dataStart + Math.min(wanted, present), missingBytes: Math.max(0, wanted - present) }
}

/** Facts of a file by its layout. Throws RecordingUnreadable `audio-damaged`. */
export function layoutFacts(container: Container, layout: SoundLayout): AudioFacts {
  const { codec, channels, sampleRate, blockBytes, blockSamples, dataStart, dataEnd, missingBytes } = layout
  const toMs = (bytes: number): number => (Math.floor(bytes / blockBytes) * blockSamples * 1000) / sampleRate
  const durationMs = toMs(dataEnd - dataStart)
  const cut = missingBytes > 0 ? [truncated(durationMs, toMs(dataEnd - dataStart + missingBytes))] : []
  return audioFacts({ container, codec, channels, sampleRate, durationMs, warnings: [...layout.warnings, ...cut] })
}

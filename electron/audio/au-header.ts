import { requirePossible } from './audio-facts.ts'
import type { FileRanges } from './file-ranges.ts'
import { RecordingUnreadable } from './recording-unreadable.ts'
import { dataWithin, type SoundLayout } from './sound-layout.ts'

/** Sun's encodings: the codec and its bytes a sample. All numbers of an AU file are big-endian. */
const ENCODINGS: Readonly<Record<number, readonly [codec: string, sampleBytes: number]>> = {
  1: ['mulaw', 1],
  2: ['pcm-s8', 1],
  3: ['pcm-s16be', 2],
  4: ['pcm-s24be', 3],
  5: ['pcm-s32be', 4],
  6: ['pcm-f32be', 4],
  7: ['pcm-f64be', 8],
  27: ['alaw', 1],
}
const HEADER_BYTES = 24
const UNKNOWN_SIZE = 0xffff_ffff

/** Reads the header of an AU (`.snd`) file. Throws RecordingUnreadable `audio-damaged`, `file-not-supported`. */
export async function readAuHeader(file: FileRanges, start: number): Promise<SoundLayout> {
  const header = await file.read(start, HEADER_BYTES)
  if (header.length < HEADER_BYTES) {
    throw new RecordingUnreadable(
      'audio-damaged',
      'The AU file is cut off inside its header. Copy the recording again.',
    )
  }
  const [offset, size, encoding, sampleRate, channels] = [4, 8, 12, 16, 20].map((at) => header.readUInt32BE(at)) as [
    number,
    number,
    number,
    number,
    number,
  ]
  requirePossible(channels, sampleRate)
  const known = ENCODINGS[encoding]
  if (!known) {
    throw new RecordingUnreadable(
      'file-not-supported',
      `This AU file holds an unknown codec (encoding ${encoding}), which can't be taken in as a call. Export the call as WAV, MP3, OGG or M4A.`,
    )
  }
  const [codec, sampleBytes] = known
  const range = dataWithin(file.size, start + offset, size === UNKNOWN_SIZE ? null : size)
  return { codec, channels, sampleRate, blockBytes: channels * sampleBytes, blockSamples: 1, ...range, warnings: [] }
}

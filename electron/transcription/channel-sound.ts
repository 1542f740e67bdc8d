import { type FileRanges, withFileRanges } from '../audio/file-ranges.ts'
import type { SoundLayout } from '../audio/sound-layout.ts'
import { readWavHeader } from '../audio/wav-header.ts'
import { WAV_TAGS, writeWav } from '../audio/wav-writer.ts'
import type { Chunk } from './chunk-plan.ts'
import { TranscriptionRefused } from './transcription-refused.ts'

/** What Whisper hears: mono, 16 bits, 16,000 samples a second. */
const RATE = 16_000
const SAMPLE_BYTES = 2
const BYTES_A_MS = (RATE / 1000) * SAMPLE_BYTES

const notDecoded = (): TranscriptionRefused =>
  new TranscriptionRefused('audio-damaged', 'The sound of this call could not be decoded. Export the call again.')

function requireDecoded(header: SoundLayout): SoundLayout {
  const { codec, channels, sampleRate } = header
  if (codec !== 'pcm-s16le' || channels !== 1 || sampleRate !== RATE) throw notDecoded()
  return header
}

const msOf = (header: SoundLayout): number => Math.floor((header.dataEnd - header.dataStart) / BYTES_A_MS)

/** Length of a decoded channel in whole milliseconds. Throws TranscriptionRefused `audio-damaged` where it is none. */
export const channelLength = (wav: string): Promise<number> =>
  withFileRanges(wav, async (file) => msOf(requireDecoded(await readWavHeader(file, 0))))

/** Ten minutes are 19 MB: a chunk is put together in memory. */
async function soundOf(file: FileRanges, header: SoundLayout, { pieces, lengthMs }: Chunk): Promise<Buffer> {
  const sound = Buffer.alloc(lengthMs * BYTES_A_MS)
  for (const { from, to, at } of pieces) {
    const bytes = await file.read(header.dataStart + from * BYTES_A_MS, (to - from) * BYTES_A_MS)
    bytes.copy(sound, at * BYTES_A_MS)
  }
  return sound
}

/** Writes a chunk of a decoded channel as a WAV file for the engine. */
export async function cutChunk(wav: string, chunk: Chunk, out: string): Promise<void> {
  const sound = await withFileRanges(wav, async (file) =>
    soundOf(file, requireDecoded(await readWavHeader(file, 0)), chunk),
  )
  await writeWav(out, { tag: WAV_TAGS.pcm, channels: 1, sampleRate: RATE, sampleBytes: SAMPLE_BYTES }, [sound])
}

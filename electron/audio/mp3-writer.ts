import { writeFile } from 'node:fs/promises'
import { createMp3Encoder } from 'wasm-media-encoders'
import { infoFrame } from './mp3-info-frame.ts'
import { resampled } from './resample.ts'
import type { SampleStream } from './sample-stream.ts'

/** kbit/s a channel: speech at 8 kHz is transparent at this. */
const BITRATES = { 1: 32, 2: 64 } as const
/** MPEG layer III has no other rates; the nearest one above is resampled to. */
const RATES = [8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000]
const FED_SAMPLES = 16_384

/** ID3v2.4 sizes: four bytes of seven bits. */
const syncSafe = (size: number): Buffer => Buffer.from([21, 14, 7, 0].map((shift) => (size >> shift) & 0x7f))

const UTF8 = 3

function frame(id: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(id, 'latin1'), syncSafe(body.length), Buffer.alloc(2), body])
}

export interface Mp3Info {
  readonly software: string
  readonly comment: string
}

/** An ID3v2.4 tag with a comment and what it was made by. */
function id3Tag({ software, comment }: Mp3Info): Buffer {
  const text = (value: string): Buffer => Buffer.from(value, 'utf8')
  const frames = Buffer.concat([
    frame('TSSE', Buffer.concat([Buffer.from([UTF8]), text(software)])),
    // Encoding, language, an empty description, the text.
    frame('COMM', Buffer.concat([Buffer.from([UTF8]), text('eng'), Buffer.alloc(1), text(comment)])),
  ])
  return Buffer.concat([Buffer.from('ID3\x04\0\0', 'latin1'), syncSafe(frames.length), frames])
}

async function* once(samples: Int16Array): AsyncGenerator<Int16Array> {
  yield samples
}

/** One channel of interleaved samples at a rate MP3 has. */
async function channelAt(
  { sampleRate, channels }: SampleStream,
  samples: Int16Array,
  channel: number,
  rate: number,
): Promise<Float32Array> {
  const own = Int16Array.from({ length: samples.length / channels }, (_, index) => samples[index * channels + channel]!)
  const parts: Int16Array[] = []
  for await (const block of resampled({ sampleRate, channels: 1, blocks: once(own) }, rate).blocks) parts.push(block)
  const out = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) for (const sample of part) out[at++] = sample / 32_768
  return out
}

/**
 * Writes interleaved samples as an MP3 file (LAME) whose ID3 tag has the comment. It begins and ends to the sample with
 * players that know LAME's tag, as browsers do; one that doesn't adds a tenth of a second of silence before it.
 */
export async function writeMp3(out: string, stream: SampleStream, samples: Int16Array, info: Mp3Info): Promise<void> {
  const rate = RATES.find((each) => each >= stream.sampleRate) ?? 48_000
  const rows = await Promise.all(
    Array.from({ length: stream.channels }, (_, channel) => channelAt(stream, samples, channel, rate)),
  )
  const encoder = await createMp3Encoder()
  encoder.configure({ channels: stream.channels, sampleRate: rate, bitrate: BITRATES[stream.channels] })
  const parts: Buffer[] = []
  const length = rows[0]?.length ?? 0
  for (let from = 0; from < length; from += FED_SAMPLES) {
    // The encoder gives a view of its own memory that its next call overwrites.
    parts.push(Buffer.from(encoder.encode(rows.map((row) => row.subarray(from, from + FED_SAMPLES)))))
  }
  parts.push(Buffer.from(encoder.finalize()))
  const encoded = Buffer.concat(parts)
  const silences = infoFrame(encoded, { samples: length, sampleRate: rate })
  await writeFile(out, Buffer.concat([id3Tag(info), silences, encoded]))
}

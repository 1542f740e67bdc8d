import { open } from 'node:fs/promises'

/** Format tags of mmreg.h that are written. */
export const WAV_TAGS = { pcm: 1, float: 3, alaw: 6, mulaw: 7 } as const

export interface WavShape {
  readonly tag: (typeof WAV_TAGS)[keyof typeof WAV_TAGS]
  readonly channels: number
  readonly sampleRate: number
  readonly sampleBytes: number
}

/** Texts for a `LIST`/`INFO` chunk by their four-letter ids (`ICMT` comment, `ISFT` software). */
export type WavInfo = Readonly<Record<string, string>>

const chunk = (id: string, body: Buffer): Buffer => {
  const header = Buffer.alloc(8)
  header.write(id, 'latin1')
  header.writeUInt32LE(body.length, 4)
  return Buffer.concat([header, body, Buffer.alloc(body.length % 2)])
}

function formatChunk({ tag, channels, sampleRate, sampleBytes }: WavShape): Buffer {
  // All but PCM must say how long their extension is, also when there is none.
  const body = Buffer.alloc(tag === WAV_TAGS.pcm ? 16 : 18)
  body.writeUInt16LE(tag, 0)
  body.writeUInt16LE(channels, 2)
  body.writeUInt32LE(sampleRate, 4)
  body.writeUInt32LE(sampleRate * channels * sampleBytes, 8)
  body.writeUInt16LE(channels * sampleBytes, 12)
  body.writeUInt16LE(sampleBytes * 8, 14)
  return chunk('fmt ', body)
}

function infoChunk(info: WavInfo): Buffer {
  const texts = Object.entries(info).map(([id, text]) => chunk(id, Buffer.from(`${text}\0`)))
  return texts.length === 0 ? Buffer.alloc(0) : chunk('LIST', Buffer.concat([Buffer.from('INFO'), ...texts]))
}

/** Sizes are 32 bits; what is longer than 4 GB is marked as of unknown length, as writers to pipes do. */
const size32 = (bytes: number): number => Math.min(bytes, 0xffff_ffff)

/** Writes a WAV file as its sound comes. The same input gives the same bytes: nothing of today is in it. */
export async function writeWav(
  out: string,
  shape: WavShape,
  sound: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  info: WavInfo = {},
): Promise<void> {
  const file = await open(out, 'w')
  try {
    const head = Buffer.concat([
      Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'),
      formatChunk(shape),
      Buffer.from('data\0\0\0\0'),
    ])
    let offset = head.length
    for await (const bytes of sound) {
      await file.write(bytes, 0, bytes.length, offset)
      offset += bytes.length
    }
    const dataBytes = offset - head.length
    const tail = Buffer.concat([Buffer.alloc(dataBytes % 2), infoChunk(info)])
    await file.write(tail, 0, tail.length, offset)
    head.writeUInt32LE(size32(offset + tail.length - 8), 4)
    head.writeUInt32LE(size32(dataBytes), head.length - 4)
    await file.write(head, 0, head.length, 0)
  } finally {
    await file.close()
  }
}

/** A stream's samples as the bytes of 16-bit PCM: copies, since a block is only good until the next one. */
export async function* pcmBytes(blocks: AsyncIterable<Int16Array>): AsyncGenerator<Uint8Array> {
  for await (const block of blocks) yield new Uint8Array(block.buffer, block.byteOffset, block.byteLength).slice()
}

/** The shape of 16-bit PCM. */
export const pcmShape = ({ channels, sampleRate }: { channels: number; sampleRate: number }): WavShape => ({
  tag: WAV_TAGS.pcm,
  channels,
  sampleRate,
  sampleBytes: 2,
})

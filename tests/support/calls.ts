import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from './temporary-vault.ts'

/** A WebVTT of `Speaker: words` lines, four seconds each. */
export const vtt = (...lines: string[]): string =>
  `WEBVTT\n\n${lines
    .map((line, index) => {
      const [speaker, ...words] = line.split(': ')
      return `${time(index * 4)} --> ${time(index * 4 + 3)}\n<v ${speaker}>${words.join(': ')}\n`
    })
    .join('\n')}`

const time = (seconds: number): string =>
  `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}.000`

/** Two sides of a telephone call in µ-law: a tone on the left, then one on the right, `seconds` each. */
export function stereoCall(seconds: number): Buffer {
  const rate = 8000
  const samples = Buffer.alloc(seconds * 2 * rate * 2, SILENCE)
  for (let sample = 0; sample < seconds * 2 * rate; sample += 1) {
    const side = sample < seconds * rate ? 0 : 1
    const isSpoken = Math.floor((sample / rate) * 4) % 4 !== 3
    if (isSpoken) samples[sample * 2 + side] = sample % 20 < 10 ? LOUD : LOUDLY_NEGATIVE
  }
  return Buffer.concat([header(samples.length, 2, rate), samples])
}

/** µ-law's zero, and a loud value of each sign. */
const SILENCE = 0xff
const LOUD = 0xa0
const LOUDLY_NEGATIVE = 0x20

function header(bytes: number, channels: number, rate: number): Buffer {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + bytes, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(7, 20)
  head.writeUInt16LE(channels, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * channels, 28)
  head.writeUInt16LE(channels, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(bytes, 40)
  return head
}

/** A file of its own folder, gone after the test. */
export function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, content)
  return path
}

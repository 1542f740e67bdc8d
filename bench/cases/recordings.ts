import { createWriteStream, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { findFfmpeg } from '../../electron/audio/ffmpeg.ts'
import { measureAudio } from '../../electron/audio/measure-audio.ts'
import { probeAudio } from '../../electron/audio/probe-audio.ts'
import { clientOf, pathsAsFiles } from '../../electron/client.ts'
import { createVault } from '../../electron/vault/open.ts'
import { seededBytes } from '../generated-text.ts'
import { hasProgram, runProgram } from '../machine.ts'
import { alternate, type Bench, type Figure, referenceOf } from '../measure.ts'

const MIB = 2 ** 20

/** Kinds of WAV that telephone systems write: stereo, 8 kHz. */
const KINDS = {
  'µ-law': { tag: 7, sampleBytes: 1 },
  'PCM 16': { tag: 1, sampleBytes: 2 },
} as const
type Kind = keyof typeof KINDS

/** Recordings: one large file through the door, the reading of its sound, and the memory that a larger one takes. */
export async function measure({ isQuick, folder, say }: Bench): Promise<Figure[]> {
  const megabytes = isQuick ? 16 : 512
  const room = join(folder, 'recordings')
  mkdirSync(room)
  const figures: Figure[] = []
  for (const kind of Object.keys(KINDS) as Kind[]) {
    const file = join(room, `${kind}.wav`)
    await writeNoise(file, kind, megabytes)
    say(`recordings: a call of ${megabytes} MB, ${kind}`)
    figures.push(await throughTheDoor(room, file, kind, megabytes, isQuick ? 1 : 3))
    figures.push(await readSound(file, kind, megabytes, isQuick ? 1 : 3))
    rmSync(file)
  }
  say('recordings: memory')
  figures.push(await memoryOf(join(room, 'huge.wav'), isQuick ? 256 : 4096))
  rmSync(room, { recursive: true })
  return figures
}

/** A call taken in: hashed, copied, synced, probed, measured, its waveform made and all committed. */
async function throughTheDoor(room: string, file: string, kind: Kind, megabytes: number, rounds: number) {
  let round = 0
  const target = (): string => join(room, `round-${round}`)
  const isPosix = hasProgram('sha256sum') && hasProgram('cp') && hasProgram('sync')
  const hashAndCopy = (): void => {
    runProgram('sha256sum', [file])
    runProgram('cp', [file, target()])
    runProgram('sync', [target()])
  }
  const times = await alternate(
    rounds,
    { ours: () => takeIn(target(), file), hashAndCopy: isPosix ? hashAndCopy : null },
    () => rmSync(join(room, `round-${round++}`), { recursive: true, force: true }),
  )
  const rate = (ms: number): number => (megabytes / ms) * 1000
  const against = [referenceOf('sha256sum FILE; cp FILE COPY; sync COPY', times.hashAndCopy, rate)]
  return { name: `take in a call of ${megabytes} MB, ${kind}`, value: rate(times.ours), unit: 'MB/s', against }
}

async function takeIn(folder: string, file: string): Promise<void> {
  const vault = createVault(folder, { name: 'Bench', locale: 'en' })
  try {
    const client = clientOf(vault, { actor: 'bench', files: pathsAsFiles })
    const { customerId: customer } = await client.addCustomer({ name: 'Bench' })
    await client.ingestRecording({ customer, file })
  } finally {
    vault.close()
  }
}

/** Energies, waveform and echo of a recording, beside ffmpeg that only decodes it. */
async function readSound(file: string, kind: Kind, megabytes: number, rounds: number): Promise<Figure> {
  const ffmpeg = findFfmpeg()
  const facts = await probeAudio(file)
  const decode = (): void =>
    runProgram(ffmpeg!, ['-nostdin', '-loglevel', 'error', '-i', file, '-c:a', 'pcm_s16le', '-f', 'null', '-'])
  const times = await alternate(rounds, {
    ours: () => measureAudio({ paths: [file], facts, ffmpeg: null }),
    decode: ffmpeg === null ? null : decode,
  })
  const rate = (ms: number): number => (megabytes / ms) * 1000
  const against = [referenceOf('ffmpeg, decoding alone', times.decode, rate)]
  return { name: `waveform and energies, ${kind}`, value: rate(times.ours), unit: 'MB/s', against }
}

/** What is taken of memory while the sound of a large file is read; on disk it is a hole. */
async function memoryOf(file: string, megabytes: number): Promise<Figure> {
  writeFileSync(file, wavHeader('PCM 16', 0xffff_ffff))
  truncateSync(file, megabytes * MIB)
  const facts = await probeAudio(file)
  const before = process.memoryUsage.rss()
  let most = before
  const onProgress = (): void => {
    most = Math.max(most, process.memoryUsage.rss())
  }
  await measureAudio({ paths: [file], facts, ffmpeg: null, onProgress })
  const value = Math.max(0, most - before) / MIB
  return { name: `memory to read a recording of ${megabytes} MB`, value, unit: 'MB', against: [] }
}

async function writeNoise(file: string, kind: Kind, megabytes: number): Promise<void> {
  const out = createWriteStream(file)
  out.write(wavHeader(kind, megabytes * MIB))
  await finished(Readable.from(seededBytes(megabytes, MIB)).pipe(out))
}

function wavHeader(kind: Kind, bytes: number): Buffer {
  const { tag, sampleBytes } = KINDS[kind]
  const header = Buffer.alloc(44)
  header.write('RIFF', 0, 'latin1')
  header.writeUInt32LE(Math.min(0xffff_ffff, bytes + 36), 4)
  header.write('WAVEfmt ', 8, 'latin1')
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(tag, 20)
  header.writeUInt16LE(2, 22)
  header.writeUInt32LE(8000, 24)
  header.writeUInt32LE(8000 * 2 * sampleBytes, 28)
  header.writeUInt16LE(2 * sampleBytes, 32)
  header.writeUInt16LE(8 * sampleBytes, 34)
  header.write('data', 36, 'latin1')
  header.writeUInt32LE(bytes, 40)
  return header
}

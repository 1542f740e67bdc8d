import { closeSync, copyFileSync, fsyncSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clientOf, pathsAsFiles } from '../../electron/client.ts'
import { createVault } from '../../electron/vault/open.ts'
import { seededRandom, sentence } from '../generated-text.ts'
import { type Bench, type Figure, milliseconds } from '../measure.ts'

const SEGMENTS = 50

/** Calls a second through the door: a transcript file each, read in a worker, kept, indexed and logged. */
export async function measure({ isQuick, folder, say }: Bench): Promise<Figure[]> {
  const room = join(folder, 'calls')
  mkdirSync(room)
  const files = transcripts(room, isQuick ? 5 : 50)
  say(`calls: ${files.length} transcripts of ${SEGMENTS} segments`)
  const vault = createVault(join(room, 'vault'), { name: 'Bench', locale: 'en' })
  try {
    const client = clientOf(vault, { actor: 'bench', files: pathsAsFiles })
    const { customerId: customer } = await client.addCustomer({ name: 'Bench' })
    // The first call starts the worker; the rest meet it running.
    await client.ingestRecording({ customer, transcript: files.pop()! })
    let [ours, copying] = [0, 0]
    for (const transcript of files) {
      ours += await milliseconds(() => client.ingestRecording({ customer, transcript }))
      copying += await milliseconds(() => copySynced(transcript, `${transcript}.copy`))
    }
    const rate = (ms: number): number => (files.length / ms) * 1000
    const against = [{ name: 'copy and sync the transcript', value: rate(copying) }]
    return [{ name: `take in a call of ${SEGMENTS} segments`, value: rate(ours), unit: 'calls/s', against }]
  } finally {
    vault.close()
  }
}

function transcripts(room: string, count: number): string[] {
  const random = seededRandom(5)
  const clock = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(11, 23)
  return Array.from({ length: count }, (_, index) => {
    const cues = Array.from({ length: SEGMENTS }, (_, cue) => {
      const words = sentence(index % 2 === 0 ? 'he' : 'en', 8, random)
      return `${clock(cue * 6)} --> ${clock(cue * 6 + 5)}\n<v ${cue % 2 === 0 ? 'Agent' : 'Customer'}>${words}`
    })
    const file = join(room, `call-${index}.vtt`)
    writeFileSync(file, `WEBVTT\n\n${cues.join('\n\n')}\n`)
    return file
  })
}

function copySynced(from: string, to: string): void {
  copyFileSync(from, to)
  const handle = openSync(to, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}

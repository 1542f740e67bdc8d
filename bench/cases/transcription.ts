import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, constants } from 'node:os'
import { join } from 'node:path'
import { findEngine } from '../../electron/transcription/find-engine.ts'
import { readModelHeader } from '../../electron/transcription/model-header.ts'
import { transcribeCall } from '../../electron/transcription/transcribe-call.ts'
import { wavOf } from '../../tests/audio/made-sound.ts'
import { writeTinyModel } from '../../tests/support/tiny-model.ts'
import { runProgram } from '../machine.ts'
import { alternate, type Bench, type Figure } from '../measure.ts'

/** What a model of true shape and made-up weights says in each window: about as many words as people say. */
const SCRIPT = [
  { startMs: 0, endMs: 5000, text: 'שלום מדבר דניאל משירות הלקוחות במה אפשר לעזור לך היום' },
  { startMs: 5400, endMs: 11_000, text: 'I am calling about invoice four seven one nine' },
  { startMs: 11_400, endMs: 19_000, text: 'חויבתי פעמיים בכרטיס האשראי ואני רוצה לקבל החזר מלא' },
  { startMs: 19_500, endMs: 29_900, text: 'I will issue the refund right now and it takes three days goodbye' },
]

const RATE = 16_000

/**
 * Sound per time: a call through ours, with all that ours does around the engine, beside the engine's own command line on
 * the same sound. The same pauses are in both: what ours wins by leaving out silence is another matter.
 */
export async function measure({ isQuick, folder, say }: Bench): Promise<Figure[]> {
  const engine = findEngine()
  const name = 'transcribe a call, × real time'
  if (engine === null) {
    const against = [{ name: 'skipped, not built: npm run build-whisper', value: null }]
    return [{ name, value: Number.NaN, unit: '×/s', against }]
  }
  const room = join(folder, 'transcription')
  mkdirSync(room)
  const model = join(room, 'model.bin')
  writeTinyModel(model, { script: SCRIPT, shape: 'tiny' })
  const { size, weights } = await readModelHeader(model)
  const seconds = isQuick ? 30 : 90
  say(`transcription: ${seconds} s of sound, a model of the shape of ${size} (${weights})`)
  const wav = hum(join(room, 'call.wav'), seconds)
  let turn = 0
  const times = await alternate(isQuick ? 1 : 3, {
    ours: () =>
      transcribeCall({
        ...{ engine, model, language: 'he', checkpointFolder: room },
        channels: [{ wav }],
        voiced: [[[0, seconds * 1000]]],
        // A key of its own each turn, or the second would find everything done.
        key: `turn ${turn++}`,
      }),
    engine: () => runPolitely(engine, [...commandLine(model, join(room, 'alone')), '-f', wav]),
  })
  requireText(join(room, 'alone.json'))
  const speed = (ms: number): number => (seconds * 1000) / ms
  const against = [{ name: 'whisper-cli itself, same sound', value: speed(times.engine) }]
  return [{ name, value: speed(times.ours), unit: '×/s', against }]
}

/** As one would type it, with as many threads as ours takes and the words with their times. */
function commandLine(model: string, out: string): string[] {
  const threads = Math.max(1, availableParallelism() - 1)
  return ['-m', model, '-l', 'he', '-mc', '0', '-nf', '-t', String(threads), '-ojf', '-of', out, '-np']
}

/** Ours lets other programs go first: on a busy machine a reference that doesn't would measure that, and nothing else. */
function runPolitely(program: string, args: readonly string[]): void {
  if (process.platform === 'win32') runProgram(program, args)
  else runProgram('nice', ['-n', String(constants.priority.PRIORITY_BELOW_NORMAL), program, ...args])
}

/** The engine calls it success when it could not read its input: such a reference would be fast. */
function requireText(file: string): void {
  if (!readFileSync(file, 'utf8').includes('refund')) throw new Error('whisper-cli heard nothing.')
}

/** A hum: which words are said is the model's affair, and its cost is the same for every sound. */
function hum(path: string, seconds: number): string {
  const samples = Float32Array.from({ length: seconds * RATE }, (_, i) => Math.sin(i / 20) / 10)
  writeFileSync(path, wavOf([samples], RATE))
  return path
}

import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { wavOf } from '../../tests/audio/made-sound.ts'
import type { CallTruth, Channels, SpokenSentence } from './fixture-call.ts'
import type { Format } from './formats.ts'
import { SAMPLE_RATE } from './speak.ts'

/** The call itself, PCM at 16 kHz: what every other file is made of. */
export const MASTER = 'master.wav'

export function writeMaster(path: string, { agent, customer }: Channels): void {
  writeFileSync(path, wavOf([agent, customer], SAMPLE_RATE))
}

/** What was said as WebVTT that names no speaker, so that only the sound can tell. */
export function vttOf(sentences: readonly SpokenSentence[], lateMs = 0): string {
  const cues = sentences.map(
    ({ startMs, endMs, text }) => `${timeOf(startMs + lateMs)} --> ${timeOf(endMs + lateMs)}\n${text}\n`,
  )
  return `WEBVTT\n\n${cues.join('\n')}`
}

const timeOf = (ms: number): string => new Date(ms).toISOString().slice(11, 23)

export function writeTruth(path: string, truth: CallTruth): void {
  writeFileSync(path, `${JSON.stringify(truth, null, 1)}\n`)
}

const FFMPEG = ['-nostdin', '-hide_banner', '-loglevel', 'error', '-y']
/** One side's samples alone. */
const SIDES = { agent: ['-af', 'pan=mono|c0=c0'], customer: ['-af', 'pan=mono|c0=c1'] } as const

function ffmpegRuns(format: Format, folder: string): string[][] {
  const { file, otherSide, from, rate, channels, args } = format
  const input = [...FFMPEG, '-i', join(folder, from ?? MASTER), '-bitexact']
  const shape = ['-ar', String(rate), '-ac', String(channels)]
  if (from !== undefined) return [[...input, ...args, join(folder, file)]]
  if (otherSide === undefined) return [[...input, ...shape, ...args, join(folder, file)]]
  const side = (name: keyof typeof SIDES, to: string): string[] => [
    ...input,
    ...SIDES[name],
    '-ar',
    String(rate),
    ...args,
    join(folder, to),
  ]
  return [side('agent', file), side('customer', otherSide)]
}

const soxRun = ({ file, rate, channels, args }: Format, folder: string): string[] => [
  '-D',
  '-R',
  join(folder, MASTER),
  '-r',
  String(rate),
  '-c',
  String(channels),
  ...args,
  join(folder, file),
]

/**
 * Writes the master that lies in the folder in another form.
 *
 * @returns its files; null where no program of this machine writes it
 */
export function writeFormat(format: Format, folder: string): readonly string[] | null {
  if (format.from !== undefined && !existsSync(join(folder, format.from))) return null
  const program = format.writer ?? 'ffmpeg'
  const runs = format.writer === 'sox' ? [soxRun(format, folder)] : ffmpegRuns(format, folder)
  if (runs.some((args) => spawnSync(program, args).status !== 0)) return null
  return [format.file, ...(format.otherSide === undefined ? [] : [format.otherSide])].map((name) => join(folder, name))
}

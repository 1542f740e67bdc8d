import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { clientOf, pathsAsFiles } from '../electron/client.ts'
import { createVault, type Vault } from '../electron/vault/open.ts'
import type { Client } from '../shared/client.ts'
import { Refusal } from '../shared/reply.ts'
import { writeTinyModel } from '../tests/support/tiny-model.ts'
import { LONG_CALL } from './formats/call-script.ts'
import { type ObjectToPlay, playInChromium } from './formats/chromium-player.ts'
import { DEGRADED } from './formats/degraded-calls.ts'
import { documentOf } from './formats/document.ts'
import { type FixtureCall, makeCall } from './formats/fixture-call.ts'
import { FORMATS, type Format } from './formats/formats.ts'
import { type SpeakerFigures, speakerFigures } from './formats/measure-speakers.ts'
import { type FormatResult, formatsTable, type NamedFigures, speakersTable, totalOf } from './formats/report.ts'
import { type TakenIn, takeIn, waveformWithoutFfmpeg } from './formats/take-in.ts'
import { likeness, trueWaveforms } from './formats/waveform.ts'
import { MASTER, vttOf, writeFormat, writeMaster } from './formats/write-files.ts'

/**
 * `npm run formats`: makes a call of known sentences, takes it in through the door in each form of recording that the tools
 * of this machine write, and writes down what is done with it: docs/formats.md.
 */
const REPORT = fileURLToPath(new URL('../docs/formats.md', import.meta.url))
/** What the made model says, whatever it hears: it proves the way of the words, not their recognition. */
const MODEL_SCRIPT = [
  { startMs: 0, endMs: 3200, text: 'שלום, מדבר דניאל' },
  { startMs: 3200, endMs: 6400, text: 'How can I help you?' },
]
/** A transcript of another engine is late by this much now and then. */
const LATE_MS = 300

interface Room {
  readonly folder: string
  readonly call: FixtureCall
  readonly vault: Vault
  readonly client: Client
  readonly transcript: string
}

function makeRoom(folder: string): Room {
  const call = makeCall(LONG_CALL)
  writeMaster(join(folder, MASTER), call.channels)
  const transcript = join(folder, 'transcript.vtt')
  writeFileSync(transcript, vttOf(call.truth.sentences))
  const models = join(folder, 'models')
  mkdirSync(models)
  writeTinyModel(join(models, 'ggml-made-tiny.bin'), { script: MODEL_SCRIPT })
  const vault = createVault(join(folder, 'vault'), { name: 'Formats', locale: 'en' })
  const client = clientOf(vault, { actor: 'formats', files: pathsAsFiles, programs: { models } })
  return { folder, call, vault, client, transcript }
}

async function transcribed(client: Client, { shown }: TakenIn): Promise<string> {
  if (shown === null) return '–'
  try {
    const { segments } = await client.transcribe({ recording: shown.recordingId, language: 'auto' })
    const { transcript } = await client.showRecording({ recording: shown.recordingId })
    const sides = new Set(transcript.map(({ speaker }) => speaker))
    return segments === 0 ? '**no words**' : sides.has('unknown') ? 'yes, mixed' : 'yes, by side'
  } catch (error) {
    if (error instanceof Refusal) return `**${error.code}**`
    throw error
  }
}

interface Measured extends Omit<FormatResult, 'original' | 'asGiven'> {
  readonly speakers: SpeakerFigures | null
}

async function measureFormat(room: Room, format: Format): Promise<Measured> {
  const { folder, call, vault, client, transcript } = room
  const files = writeFormat(format, folder)
  if (files === null)
    return { format, taken: null, withFfmpeg: null, withoutFfmpeg: null, transcribed: '–', speakers: null }
  const taken = await takeIn(client, vault, { files, transcript })
  const truth = trueWaveforms(call.channels)[format.channels]
  const bare = await waveformWithoutFfmpeg(files)
  return {
    format,
    taken,
    withFfmpeg: taken.peaks?.channels[0]?.length ? likeness(taken.peaks, truth) : null,
    withoutFfmpeg: bare && likeness(bare, truth),
    speakers: taken.shown && format.channels === 2 ? speakerFigures(taken.shown, call.truth) : null,
    transcribed: await transcribed(client, taken),
  }
}

/** A variant of the master, or of its transcript or source. */
async function measureVariant(
  { folder, call, vault, client, transcript }: Room,
  name: string,
  { channels = call.channels, ...how }: { channels?: FixtureCall['channels']; transcript?: string; source?: string },
): Promise<NamedFigures> {
  const file = join(folder, 'variant.wav')
  writeMaster(file, channels)
  const { shown, refusal } = await takeIn(client, vault, { files: [file], transcript, ...how })
  if (shown === null) throw new Error(`The variant "${name}" was refused: ${refusal}`)
  return [name, speakerFigures(shown, call.truth)]
}

async function measureVariants(room: Room): Promise<NamedFigures[]> {
  const { folder, call, client } = room
  const figures: NamedFigures[] = []
  for (const [name, degrade] of Object.entries(DEGRADED))
    figures.push(await measureVariant(room, name, { channels: degrade(call.channels) }))

  const source = await client.addCallSource({ name: 'Customer left', leftChannel: 'customer', rightChannel: 'agent' })
  const swapped = { agent: call.channels.customer, customer: call.channels.agent }
  figures.push(
    await measureVariant(room, 'customer left, as the source says', { channels: swapped, source: source.sourceId }),
  )
  const late = join(folder, 'late.vtt')
  writeFileSync(late, vttOf(call.truth.sentences, LATE_MS))
  // A sample less: the call as it is lies in the vault, and a call has one transcript.
  const other = { agent: call.channels.agent.subarray(1), customer: call.channels.customer.subarray(1) }
  figures.push(await measureVariant(room, `a transcript ${LATE_MS} ms late`, { channels: other, transcript: late }))
  return figures
}

/** Chromium's answers put beside the rest. */
async function play({ folder, vault }: Room, measured: readonly Measured[]): Promise<FormatResult[]> {
  const objects: ObjectToPlay[] = measured.flatMap(({ taken }) => {
    const { sha256 = null, playable = null, durationMs = null } = taken?.shown ?? {}
    const hashes = new Set([sha256, playable?.sha256 ?? null])
    return [...hashes].flatMap((hash) => (hash === null ? [] : [{ sha256: hash, durationMs: durationMs ?? 0 }]))
  })
  const playback = await playInChromium(vault.folder, folder, objects)
  const of = (sha256: string | null | undefined) => (sha256 ? (playback?.get(sha256) ?? null) : null)
  return measured.map(({ speakers: _, ...result }) => ({
    ...result,
    original: of(result.taken?.shown?.sha256),
    asGiven: of(result.taken?.shown?.playable?.sha256),
  }))
}

const progress = process.stderr.isTTY ? (line: string) => process.stderr.write(`\r\u001b[K${line}`) : () => {}

async function measure(folder: string): Promise<string> {
  const room = makeRoom(folder)
  const measured: Measured[] = []
  for (const format of FORMATS) {
    progress(format.file)
    measured.push(await measureFormat(room, format))
  }
  progress('variants')
  const variants = await measureVariants(room)
  room.vault.close()
  progress('Chromium')
  const results = await play(room, measured)
  progress('')
  const { truth } = room.call
  const stereo = measured.flatMap(({ format, speakers }): NamedFigures[] =>
    speakers ? [[`${format.name} (${format.file})`, speakers]] : [],
  )
  return documentOf(truth, {
    forms: formatsTable(results, truth),
    speakers: speakersTable(stereo, truth),
    total: totalOf(stereo),
    worse: speakersTable(variants, truth),
  })
}

const folder = mkdtempSync(join(tmpdir(), 'formats-'))
try {
  const document = await measure(folder)
  console.log(document)
  writeFileSync(REPORT, document)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

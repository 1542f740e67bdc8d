import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decodeSides } from '../../electron/transcription/decode-sides.ts'
import { transcribeCall } from '../../electron/transcription/transcribe-call.ts'
import { samplesOf, wavOf } from '../audio/made-sound.ts'
import { ownFolder, standIn } from './engine.ts'

/**
 * Recognition that is no script: a voice that reads, and an engine that must listen. Whisper's weights are no part of this
 * project; where Debian's small recogniser is installed it takes the engine's place. English only, and for this test only.
 */
const RECOGNISER = 'pocketsphinx_continuous'
const VOICE = 'flite'
const areInstalled = [RECOGNISER, VOICE].every((program) => spawnSync(program, ['--version']).error === undefined)

/** The recogniser with the engine's command line: words with their times out of `chunk.wav`, one segment an utterance. */
const AS_ENGINE = `
const wav = process.argv[process.argv.indexOf('-f') + 1]
const { stdout } = require('node:child_process').spawnSync('${RECOGNISER}',
  ['-infile', wav, '-time', 'yes', '-logfn', '/dev/null'], { encoding: 'utf8' })
const utterances = [[]]
for (const line of stdout.split('\\n')) {
  const [, word, from, to, p] = /^(\\S+) (\\d+\\.\\d+) (\\d+\\.\\d+) (\\d+\\.\\d+)$/.exec(line) ?? []
  if (word === undefined) utterances.push([])
  else if (!/^[<[]/.test(word)) utterances.at(-1).push({ text: ' ' + word.replace(/\\(\\d+\\)$/, ''), id: 1, p: Math.min(1, +p),
    offsets: { from: Math.round(from * 1000), to: Math.round(to * 1000) } })
}
fs.writeFileSync(out + '.json', JSON.stringify({ model: { multilingual: true }, result: { language: 'en' },
  transcription: utterances.filter((tokens) => tokens.length > 0).map((tokens) => ({ tokens,
    text: tokens.map(({ text }) => text).join(''),
    offsets: { from: tokens[0].offsets.from, to: tokens.at(-1).offsets.to } })) }))`

const RATE = 16_000
const TURNS = [
  { channel: 0, startMs: 500, voice: 'awb', text: 'good morning how can i help you' },
  { channel: 1, startMs: 5000, voice: 'slt', text: 'please cancel my order and send the money back' },
  { channel: 0, startMs: 10_500, voice: 'awb', text: 'we will send the money back on monday' },
  // Both at once.
  { channel: 1, startMs: 12_000, voice: 'slt', text: 'thank you very much' },
]
const CALL_MS = 16_000

/** What a voice reads. */
function read(folder: string, voice: string, text: string): Float32Array {
  const path = join(folder, 'voice.wav')
  spawnSync(VOICE, ['-voice', voice, '-t', text, '-o', path])
  return Float32Array.from(samplesOf(readFileSync(path)), (sample) => sample / 32_768)
}

/** Words put in, left out or changed, to the words that were said. */
function wordErrorRate(said: readonly string[], heard: readonly string[]): number {
  let row = heard.map((_, i) => i + 1)
  for (const [i, word] of said.entries()) {
    let diagonal = i
    let left = i + 1
    row = row.map((above, j) => {
      left = Math.min(diagonal + (heard[j] === word ? 0 : 1), above + 1, left + 1)
      diagonal = above
      return left
    })
  }
  return (row.at(-1) ?? said.length) / said.length
}

describe.runIf(areInstalled)('true speech through a recogniser that listens (flite and pocketsphinx)', () => {
  const folder = ownFolder()

  it('comes out as the words of each side, when they were said', { timeout: 120_000 }, async () => {
    const channels = [0, 1].map(() => new Float32Array((CALL_MS / 1000) * RATE))
    for (const { channel, startMs, voice, text } of TURNS)
      channels[channel]!.set(read(folder, voice, text), (startMs / 1000) * RATE)
    const file = join(folder, 'call.wav')
    writeFileSync(file, wavOf(channels, RATE))
    const room = join(folder, 'sides')
    mkdirSync(room)
    const { sides } = await decodeSides({ paths: [file], name: 'call.wav', ffmpeg: null, folder: room })
    expect(sides).toHaveLength(2)

    const model = join(folder, 'model.bin')
    writeFileSync(model, 'the recogniser has its own')
    const { segments } = await transcribeCall({
      ...{ engine: standIn(join(folder, 'recogniser'), AS_ENGINE), model, language: 'en', key: 'call' },
      channels: sides,
      voiced: sides.map(({ voiced }) => voiced),
      checkpointFolder: folder,
    })
    for (const channel of [0, 1]) {
      const said = TURNS.filter((turn) => turn.channel === channel).flatMap(({ text }) => text.split(' '))
      const heard = segments.filter((segment) => segment.channel === channel).flatMap(({ text }) => text.split(' '))
      expect(wordErrorRate(said, heard), `side ${channel}: ${heard.join(' ')}`).toBeLessThanOrEqual(0.35)
    }
    // "money" is said once by each: where it lies in the call is what the way back from the chunks must get right.
    const timesOf = (word: string): number[] =>
      segments.flatMap(({ text, words }) =>
        words.filter(({ span }) => text.slice(...span) === word).map(({ startMs }) => startMs),
      )
    const [customers, agents] = timesOf('money')
    expect(customers).toBeGreaterThan(6500)
    expect(customers).toBeLessThan(8500)
    expect(agents).toBeGreaterThan(11_000)
    expect(agents).toBeLessThan(12_500)
  })
})

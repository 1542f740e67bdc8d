import { spawnSync } from 'node:child_process'
import { chromiumPath } from '../chromium.ts'
import type { CallTruth } from './fixture-call.ts'
import { hasVoices } from './speak.ts'

/** Each program with how it says its version. */
const PROGRAMS: readonly (readonly [name: string, program: string | undefined, ask: string])[] = [
  ['espeak-ng', 'espeak-ng', '--version'],
  ['ffmpeg', 'ffmpeg', '-version'],
  ['sox', 'sox', '--version'],
  ['Chromium', chromiumPath, '--version'],
]

/** Two numbers of each version: a distribution's repairs change nothing here. */
function versions(): string {
  const found = PROGRAMS.map(([name, program, ask]) => {
    const said = program === undefined ? '' : spawnSync(program, [ask], { encoding: 'utf8' }).stdout
    return `${name} ${/\d+\.\d+/.exec(said ?? '')?.[0] ?? '(missing)'}`
  })
  return found.join(', ')
}

const HOW_TO_READ = `**Bold** is what is not as it should be.

- *Probed*: codec, channels and rate as the program tells them, which is what was written.
- *Length*: of the sound as it was decoded, against the made call. Codecs pad. ffmpeg leaves out the first frame of Windows Media, and silence at the end of AMR.
- *Decoded*: the waveform is that of the made call (correlation of its peaks 0.9 and more), on a machine with ffmpeg and on one without.
- *Original in Chromium*: whether the file itself plays there; *given to the page*: what the program hands out instead where it doesn't, a copy in FLAC.
- *Seeking*: sent to one second before the end, it plays on from there; over the loopback host, by HTTP ranges.
- *Transcribed*: by whisper.cpp, with a made model that says the same whatever it hears. *By side*: each side on its own, so that its speaker is a fact; *mixed*: one channel, so that nobody's name stands there.`

interface Tables {
  readonly forms: string
  readonly speakers: string
  /** One sentence of all in `speakers`. */
  readonly total: string
  readonly worse: string
}

/** The file that keeps the measurement. */
export function documentOf(truth: CallTruth, tables: Tables): string {
  const voice = hasVoices ? 'spoken by espeak-ng' : 'of hums, as espeak-ng is missing'
  const seconds = Math.round(truth.durationMs / 1000)
  return `# Forms of recordings, and who speaks

Written by \`npm run formats\`: a telephone call of ${seconds} seconds and ${truth.sentences.length} sentences in Hebrew and English,
${voice}, agent left and customer right, with one-word answers, talk-over, hold music and silence
(\`scripts/make-calls.ts\` writes its files into a folder). Each file was taken in through the program's own operations.
Made with ${versions()}.

${HOW_TO_READ}

${tables.forms}

## Speaker by channel

The transcript names nobody: only the channels tell. *Both at once* and *nobody* are shares of the call's time; hold music
is nobody's speech.

${tables.speakers}

${tables.total}

## Worse calls

The same call, spoilt. With much echo or noise the program still says whose a sentence is, and keeps silent about times;
where both channels carry the same, it says nothing of anybody: none right, none wrong is as it should be.

${tables.worse}
`
}

import { readSourceFile } from './source-file.ts'

export type Side = 'agent' | 'customer'

/** An espeak-ng voice: its name with a variant, words a minute, pitch from 0 to 99. */
export interface Voice {
  readonly name: string
  readonly speed: string
  readonly pitch: string
}

/** One utterance: what the transcript says, what the voice says, and the pause before it in seconds. */
export interface Line {
  readonly side: Side
  readonly text: string
  readonly spoken: string
  /** Negative where the speaker breaks in on the other. */
  readonly pause: number
}

export type CaptionStyle = 'vtt-voices' | 'vtt-names' | 'srt-names'

export interface CallSource {
  readonly names: Readonly<Record<Side, string>>
  readonly voices: Readonly<Record<Side, Voice>>
  /** Name of the recording; a call without one has its transcript alone. */
  readonly audio: string | undefined
  readonly transcript: string
  readonly captions: CaptionStyle
  readonly lines: readonly Line[]
}

const STYLES: readonly CaptionStyle[] = ['vtt-voices', 'vtt-names', 'srt-names']
const LINE = /^([AC])(?: \((-?[\d.]+)\))?: (.+)$/
/** Where the script gives no pause: short ones of differing length, as people make them. */
const PAUSES = [0.45, 0.6, 0.5, 0.75]

function lineOf(line: string, index: number): Line {
  const match = line.match(LINE)
  if (!match) throw new Error(`This line of a call script is neither "A: …" nor "C: …": ${line}`)
  const [, letter, pause, words = ''] = match
  return {
    side: letter === 'A' ? 'agent' : 'customer',
    text: words.replace(/\{(.+?)\|.+?\}/g, '$1'),
    spoken: words.replace(/\{.+?\|(.+?)\}/g, '$1'),
    pause: pause === undefined ? (PAUSES[index % PAUSES.length] ?? 0) : Number(pause),
  }
}

const voiceOf = (line: string): Voice => {
  const [name = '', speed = '', pitch = ''] = line.split(' ')
  return { name, speed, pitch }
}

/** Reads a dialogue script: `A` is the agent, `C` the customer, `{24|twenty four}` is written one way and said another. */
export function readCall(path: URL): CallSource {
  const { header, optional, body } = readSourceFile(path)
  const captions = STYLES.find((style) => style === header('captions'))
  if (!captions) throw new Error(`${path.pathname}: captions are one of ${STYLES.join(', ')}.`)
  return {
    names: { agent: header('agent'), customer: header('customer') },
    voices: { agent: voiceOf(header('agent-voice')), customer: voiceOf(header('customer-voice')) },
    audio: optional('audio'),
    transcript: header('transcript'),
    captions,
    lines: body.map(lineOf),
  }
}

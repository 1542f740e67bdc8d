import { closeSync, openSync, writeSync } from 'node:fs'

/** What the model says in every window of 30 seconds that it hears, whatever there is to hear. */
export interface ScriptedSegment {
  readonly startMs: number
  readonly endMs: number
  readonly text: string
}

interface TinyModel {
  readonly script: readonly ScriptedSegment[]
  /** What it answers when asked for the language. */
  readonly detects?: 'he' | 'en'
  /** `fixture` is as small as the engine takes; `tiny` has the true shape of Whisper's smallest model, and its cost. */
  readonly shape?: keyof typeof SHAPES
}

/** Width, heads and layers, the same for ear and mouth; the engine knows models by their number of layers. */
const SHAPES = { fixture: { width: 64, heads: 1, layers: 4 }, tiny: { width: 384, heads: 6, layers: 4 } } as const

const MAGIC = 0x67676d6c
const VOCABULARY = 51_865
const END = 50_257
const LANGUAGE_TOKENS = { en: 50_259, he: 50_279 } as const
const FIRST_TIME = 50_364
const TIME_STEP_MS = 20
const MELS = 80
const SPECTRUM = 201
const AUDIO_POSITIONS = 1500
const TEXT_POSITIONS = 448
/** Start of transcript, language, task: the first answer stands after these. */
const PROMPT = 3
/** Numbers of a model's parts: the engine takes lists of 32 bits, tables of 16. */
const F32 = 0
const F16 = 1

/** The same numbers on every machine. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32 - 0.5
  }
}

/** IEEE 754 of 16 bits, what is too small for it as 0. */
function inHalf(values: Float32Array): Uint16Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length)
  return Uint16Array.from(bits, (each) => {
    const exponent = ((each >>> 23) & 0xff) - 112
    return exponent <= 0 ? 0 : ((each >>> 16) & 0x8000) | (exponent << 10) | ((each & 0x7f_ffff) >>> 13)
  })
}

class ModelFile {
  readonly #handle: number
  constructor(path: string) {
    this.#handle = openSync(path, 'w')
  }
  integers(...values: number[]): void {
    this.#write(Int32Array.from(values))
  }
  text(text: string): void {
    this.#write(Buffer.from(text))
  }
  floats(values: Float32Array): void {
    this.#write(values)
  }
  /** @param shape the slowest dimension first */
  tensor(name: string, shape: readonly number[], values: Float32Array): void {
    this.#head(name, shape, F32)
    this.floats(values)
  }
  table(name: string, shape: readonly number[], values: Float32Array): void {
    this.#head(name, shape, F16)
    this.#write(inHalf(values))
  }
  #head(name: string, shape: readonly number[], type: number): void {
    this.integers(shape.length, Buffer.byteLength(name), type, ...shape.toReversed())
    this.text(name)
  }
  close(): void {
    closeSync(this.#handle)
  }
  #write(values: ArrayBufferView): void {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#handle, bytes, at)
  }
}

/** Slaney's mel filters, as Whisper's own files carry them. */
function melFilters(): Float32Array {
  const hertz = (mel: number): number =>
    mel < 15 ? (mel * 200) / 3 : 1000 * Math.exp(((mel - 15) * Math.log(6.4)) / 27)
  const highest = 15 + (Math.log(8) * 27) / Math.log(6.4)
  const edges = Array.from({ length: MELS + 2 }, (_, i) => hertz((highest * i) / (MELS + 1)))
  return Float32Array.from({ length: MELS * SPECTRUM }, (_, i) => {
    const [low, middle, high] = edges.slice(Math.floor(i / SPECTRUM)) as [number, number, number]
    const frequency = (8000 * (i % SPECTRUM)) / (SPECTRUM - 1)
    const slope = Math.min((frequency - low) / (middle - low), (high - frequency) / (high - middle))
    return (Math.max(0, slope) * 2) / (high - low)
  })
}

/** Words as the engine's tokens: a blank before, long ones in two pieces as true vocabularies have them. */
function piecesOf(text: string): string[] {
  const words = text.split(' ').map((word) => ` ${word}`)
  return words.flatMap((word) => (word.length > 5 ? [word.slice(0, 4), word.slice(4)] : [word]))
}

/** The tokens it will say, one after another, and the vocabulary they are of. */
function spell(script: readonly ScriptedSegment[]): { tokens: number[]; vocabulary: string[] } {
  // The engine looks the blank up.
  const vocabulary = [' ']
  const idOf = (piece: string): number => {
    const known = vocabulary.indexOf(piece)
    return known >= 0 ? known : vocabulary.push(piece) - 1
  }
  const time = (ms: number): number => FIRST_TIME + Math.round(ms / TIME_STEP_MS)
  const tokens = script.flatMap(({ startMs, endMs, text }) => [time(startMs), ...piecesOf(text).map(idOf), time(endMs)])
  return { tokens: [...tokens, END], vocabulary }
}

type Fill = (...shape: number[]) => Float32Array

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1)
const zeros: Fill = (...shape) => new Float32Array(sizeOf(shape))
const ones: Fill = (...shape) => zeros(...shape).fill(1)

function randomFill(random: () => number): Fill {
  return (...shape) => {
    const scale = 2 / Math.sqrt(shape.at(-1)!)
    return Float32Array.from({ length: sizeOf(shape) }, () => random() * scale)
  }
}

/** @param out fills what a block adds to what passes through it: nothing, where the words come from the positions alone */
function writeBlock(
  file: ModelFile,
  name: string,
  width: number,
  parts: readonly string[],
  fill: Fill,
  out: Fill,
): void {
  const square = [width, width] as const
  const norm = (of: string): void => {
    file.tensor(`${name}.${of}.weight`, [width], ones(width))
    file.tensor(`${name}.${of}.bias`, [width], zeros(width))
  }
  for (const part of parts) {
    norm(`${part}_ln`)
    for (const role of ['query', 'key', 'value', 'out']) {
      file.table(`${name}.${part}.${role}.weight`, square, (role === 'out' ? out : fill)(...square))
      if (role !== 'key') file.tensor(`${name}.${part}.${role}.bias`, [width], zeros(width))
    }
  }
  norm('mlp_ln')
  file.table(`${name}.mlp.0.weight`, [4 * width, width], fill(4 * width, width))
  file.tensor(`${name}.mlp.0.bias`, [4 * width], zeros(4 * width))
  file.table(`${name}.mlp.2.weight`, [width, 4 * width], out(width, 4 * width))
  file.tensor(`${name}.mlp.2.bias`, [width], zeros(width))
}

function writeEncoder(file: ModelFile, width: number, layers: number, fill: Fill): void {
  file.tensor('encoder.positional_embedding', [AUDIO_POSITIONS, width], fill(AUDIO_POSITIONS, width))
  file.table('encoder.conv1.weight', [width, MELS, 3], fill(width, MELS, 3))
  file.tensor('encoder.conv1.bias', [width, 1], zeros(width))
  file.table('encoder.conv2.weight', [width, width, 3], fill(width, width, 3))
  file.tensor('encoder.conv2.bias', [width, 1], zeros(width))
  file.tensor('encoder.ln_post.weight', [width], ones(width))
  file.tensor('encoder.ln_post.bias', [width], zeros(width))
  for (let i = 0; i < layers; i++) writeBlock(file, `encoder.blocks.${i}`, width, ['attn'], fill, fill)
}

/** A direction of length 1 for each token that is said: the nearest one to a position's own is what is said there. */
function directions(tokens: readonly number[], width: number, random: () => number): Map<number, Float32Array> {
  return new Map(
    [...new Set(tokens)].map((token) => {
      const raw = Float32Array.from({ length: width }, random)
      const mean = raw.reduce((sum, value) => sum + value, 0) / width
      const length = Math.sqrt(raw.reduce((sum, value) => sum + (value - mean) ** 2, 0))
      return [token, raw.map((value) => (value - mean) / length)]
    }),
  )
}

/** Large beside the token that was said before, which is added to it. */
const POSITION_SCALE = 50
/** Makes the logits of the token that is due 30, of the others about 0. */
const LOGIT = 30

function writeDecoder(file: ModelFile, width: number, layers: number, said: readonly number[], random: () => number) {
  const vectors = directions(said, width, random)
  const embedding = zeros(VOCABULARY, width)
  for (const [token, vector] of vectors) embedding.set(vector, token * width)
  const positions = zeros(TEXT_POSITIONS, width)
  for (let position = 0; position < TEXT_POSITIONS; position++) {
    const vector = vectors.get(said[position] ?? END)!
    positions.set(
      vector.map((value) => value * POSITION_SCALE),
      position * width,
    )
  }
  file.tensor('decoder.positional_embedding', [TEXT_POSITIONS, width], positions)
  file.table('decoder.token_embedding.weight', [VOCABULARY, width], embedding)
  file.tensor('decoder.ln.weight', [width], ones(width).fill(LOGIT / Math.sqrt(width)))
  file.tensor('decoder.ln.bias', [width], zeros(width))
  const fill = randomFill(random)
  for (let i = 0; i < layers; i++) writeBlock(file, `decoder.blocks.${i}`, width, ['attn', 'cross_attn'], fill, zeros)
}

/**
 * Writes a model that the true engine loads and runs, with weights made up so that it says a given script, in every window
 * and whatever it hears: it proves the way of the words, not their recognition. The same input gives the same bytes.
 * The first segment starts within the window's first second, as the engine asks of every model.
 */
export function writeTinyModel(path: string, { script, detects = 'en', shape = 'fixture' }: TinyModel): void {
  const { width, heads, layers } = SHAPES[shape]
  const random = randomNumbers(3)
  const { tokens, vocabulary } = spell(script)
  // At the first position the engine asks for the language; what the model says at the rest of the prompt is not read.
  const said = [...Array.from({ length: PROMPT - 1 }, () => LANGUAGE_TOKENS[detects]), ...tokens]
  const file = new ModelFile(path)
  const side = (positions: number) => [positions, width, heads, layers]
  file.integers(MAGIC, VOCABULARY, ...side(AUDIO_POSITIONS), ...side(TEXT_POSITIONS), MELS, F16)
  file.integers(MELS, SPECTRUM)
  file.floats(melFilters())
  file.integers(vocabulary.length)
  for (const piece of vocabulary) {
    file.integers(Buffer.byteLength(piece))
    file.text(piece)
  }
  writeEncoder(file, width, layers, randomFill(random))
  writeDecoder(file, width, layers, said, random)
  file.close()
}

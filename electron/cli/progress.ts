import type { Progress } from '../../shared/client.ts'

const STAGES: Readonly<Record<Progress['stage'], string>> = {
  copy: 'Copying',
  read: 'Reading',
  recognise: 'Recognising',
  decode: 'Decoding',
  transcribe: 'Transcribing',
  index: 'Indexing',
  draw: 'Drawing',
  verify: 'Verifying',
  files: 'Files',
}
const BAR = 30
const CLEAR_LINE = '\r\u001B[K'

type Stream = Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean }

/** Tells how far an operation is: a bar on a terminal, at most a line a quarter elsewhere (a log is not a film). */
export class ProgressLine {
  readonly #stream: Stream
  #stage: Progress['stage'] | null = null
  #told = -1

  constructor(stream: Stream) {
    this.#stream = stream
  }

  update({ stage, done, total }: Progress): void {
    const share = total > 0 ? Math.min(1, done / total) : 0
    const begins = stage !== this.#stage
    this.#stage = stage
    const step = this.#stream.isTTY === true ? Math.floor(share * 100) : Math.floor(share * 4) * 25
    if (begins) this.#told = -1
    // What is over at its first word was too short to be told of, unless a bar shows it in passing.
    if (begins && share === 1 && this.#stream.isTTY !== true) this.#told = 100
    if (step <= this.#told) return
    this.#told = step
    this.#stream.write(this.#stream.isTTY === true ? bar(stage, step) : `${STAGES[stage]}: ${step} %\n`)
  }

  /** Takes the bar away, so that the answer begins on a clean line. */
  end(): void {
    if (this.#stage !== null && this.#stream.isTTY === true) this.#stream.write(CLEAR_LINE)
    this.#stage = null
  }
}

function bar(stage: Progress['stage'], percent: number): string {
  const filled = Math.round((percent / 100) * BAR)
  return `${CLEAR_LINE}${STAGES[stage].padEnd(11)} ${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${percent} %`
}

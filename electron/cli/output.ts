import type { Failure } from '../../shared/reply.ts'
import { oneLine } from './printable.ts'
import { render } from './render.ts'

type Stream = Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean }

/** Where a command's words go: the answer to stdout, everything else to stderr. */
export class Output {
  readonly #stdout: Stream
  readonly #stderr: Stream
  readonly #json: boolean

  constructor({ stdout, stderr, json }: { stdout: Stream; stderr: Stream; json: boolean }) {
    this.#stdout = stdout
    this.#stderr = stderr
    this.#json = json
  }

  /** The answer of an operation; under `--json` exactly one document, its letters as they are. */
  answer(value: unknown): void {
    this.#stdout.write(this.#json ? this.#document(value) : render(value, { terminal: this.#stdout.isTTY === true }))
  }

  /** A text as it is: help, a version, an address. */
  text(text: string, json: unknown): void {
    this.#stdout.write(this.#json ? this.#document(json) : `${text}\n`)
  }

  /** A refusal: data on stdout under `--json`, a sentence on stderr otherwise. */
  refuse(failure: Failure): void {
    if (this.#json) this.#stdout.write(this.#document({ error: failure }))
    else this.#stderr.write(`said-and-signed: ${oneLine(sentence(failure))}\n`)
  }

  notice(text: string): void {
    this.#stderr.write(`${text}\n`)
  }

  /** One line for programs, indented for a person; C1 controls (0x9B steers a terminal) as JSON escapes. */
  #document(value: unknown): string {
    const text = JSON.stringify(value, null, this.#stdout.isTTY === true ? 2 : undefined)
    return `${text.replace(/[\u007F-\u009F]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`)}\n`
  }
}

const sentence = ({ message, detail }: Failure): string =>
  detail === undefined || message.includes(detail) ? message : `${message} (${detail})`

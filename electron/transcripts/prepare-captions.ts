/*
 * media-captions reads captions as a browser does, which loses evidence silently: it drops a cue that ends before it
 * starts without an error, takes a first line such as "line: …" or "size: …" for a setting, glues cues without a blank
 * line between them together, and puts an SRT's coordinates into the text. So the lines are laid out for it first, and
 * counted, that nothing goes missing unsaid.
 */

export interface PreparedCaptions {
  readonly text: string
  /** The file's line (from 1) for each line of `text`. */
  readonly lineOf: readonly number[]
  /** The lines that meant to start a cue, whether or not their times can be read. */
  readonly cueLines: readonly number[]
  /** The lines where text begins that belongs to no cue. */
  readonly strayLines: readonly number[]
}

const ARROW = '-->'
/** Times that start a cue even where a blank line before them is missing. */
const TIMES = /^\s*\d+:\d\S*\s*-->\s*\d+:\d/
/** Times with an arrow that a word processor "corrected". */
const BROKEN_TIMES = /^\s*\d+:\d\d\S*\s*(?:->|–>|—>|=>|→|–|—)\s*\d+:\d\d/
const COUNTER = /^\d+$/
const BLOCK_WITHOUT_CUE = /^(?:WEBVTT|NOTE|STYLE|REGION|X-TIMESTAMP-MAP)/
const LOOKS_LIKE_SETTING = /^\s*(?:region|vertical|line|position|size|align)[:=]/
/** Invisible, and trimmed from the text afterwards (see cue-text.ts). */
const SHIELD = '\u2060'

type BlockKind = 'none' | 'cue' | 'other' | 'undecided'

class CaptionLines {
  readonly out: string[] = []
  readonly lineOf: number[] = []
  readonly cueLines: number[] = []
  readonly strayLines: number[] = []
  private kind: BlockKind = 'none'
  private blockLine = 0
  private linesInBlock = 0
  private readonly isSrt: boolean

  constructor(isSrt: boolean) {
    this.isSrt = isSrt
  }

  add(line: string, number: number): void {
    if (line === '') this.endBlock(line, number)
    else if (this.startsCue(line)) this.addTimes(line, number)
    else this.addOther(line, number)
  }

  endBlock(line: string, number: number): void {
    const isStray = this.kind === 'undecided' && !(this.linesInBlock === 1 && COUNTER.test(this.out.at(-1) ?? ''))
    if (isStray) this.strayLines.push(this.blockLine)
    this.kind = 'none'
    this.linesInBlock = 0
    this.push(line, number)
  }

  private push(line: string, number: number): void {
    this.out.push(line)
    this.lineOf.push(number)
  }

  private startsCue(line: string): boolean {
    const mayBeFirst = this.kind === 'none' || (this.kind === 'undecided' && this.linesInBlock === 1)
    return TIMES.test(line) || (mayBeFirst && (line.includes(ARROW) || BROKEN_TIMES.test(line)))
  }

  private addTimes(line: string, number: number): void {
    const follows = this.kind === 'cue' || this.kind === 'other' || this.linesInBlock > 1
    if (follows) this.insertBlank(number)
    this.cueLines.push(number)
    // media-captions splits at blanks by patterns that cost the square of a long run of them.
    const spaced = line.replaceAll(ARROW, ` ${ARROW} `).replace(/\s+/g, ' ')
    this.push(this.isSrt ? spaced.replace(/(--> \S+).*/, '$1') : spaced, number)
    this.kind = 'cue'
    this.linesInBlock = 1
  }

  /** Before the times of a cue that follows another without a blank line; its counter goes with it. */
  private insertBlank(number: number): void {
    const counter = COUNTER.test(this.out.at(-1) ?? '') ? this.out.pop() : undefined
    if (counter !== undefined) this.lineOf.pop()
    this.push('', number)
    if (counter !== undefined) this.push(counter, number - 1)
  }

  private addOther(line: string, number: number): void {
    if (this.kind === 'none') {
      this.kind = BLOCK_WITHOUT_CUE.test(line) && !this.isSrt ? 'other' : 'undecided'
      this.blockLine = number
    }
    const isShielded = this.kind === 'cue' && this.linesInBlock === 1 && LOOKS_LIKE_SETTING.test(line)
    this.linesInBlock += 1
    this.push(isShielded ? SHIELD + line : line, number)
  }
}

/** Lays out the lines of a WebVTT or SRT file for media-captions and counts what is in it. */
export function prepareCaptions(text: string, format: 'webvtt' | 'srt'): PreparedCaptions {
  const lines = new CaptionLines(format === 'srt')
  const all = text.split(/\r\n|\n|\r/)
  for (const [index, line] of all.entries()) lines.add(line.trimEnd(), index + 1)
  lines.endBlock('', all.length)
  return { text: lines.out.join('\n'), lineOf: lines.lineOf, cueLines: lines.cueLines, strayLines: lines.strayLines }
}

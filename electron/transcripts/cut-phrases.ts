import { mean, type SaidPhrase } from './said-phrase.ts'
import type { SaidWord } from './word-spans.ts'

/** A word with who said it, for engines that leave it to the reader where a phrase ends. */
export interface HeardWord extends SaidWord {
  readonly label?: string | number | null | undefined
  readonly channel?: number | null | undefined
  /** Written without a space before it. */
  readonly isPunctuation?: boolean
}

/** A longer pause ends a phrase. */
const PAUSE_MS = 1000
/** UTF-16 units from which the end of a sentence ends a phrase, too: "Yes. No. Wait." stays one. */
const LONG_ENOUGH = 60
/** And from which any word does, for engines without punctuation. */
const TOO_LONG = 300
const SENTENCE_END = /[.?!…]["'”’)\]]*$/

/** Words that belong together, with the time of the first and the last. */
class Phrase {
  private readonly words: SaidWord[] = []
  private text = ''
  private endMs: number
  private readonly first: TimedWord

  constructor(first: TimedWord) {
    this.first = first
    this.endMs = first.endMs
    this.add(first)
  }

  add(word: TimedWord): void {
    this.text = this.text === '' ? word.text : `${this.text} ${word.text}`
    this.endMs = Math.max(this.endMs, word.endMs)
    this.words.push(word)
  }

  isEndedBy(next: TimedWord): boolean {
    if (next.label !== this.first.label || next.startMs - this.endMs > PAUSE_MS) return true
    return this.text.length >= TOO_LONG || (this.text.length >= LONG_ENOUGH && SENTENCE_END.test(this.text))
  }

  finish(): SaidPhrase {
    const { label, channel, startMs } = this.first
    const confidence = mean(this.words.map((word) => word.confidence))
    return { startMs, endMs: this.endMs, text: this.text, label, channel, confidence, words: this.words }
  }
}

interface TimedWord extends HeardWord {
  readonly startMs: number
  readonly endMs: number
}

/** Punctuation and words without a time of their own go with the word before them, or after where there is none. */
function timedWords(words: readonly HeardWord[]): TimedWord[] {
  const timed: TimedWord[] = []
  let leading = ''
  for (const word of words) {
    const { startMs, endMs } = word
    const last = timed.at(-1)
    if (startMs !== null && endMs !== null && endMs >= startMs && !word.isPunctuation) {
      timed.push({ ...word, startMs, endMs, text: leading + word.text })
      leading = ''
    } else if (last) {
      timed[timed.length - 1] = { ...last, text: last.text + (word.isPunctuation ? '' : ' ') + word.text }
    } else leading += `${word.text} `
  }
  return timed
}

function phrasesOfChannel(words: readonly HeardWord[]): SaidPhrase[] {
  const phrases: Phrase[] = []
  for (const word of timedWords(words).sort((a, b) => a.startMs - b.startMs)) {
    const last = phrases.at(-1)
    if (last && !last.isEndedBy(word)) last.add(word)
    else phrases.push(new Phrase(word))
  }
  return phrases.map((phrase) => phrase.finish())
}

/**
 * Cuts words into phrases: at another speaker, a pause of more than a second, the end of a sentence. Each channel on its
 * own, for two people talk at once.
 */
export function cutPhrases(words: readonly HeardWord[]): SaidPhrase[] {
  const byChannel = new Map<number | null, HeardWord[]>()
  for (const word of words) {
    const channel = word.channel ?? null
    const known = byChannel.get(channel)
    if (known) known.push(word)
    else byChannel.set(channel, [word])
  }
  return [...byChannel.values()].flatMap(phrasesOfChannel)
}

import { decode } from 'html-entities'
import { parseText } from 'media-captions'

/** One cue as its file gives it, times in seconds. */
export interface Cue {
  readonly speaker: string
  readonly text: string
  readonly start: number
  readonly end: number
}

/** `<v Name>text</v>` or `Name: text`. */
const SPEAKER = /^(?:<v (?<voice>[^>]+)>|(?<label>[^:]+): )(?<text>.+?)(?:<\/v>)?$/

/** Reads WebVTT or SubRip with a parser that isn't ours. Throws on anything it complains of and on a cue without a name. */
export async function readCues(file: string, type: 'vtt' | 'srt'): Promise<Cue[]> {
  const { cues, errors } = await parseText(file, { type, strict: true, errors: true })
  if (errors[0]) throw errors[0]
  return cues.map(({ text, startTime, endTime }) => {
    const { voice, label, text: words = '' } = text.match(SPEAKER)?.groups ?? {}
    const speaker = voice ?? label
    if (!speaker) throw new Error(`a cue without a name: ${text}`)
    return { speaker, text: decode(words), start: startTime, end: endTime }
  })
}

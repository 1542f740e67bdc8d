import type { Utterance } from './call-audio.ts'
import type { CallSource, CaptionStyle } from './call-source.ts'

/** `h:mm:ss` and milliseconds; WebVTT parts them with a full stop, SubRip with a comma. */
function timestamp(milliseconds: number, mark: '.' | ','): string {
  const part = (unit: number, size: number, digits = 2) =>
    String(Math.floor(milliseconds / unit) % size).padStart(digits, '0')
  return `${part(3_600_000, 100)}:${part(60_000, 60)}:${part(1000, 60)}${mark}${part(1, 1000, 3)}`
}

const escapeVtt = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** The three ways in which meeting and telephone systems write who speaks. */
const STYLES: Record<
  CaptionStyle,
  { readonly head: string; readonly mark: '.' | ','; readonly cue: (name: string, text: string) => string }
> = {
  'vtt-voices': { head: 'WEBVTT\n\n', mark: '.', cue: (name, text) => `<v ${name}>${escapeVtt(text)}</v>` },
  'vtt-names': { head: 'WEBVTT\n\n', mark: '.', cue: (name, text) => `${name}: ${escapeVtt(text)}` },
  'srt-names': { head: '', mark: ',', cue: (name, text) => `${name}: ${text}` },
}

/** Writes the transcript of a call: WebVTT or SubRip, one cue an utterance. */
export function captionsOf(call: CallSource, utterances: readonly Utterance[]): string {
  const { head, mark, cue } = STYLES[call.captions]
  const cues = utterances.map(
    ({ side, startMs, endMs, text }, index) =>
      `${index + 1}\n${timestamp(startMs, mark)} --> ${timestamp(endMs, mark)}\n${cue(call.names[side], text)}\n`,
  )
  return head + cues.join('\n')
}

import { decode } from 'html-entities'

/** The lines one speaker says in one cue. `label`: from a voice tag, or null. */
export interface CuePart {
  readonly label: string | null
  readonly lines: readonly string[]
}

/** Never past another `<`: a file of unclosed tags would cost the square of its length. */
const VOICE_TAG = /<v(?:\.[^\s<>]*)?[ \t]+([^<>]*)>/i
/** Only tags of WebVTT and SRT: "a < b" and "<90" are text, as people type them. */
const TAG = /<\/?(?:c|i|b|u|s|em|strong|ruby|rt|lang|v|font|span)(?:[.\s][^<>]*)?\/?>|<\d[\d:.]*>|\{\\[a-z][^{}]*\}/gi
/** Layout that a caption writer wraps lines in; inside a line such characters are left alone. */
const EDGE = /[\s\u200E\u200F\u061C\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/

/**
 * Text without white space, bidi controls and joiners at its ends.
 * From both ends by hand: a pattern anchored at the end costs the square of a long run of blanks in the middle.
 */
export function trimEdges(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && EDGE.test(text[start] ?? '')) start += 1
  while (end > start && EDGE.test(text[end - 1] ?? '')) end -= 1
  return text.slice(start, end)
}

/** Tags go before entities are decoded: an escaped `&lt;b&gt;` is something a person said or typed. */
const plain = (line: string): string => trimEdges(decode(line.replace(TAG, ''), { level: 'html5', scope: 'strict' }))

const plainLines = (text: string): string[] =>
  text
    .split('\n')
    .map(plain)
    .filter((line) => line !== '')

/** A cue's text by speaker: a cue with two voice tags is two people, never one. */
export function cueParts(text: string): CuePart[] {
  const [before = '', ...voices] = text.split(new RegExp(VOICE_TAG, 'gi'))
  const parts: CuePart[] = [{ label: null, lines: plainLines(before) }]
  for (let index = 0; index < voices.length; index += 2) {
    parts.push({ label: plain(voices[index] ?? '') || null, lines: plainLines(voices[index + 1] ?? '') })
  }
  return parts.filter((part) => part.lines.length > 0)
}

import { readCaptions } from './read-captions.ts'
import { isMeetText, readMeetText } from './read-meet-text.ts'
import type { RawTranscript } from './transcript-text.ts'

// Blanks, not `\s`, which would run over line ends: the square of a file of empty lines.
const SRT_TIMES = /^[ \t]*\d+:\d\S*,\d+[ \t]*-->/m
const ANY_TIMES = /^[ \t]*\d+:\d\S*[ \t]*-->/m
const SBV_TIMES = /^\d+:\d\d:\d\d\.\d{1,3},\d+:\d\d:\d\d\.\d{1,3}[ \t]*\r?$/m

/** Whether a text holds a line of caption times, whatever it begins with. */
export const hasCueTimes = (text: string): boolean => ANY_TIMES.test(text)

/** Reads a text with times in it: WebVTT, SRT, SBV, or Google Meet's document. Null for a text without any. */
export async function readTimedText(text: string): Promise<RawTranscript | null> {
  const start = text.trimStart()
  if (start.startsWith('WEBVTT')) return readCaptions(start, 'webvtt')
  if (SRT_TIMES.test(text)) return readCaptions(text, 'srt')
  if (hasCueTimes(text)) return readCaptions(text, 'webvtt')
  if (SBV_TIMES.test(text)) return readCaptions(text.replaceAll('\r\n', '\n'), 'sbv')
  return isMeetText(text) ? readMeetText(text) : null
}

import { isOwnTranscript, type OwnTranscript, readOwnTranscript } from '../transcription/transcript-file.ts'
import { TranscriptionRefused } from '../transcription/transcription-refused.ts'
import type { JsonObject } from './json-shape.ts'
import { damaged } from './transcript-damaged.ts'
import type { RawTranscript } from './transcript-text.ts'

export const isOwn = (json: JsonObject): boolean => isOwnTranscript(json)

/** A transcript that this program made, perhaps in another vault. Throws RecordingUnreadable `transcript-damaged`. */
export function readOwn(json: JsonObject): RawTranscript {
  const { segments, language, engine, model, durationMs, audioSha256 } = parsed(json)
  const unsound = segments.findIndex((segment) => !hasSoundWords(segment))
  if (unsound >= 0) throw damaged(`The words of segment ${unsound + 1} don’t fit its text`)
  return {
    format: 'said-and-signed-transcript',
    language,
    engine,
    model: model.name,
    durationMs,
    audioSha256: audioSha256[0] ?? null,
    segments: segments.map((segment) => ({ ...segment, label: null })),
    warnings: [],
    unreadable: 0,
    firstBad: null,
  }
}

function parsed(json: JsonObject): OwnTranscript {
  try {
    return readOwnTranscript(json)
  } catch (error) {
    if (error instanceof TranscriptionRefused) throw damaged(error.message.replace(/\. .*$/s, ''))
    throw error
  }
}

/** Each word behind the one before it, within the text, and not ending before it begins. */
function hasSoundWords({ text, words }: OwnTranscript['segments'][number]): boolean {
  let at = 0
  return words.every(({ span: [from, to], startMs, endMs }) => {
    const isSound = from >= at && to > from && to <= text.length && endMs >= startMs
    at = to
    return isSound
  })
}

import { RecordingUnreadable } from '../audio/recording-unreadable.ts'

/** What to do with a transcript that can't be read. */
export const ADVICE = 'Export the transcript again, as WebVTT, SRT or the JSON of the engine that made it.'

/** The refusal `transcript-damaged`: what happened (a sentence without its full stop), then what to do. */
export const damaged = (what: string): RecordingUnreadable =>
  new RecordingUnreadable('transcript-damaged', `${what}. ${ADVICE}`)

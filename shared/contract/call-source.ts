import { z } from 'zod'
import { FileRef, SourceId } from '../ids.ts'
import { op } from '../operation.ts'
import { CallFact, SpeakerRole } from './ingest-recording.ts'

/** A file name pattern of the user's own: a regular expression whose named groups are facts of a call. */
const MOST_PATTERN = 1000
const NamePattern = z.string().trim().min(1).max(MOST_PATTERN)

/** A phone system, a folder of exports, a colleague's stick: where calls come from and how they are to be read. */
export const CallSource = z.object({
  sourceId: SourceId,
  name: z.string(),
  /** Null: the names of the known phone systems only. */
  pattern: z.string().nullable(),
  /** IANA zone of clocks in names and records that state none, `Asia/Jerusalem`. */
  timeZone: z.string(),
  /** Whose voice each channel of a stereo recording carries. */
  channels: z.object({ left: SpeakerRole, right: SpeakerRole }),
  /** Speakers whom somebody named once: label as transcripts of this source write it → role. */
  labels: z.record(z.string(), SpeakerRole),
})
export type CallSource = z.infer<typeof CallSource>

const Name = z.string().trim().min(1).max(200)
const TimeZone = z.string().trim().min(1).max(100)

const HOW_IT_IS_READ = {
  /** An empty one takes the pattern away. */
  pattern: z.string().trim().max(MOST_PATTERN).optional(),
  timeZone: TimeZone.optional(),
  leftChannel: SpeakerRole.optional(),
  rightChannel: SpeakerRole.optional(),
}

export const addCallSource = op(
  'write',
  'Add a source of calls: how its file names are read and which channel is whose.',
  z.strictObject({ name: Name, ...HOW_IT_IS_READ }),
  CallSource,
)

export const changeCallSource = op(
  'write',
  'Change a source of calls; what is not named stays as it is. Calls taken in before stay as they are.',
  z.strictObject({ source: SourceId, name: Name.optional(), ...HOW_IT_IS_READ }),
  CallSource,
)

export const listCallSources = op(
  'read',
  'List the sources of calls.',
  z.strictObject({}),
  z.object({ sources: z.array(CallSource) }),
)

/** What would be read out of one file name. */
export const ReadName = z.object({
  name: z.string(),
  /** The known system or `own` whose pattern fits; null when none does. */
  pattern: z.string().nullable(),
  facts: z.array(CallFact),
})
export type ReadName = z.infer<typeof ReadName>

export const previewCallNames = op(
  'read',
  'Show what would be read out of file names: given ones, or those of a folder.',
  z.strictObject({
    names: z.array(z.string().max(4096)).max(200).default([]),
    folder: FileRef.optional(),
    pattern: NamePattern.optional(),
    timeZone: TimeZone.optional(),
  }),
  z.object({ names: z.array(ReadName) }),
)

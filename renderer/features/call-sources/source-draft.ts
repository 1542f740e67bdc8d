import type { CallSource } from '../../../shared/contract/call-source.ts'
import type { SpeakerRole } from '../../../shared/contract/ingest-recording.ts'

/** A source of calls while it is being written. */
export interface SourceDraft {
  readonly name: string
  readonly timeZone: string
  /** Empty: the names of the known phone systems only. */
  readonly pattern: string
  readonly leftChannel: SpeakerRole
  readonly rightChannel: SpeakerRole
}

const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** A new source begins as calls of no source are read: the company's side on the left, clocks as this machine's. */
export const draftOf = (source: CallSource | null): SourceDraft => ({
  name: source?.name ?? '',
  timeZone: source?.timeZone ?? ownZone(),
  pattern: source?.pattern ?? '',
  leftChannel: source?.channels.left ?? 'agent',
  rightChannel: source?.channels.right ?? 'customer',
})

/** As the vault takes it. */
export const fieldsOf = (draft: SourceDraft): SourceDraft => ({
  ...draft,
  name: draft.name.trim(),
  pattern: draft.pattern.trim(),
})

export const isChanged = (before: SourceDraft, after: SourceDraft): boolean =>
  JSON.stringify(fieldsOf(before)) !== JSON.stringify(fieldsOf(after))

/** The zones a person can choose; a source may have one by an older name, which stays among them. */
export const timeZones = (current: string): string[] => [
  ...new Set([current, 'UTC', ...Intl.supportedValuesOf('timeZone')].toSorted()),
]

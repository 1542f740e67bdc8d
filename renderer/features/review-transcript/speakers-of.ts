import type { Segment, SpeakerBasis, SpeakerRole } from '../../../shared/contract/ingest-recording.ts'

type Spoken = Pick<Segment, 'speaker' | 'speakerBasis' | 'label' | 'startMs' | 'endMs'>

/** Somebody who speaks in a call. Without a label: all of one role who have none. */
export interface KnownSpeaker {
  readonly label: string | null
  readonly role: SpeakerRole
  readonly basis: SpeakerBasis
  readonly segments: number
  readonly spokenMs: number
  /** Where he says most at once: to know a voice by. */
  readonly sample: { readonly startMs: number; readonly endMs: number }
}

const lengthOf = ({ startMs, endMs }: { readonly startMs: number; readonly endMs: number }) => endMs - startMs

/** Who speaks in a call, those who say most first. */
export function speakersOf(segments: readonly Spoken[]): KnownSpeaker[] {
  const groups = Map.groupBy(segments, ({ label, speaker }) => label ?? `\u0000${speaker}`)
  return [...groups.values()]
    .flatMap((own) => {
      const [first] = own
      if (!first) return []
      const sample = own.reduce((longest, each) => (lengthOf(each) > lengthOf(longest) ? each : longest))
      return {
        label: first.label,
        role: first.speaker,
        basis: first.speakerBasis,
        segments: own.length,
        spokenMs: own.reduce((sum, each) => sum + lengthOf(each), 0),
        sample: { startMs: sample.startMs, endMs: sample.endMs },
      }
    })
    .toSorted((one, other) => other.spokenMs - one.spokenMs)
}

/** Whether a person can say who it is: by the label, or all unknown ones at once. The others speak on their own channel. */
export const isAssignable = ({ label, role }: KnownSpeaker): boolean => label !== null || role === 'unknown'

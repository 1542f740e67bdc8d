import type { CallSource } from '../../shared/contract/call-source.ts'
import type { TimeRange } from '../../shared/contract/ingest-recording.ts'
import type { Warning } from '../../shared/units.ts'
import { type ChannelActivity, isSilentBetween } from '../audio/channel-energy.ts'
import { type AttributedSegment, assignRoles } from './assign-roles.ts'
import { checkBinding } from './binding.ts'
import { maskSegments } from './mask-segments.ts'
import type { TranscriptFormat, TranscriptText } from './transcript-text.ts'

/** What is known of a transcript's call, for telling who speaks and whether the words are of this sound. */
export interface CallOfTranscript extends Pick<CallSource, 'channels' | 'labels'> {
  /** The agent's name. */
  readonly agent: string | null
  /** Null for a transcript without audio. */
  readonly sound: {
    readonly sha256: string
    readonly durationMs: number
    readonly channels: number
    /** Null where it couldn't be measured. */
    readonly activity: ChannelActivity | null
    /** Whether each side has its channel to itself. */
    readonly isStereoIsolated: boolean
  } | null
}

/** A transcript ready to be kept: speakers attributed, numbers masked, doubtful segments flagged. */
export interface PreparedTranscript {
  readonly format: TranscriptFormat
  readonly language: string | null
  readonly engine: string | null
  readonly model: string | null
  readonly segments: readonly (AttributedSegment & { readonly masks: readonly TimeRange[] })[]
  readonly masked: number
  readonly warnings: readonly Warning[]
}

/** Numbers are masked here, before anything can be kept or indexed (PCI SSC FAQ 1210). */
export function prepareTranscript(
  transcript: TranscriptText,
  { agent, channels, labels, sound }: CallOfTranscript,
): PreparedTranscript {
  const activity = sound?.activity ?? null
  const bound = checkBinding(
    transcript,
    sound && {
      durationMs: sound.durationMs,
      sha256: sound.sha256,
      ...(activity && { isSilentBetween: (from: number, to: number) => isSilentBetween(activity, from, to) }),
    },
  )
  const attributed = assignRoles(bound.segments, {
    channels: sound?.channels ?? null,
    agent: agent ?? undefined,
    turns: sound?.isStereoIsolated ? activity : null,
    roles: channels,
    labels,
  })
  const { segments, masked } = maskSegments(attributed)
  const { format, language, engine, model, warnings } = transcript
  return { format, language, engine, model, segments, masked, warnings: [...warnings, ...bound.warnings] }
}

import { readFile } from 'node:fs/promises'
import type { Warning } from '../../../shared/units.ts'
import { maskNumbers } from '../../text/mask.ts'
import { type AttributedSegment, assignRoles } from './assign-roles.ts'
import type { AudioFacts } from './audio-facts.ts'
import { checkBinding } from './binding.ts'
import { channelActivity } from './channel-energy.ts'
import { probeAudio } from './probe-audio.ts'
import { readTranscript } from './read-transcript.ts'
import type { TranscriptFormat } from './transcript-text.ts'

/** A transcript ready to be kept: speakers attributed, card and identity numbers masked. */
export interface ReadTranscript {
  readonly format: TranscriptFormat
  readonly language: string | null
  readonly engine: string | null
  readonly segments: readonly AttributedSegment[]
  readonly masked: number
  readonly warnings: readonly Warning[]
}

export interface ReadCall {
  readonly audio: AudioFacts | null
  readonly transcript: ReadTranscript | null
}

/**
 * Reads a call: the facts of its audio, its transcript, and who spoke.
 * Numbers are masked here, before anything can be indexed (PCI SSC FAQ 1210).
 */
export async function readCall({
  audioPath,
  transcriptPath,
  agent,
}: {
  audioPath: string | null
  transcriptPath: string | null
  agent: string | null
}): Promise<ReadCall> {
  const audio = audioPath === null ? null : await probeAudio(audioPath)
  if (transcriptPath === null) return { audio, transcript: null }
  const { segments: read, warnings, ...facts } = await readTranscript(await readFile(transcriptPath))
  const turns = audioPath && audio ? await channelActivity(audioPath, audio) : null
  const attributed = assignRoles(read, { channels: audio?.channels ?? null, agent: agent ?? undefined, turns })
  const bound = checkBinding(attributed, audio?.durationMs ?? null)
  let masked = 0
  const segments = bound.segments.map((segment) => {
    const { text, masked: found } = maskNumbers(segment.text)
    masked += found
    return { ...segment, text }
  })
  return { audio, transcript: { ...facts, segments, masked, warnings: [...warnings, ...bound.warnings] } }
}

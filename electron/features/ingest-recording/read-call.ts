import { readFile } from 'node:fs/promises'
import type { CallSource } from '../../../shared/contract/call-source.ts'
import type { SpeechShares } from '../../../shared/contract/records.ts'
import { type ReadSound, readSound, type SoundPaths } from '../../audio/read-sound.ts'
import { type PreparedTranscript, prepareTranscript } from '../../transcripts/prepare-transcript.ts'
import { readTranscript } from '../../transcripts/read-transcript.ts'

export interface CallToRead extends Pick<CallSource, 'channels' | 'labels'> {
  readonly audio: { readonly paths: SoundPaths; readonly name: string; readonly sha256: string } | null
  readonly transcriptPath: string | null
  readonly agent: string | null
  /** As the user set it; looked for where null. */
  readonly ffmpeg: string | null
  /** Where a copy goes that browsers can play, if one is needed. */
  readonly playablePath: string
}

/** The sound without its energies, which are megabytes and told only by what was read out of them. */
export type ReadAudio = Omit<ReadSound, 'activity' | 'shares'> & { readonly shares: SpeechShares | null }

export interface ReadCall {
  readonly audio: ReadAudio | null
  readonly transcript: PreparedTranscript | null
}

/** Reads a call: its sound, what is shown and played of it, its transcript, and who spoke. */
export async function readCall(
  { audio, transcriptPath, agent, channels, labels, ...how }: CallToRead,
  onProgress?: (share: number) => void,
): Promise<ReadCall> {
  const sound = audio === null ? null : await readSound({ paths: audio.paths, name: audio.name, ...how }, onProgress)
  const read = sound && audioOf(sound, channels)
  if (transcriptPath === null) return { audio: read, transcript: null }
  const text = await readTranscript(await readFile(transcriptPath))
  const transcript = prepareTranscript(text, {
    agent,
    channels,
    labels,
    sound: sound && { ...sound, sha256: audio!.sha256 },
  })
  return { audio: read, transcript }
}

function audioOf({ activity: _, shares, ...sound }: ReadSound, channels: CallSource['channels']): ReadAudio {
  return { ...sound, shares: shares && sharesOf(shares, channels) }
}

/** Channels by whose they are; null where both are of one role, or one of nobody known. */
function sharesOf(
  { leftMs, rightMs, bothMs, silenceMs }: NonNullable<ReadSound['shares']>,
  { left, right }: CallSource['channels'],
): SpeechShares | null {
  if (left === 'agent' && right === 'customer') return { agentMs: leftMs, customerMs: rightMs, bothMs, silenceMs }
  if (left === 'customer' && right === 'agent') return { agentMs: rightMs, customerMs: leftMs, bothMs, silenceMs }
  return null
}

import type { SpeakerRole } from '../../../shared/contract/ingest-recording.ts'
import type { Output } from '../../../shared/contract.ts'
import { useRead } from '../../queries.ts'

/** Whose voice each row of a waveform is; one row: nobody's in particular. */
export type ChannelRoles = readonly SpeakerRole[]

/** A recorder writes the company's side on the left, where no source says otherwise. */
const USUAL: ChannelRoles = ['agent', 'customer']
const NOBODYS: ChannelRoles = ['unknown', 'unknown']

/** Left and right of a call, as its source says; `unknown` for both while that is not known. */
export function useChannelRoles({ source, channels, otherSha256 }: Output<'showRecording'>): ChannelRoles {
  const isStereo = channels === 2 || otherSha256 !== null
  const sources = useRead('listCallSources', {}, { enabled: isStereo && source !== null })
  if (!isStereo) return ['unknown']
  if (source === null) return USUAL
  const own = sources.data?.sources.find(({ sourceId }) => sourceId === source)
  return own ? [own.channels.left, own.channels.right] : NOBODYS
}

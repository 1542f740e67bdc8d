import { FLAGS_TO_HEAR } from '../../../shared/contract/ingest-recording.ts'
import type { ShownSegment } from '../../../shared/contract/records.ts'
import type { Output } from '../../../shared/contract.ts'

export type Call = Output<'showRecording'>

/** What can be done with one segment. */
export const SEGMENT_ACTIONS = ['replay', 'copy', 'correct', 'listened', 'clip'] as const
export type SegmentAction = (typeof SEGMENT_ACTIONS)[number]

/** What needs the sound: without audio it isn't offered. */
export const NEEDS_AUDIO: ReadonlySet<SegmentAction> = new Set<SegmentAction>(['replay', 'listened', 'clip'])

/** Its words may be the engine's own, and nobody has said yet that they were spoken. */
export const waitsForEar = ({ flags, listened }: Pick<ShownSegment, 'flags' | 'listened'>): boolean =>
  listened.length === 0 && flags.some((flag) => FLAGS_TO_HEAR.includes(flag))

/** The next that waits after `index`, going round; -1 where none does. */
export function nextDoubtful(segments: readonly Pick<ShownSegment, 'flags' | 'listened'>[], index: number): number {
  const after = segments.findIndex((segment, at) => at > index && waitsForEar(segment))
  return after < 0 ? segments.findIndex(waitsForEar) : after
}

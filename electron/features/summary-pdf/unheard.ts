import type { Axis, Evidence } from '../../../shared/contract/check-claim.ts'
import { FLAGS_TO_HEAR } from '../../../shared/contract/ingest-recording.ts'
import { refused } from '../../vault/errors.ts'
import type { ReadVault } from '../../vault/open.ts'

/** Whether an engine may have made these words up and nobody has listened to them yet. */
const isUnheard = (vault: ReadVault, { segmentId }: Evidence): boolean =>
  segmentId !== undefined &&
  vault.get(
    `SELECT 1 FROM segment, json_each(segment.flags) AS flag
     WHERE segment.id = @segmentId AND flag.value IN (${FLAGS_TO_HEAR.map((flag) => `'${flag}'`).join(', ')})
       AND NOT EXISTS (SELECT 1 FROM segment_listened WHERE segment_listened.segment = segment.id)`,
    { segmentId },
  ) !== undefined

/**
 * What of a record may be quoted. Words that were perhaps never said stay out where they merely speak of the claim, or
 * can't be heard for want of sound; where they speak for or against it, nobody may leave them out unheard either.
 *
 * Throws `not-listened` naming the moment of the first of those.
 */
export function withoutUnheard(vault: ReadVault, axis: Axis): Axis {
  const evidence = axis.evidence.filter((item) => !isUnheard(vault, item) || isDecisive(item))
  const unheard = evidence.find((item) => isUnheard(vault, item))
  if (unheard)
    throw refused(
      'not-listened',
      `The words at ${clock(unheard.startMs ?? 0)} of a call may be the engine’s invention. Listen to them and mark them as listened, then build the summary.`,
      unheard.segmentId,
    )
  return { ...axis, evidence }
}

const isDecisive = ({ stance, hasAudio }: Evidence): boolean => stance !== 'context' && hasAudio !== false

const clock = (ms: number): string => {
  const seconds = Math.floor(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

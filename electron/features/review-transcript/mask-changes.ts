import { segmentRecordsOf } from '../../records/recordings.ts'
import { maskSegments } from '../../transcripts/mask-segments.ts'
import { mergedRanges } from '../../transcripts/number-times.ts'
import type { ReadVault } from '../../vault/open.ts'
import { draftOf, type SegmentChange } from './draft.ts'

/**
 * The changes with the numbers masked that the whole call tells once they are made, and with the neighbours in which one
 * of those numbers begins or goes on: a card that is typed in piece by piece is in no piece. What was silent stays so, as
 * no correction changes the sound.
 */
export function maskChanges(
  vault: ReadVault,
  recording: string,
  changes: readonly SegmentChange[],
): readonly SegmentChange[] {
  if (changes.length === 0) return changes
  const wanted = new Map(changes.map((change) => [change.was.id, change]))
  const call = segmentRecordsOf(vault, recording).map(
    (was): SegmentChange => wanted.get(was.id) ?? { was, becomes: draftOf(was) },
  )
  const { segments } = maskSegments(
    call.map(({ becomes }) => ({ ...becomes, label: becomes.label ?? becomes.speaker, channel: null })),
  )
  return call.flatMap(({ was, becomes }, index) => {
    const { text, masks } = segments[index]!
    if (text === becomes.text && !wanted.has(was.id)) return []
    return [
      { was, becomes: { ...becomes, text, masks: text === was.text ? becomes.masks : union(becomes.masks, masks) } },
    ]
  })
}

const union = (one: SegmentChange['becomes']['masks'], other: SegmentChange['becomes']['masks']) =>
  mergedRanges([...one, ...other])

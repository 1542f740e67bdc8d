import { useFocusBack } from '../../ui/dialog.tsx'
import type { Review } from './ClauseActions.tsx'
import { ConfirmClause } from './ConfirmClause.tsx'
import { CorrectClause } from './CorrectClause.tsx'
import { MergeClauses } from './MergeClauses.tsx'
import { SplitClause } from './SplitClause.tsx'
import type { WordedClause } from './types.ts'

/** A review with the clauses as they were when it was asked for: once it is kept, the contract has them no more. */
export interface OpenReview {
  readonly kind: Review
  readonly clause: WordedClause
  readonly next: WordedClause | undefined
}

/** The dialog of the review that was asked for. */
export function ReviewDialog({
  contractId,
  review: { kind, clause, next },
  onReview,
  onChoose,
}: {
  contractId: string
  review: OpenReview
  onReview: (review: OpenReview | null) => void
  /** The clause to show once a correction gave it a new version. */
  onChoose: (clauseId: string) => void
}) {
  // One review may lead to another: the focus goes back to where the first was asked for.
  useFocusBack()
  const onClose = () => onReview(null)
  const onDone = (newer: string) => {
    onReview(null)
    if (newer) onChoose(newer)
  }
  switch (kind) {
    case 'confirm':
      return (
        <ConfirmClause
          contractId={contractId}
          clause={clause}
          onClose={onClose}
          onCorrect={() => onReview({ kind: 'correct', clause, next })}
        />
      )
    case 'correct':
      return <CorrectClause contractId={contractId} clause={clause} onClose={onClose} onDone={onDone} />
    case 'split':
      return <SplitClause clause={clause} onClose={onClose} onDone={onDone} />
    case 'merge':
      return next ? <MergeClauses clause={clause} next={next} onClose={onClose} onDone={onDone} /> : null
  }
}

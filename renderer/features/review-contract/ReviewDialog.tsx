import type { Review } from './ClauseActions.tsx'
import { ConfirmClause } from './ConfirmClause.tsx'
import { CorrectClause } from './CorrectClause.tsx'
import { MergeClauses } from './MergeClauses.tsx'
import { SplitClause } from './SplitClause.tsx'
import type { Contract } from './types.ts'

/** The dialog of the review that was asked for; none for a clause that is gone. */
export function ReviewDialog({
  contract,
  clauseId,
  review,
  onReview,
  onChoose,
}: {
  contract: Contract
  clauseId: string | undefined
  review: Review | null
  onReview: (review: Review | null) => void
  /** The clause to show once a correction gave it a new version. */
  onChoose: (clauseId: string) => void
}) {
  const index = contract.clauses.findIndex((one) => one.clauseId === clauseId)
  const [clause, next] = [contract.clauses[index], contract.clauses[index + 1]]
  if (!clause || review === null) return null
  const onClose = () => onReview(null)
  const onDone = (newer: string) => {
    onReview(null)
    if (newer) onChoose(newer)
  }
  const { contractId } = contract
  switch (review) {
    case 'confirm':
      return (
        <ConfirmClause
          contractId={contractId}
          clause={clause}
          onClose={onClose}
          onCorrect={() => onReview('correct')}
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

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOperation, useSession } from '../../queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { type Author, ReviewForm } from './ReviewForm.tsx'
import styles from './review.module.css'
import type { WordedClause } from './types.ts'

/** Joins a clause with the one after it. */
export function MergeClauses({
  clause,
  next,
  onClose,
  onDone,
}: {
  clause: WordedClause
  next: WordedClause
  onClose: () => void
  onDone: (clauseId: string) => void
}) {
  const { t } = useTranslation()
  const person = useSession().data?.person ?? ''
  const [author, setAuthor] = useState<Author>({ by: person, reason: '' })
  const merge = useOperation('mergeClauses')
  const save = () =>
    merge.mutate(
      { input: { clause: clause.clauseId, ...author } },
      { onSuccess: ({ clauses }) => onDone(clauses[0]?.clauseId ?? '') },
    )
  return (
    <Dialog title={t('review.mergeTitle')} dirty={author.reason !== ''} onClose={onClose} size="lg">
      <ReviewForm
        author={author}
        onAuthor={setAuthor}
        onSubmit={save}
        canSubmit
        isPending={merge.isPending}
        error={merge.error}
        action={t('review.mergeAction')}
      >
        {[clause, next].map(({ clauseId, path, text }) => (
          <blockquote key={clauseId} className={styles.quote} dir="auto">
            <strong>{path}</strong> {text}
          </blockquote>
        ))}
      </ReviewForm>
    </Dialog>
  )
}

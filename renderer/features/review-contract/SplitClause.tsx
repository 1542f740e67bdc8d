import { Textarea, TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOperation, useSession } from '../../queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { type Author, ReviewForm } from './ReviewForm.tsx'
import styles from './review.module.css'
import type { WordedClause } from './types.ts'

const PREVIEW = 60

/**
 * A field that is `readonly` shows no cursor in Chromium and lets no arrow key move it: this one is not, and takes only
 * the keys that move. What else would change it (pasting, dropping) finds the text put back.
 */
const MOVES = /^(?:Arrow|Page|Home$|End$|Tab$|Escape$|Shift$)/
const keepText = () => undefined
const moveOnly = (event: KeyboardEvent) => {
  if (!MOVES.test(event.key) && !event.ctrlKey && !event.metaKey) event.preventDefault()
}

/** Parts a clause where the person puts the cursor. */
export function SplitClause({
  clause,
  onClose,
  onDone,
}: {
  clause: WordedClause
  onClose: () => void
  onDone: (clauseId: string) => void
}) {
  const { t } = useTranslation()
  const person = useSession().data?.person ?? ''
  const [at, setAt] = useState(0)
  const [number, setNumber] = useState('')
  const [author, setAuthor] = useState<Author>({ by: person, reason: '' })
  const split = useOperation('splitClause')
  const second = clause.text.slice(at).trim()
  const canSplit = second !== '' && clause.text.slice(0, at).trim() !== ''
  const save = () =>
    split.mutate(
      { input: { clause: clause.clauseId, at, number, ...author } },
      { onSuccess: ({ clauses }) => onDone(clauses[1]?.clauseId ?? '') },
    )
  return (
    <Dialog title={t('review.splitTitle')} dirty={at > 0} onClose={onClose} size="lg">
      <ReviewForm
        author={author}
        onAuthor={setAuthor}
        onSubmit={save}
        canSubmit={canSplit}
        isPending={split.isPending}
        error={split.error}
        action={t('review.splitAction')}
      >
        <Textarea
          label={t('review.text')}
          description={t('review.splitHint')}
          value={clause.text}
          aria-readonly
          autosize
          maxRows={12}
          dir="auto"
          onChange={keepText}
          onKeyDown={moveOnly}
          onSelect={(event) => setAt(event.currentTarget.selectionStart)}
        />
        <p className={styles.preview} aria-live="polite">
          {canSplit && (
            <>
              {t('review.splitPreview')} <bdi>{second.slice(0, PREVIEW)}</bdi>
            </>
          )}
        </p>
        <TextInput
          label={t('review.secondNumber')}
          value={number}
          maxLength={40}
          dir="auto"
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
      </ReviewForm>
    </Dialog>
  )
}

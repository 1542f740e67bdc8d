import { NumberInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Term } from '../../../shared/terms.ts'
import { useOperation, useSession } from '../../queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { PageCrop } from '../../ui/PagePictures.tsx'
import ui from '../../ui/ui.module.css'
import { EditTerms } from './EditTerms.tsx'
import { partsOfPages } from './places.ts'
import { type Author, ReviewForm } from './ReviewForm.tsx'
import styles from './review.module.css'
import { isWhole } from './term-values.ts'
import type { WordedClause } from './types.ts'

interface Draft {
  readonly number: string
  readonly level: number
  readonly heading: string
  readonly text: string
  /** Null while they are those of the text. */
  readonly terms: readonly Term[] | null
}

const draftOf = ({ number, level, heading, text }: WordedClause): Draft => ({
  number,
  level,
  heading: heading ?? '',
  text,
  terms: null,
})

/** The fields that differ from what was read. */
function changesOf(draft: Draft, clause: WordedClause) {
  const before = draftOf(clause)
  return {
    ...(draft.number === before.number ? {} : { number: draft.number }),
    ...(draft.level === before.level ? {} : { level: draft.level }),
    ...(draft.heading === before.heading ? {} : { heading: draft.heading }),
    ...(draft.text === before.text ? {} : { text: draft.text }),
    ...(draft.terms === null ? {} : { terms: [...draft.terms] }),
  }
}

/** Corrects how a clause was read, beside the paper it was read from. */
export function CorrectClause({
  contractId,
  clause,
  onClose,
  onDone,
}: {
  contractId: string
  clause: WordedClause
  onClose: () => void
  onDone: (clauseId: string) => void
}) {
  const { t } = useTranslation()
  const person = useSession().data?.person ?? ''
  const [draft, setDraft] = useState(() => draftOf(clause))
  const [author, setAuthor] = useState<Author>({ by: person, reason: '' })
  const correct = useOperation('correctClause')
  const changes = changesOf(draft, clause)
  const areWhole = draft.terms?.every((term) => isWhole(term, draft.text)) ?? true
  const isChanged = Object.keys(changes).length > 0
  const save = () =>
    correct.mutate(
      { input: { clause: clause.clauseId, ...changes, ...author } },
      { onSuccess: ({ clauses }) => onDone(clauses[0]?.clauseId ?? '') },
    )
  return (
    <Dialog title={t('review.correctTitle')} dirty={isChanged} onClose={onClose} size="xl">
      <div className={styles.paper}>
        {partsOfPages(clause.boxes).map(({ page, box }) => (
          <PageCrop key={page} contractId={contractId} page={page} box={box} label={t('review.paper', { page })} />
        ))}
      </div>
      <ReviewForm
        author={author}
        onAuthor={setAuthor}
        onSubmit={save}
        canSubmit={isChanged && draft.text.trim() !== '' && areWhole}
        isPending={correct.isPending}
        error={correct.error}
        action={t('review.correctAction')}
      >
        <div className={styles.row}>
          <TextInput
            label={t('review.number')}
            description={t('review.numberHint')}
            value={draft.number}
            maxLength={40}
            dir="auto"
            onChange={(event) => setDraft({ ...draft, number: event.currentTarget.value })}
          />
          <NumberInput
            label={t('review.level')}
            description={t('review.levelHint')}
            min={0}
            max={12}
            allowDecimal={false}
            value={draft.level}
            onChange={(level) => setDraft({ ...draft, level: Number(level) || 0 })}
          />
        </div>
        <TextInput
          label={t('review.heading')}
          value={draft.heading}
          maxLength={500}
          dir="auto"
          onChange={(event) => setDraft({ ...draft, heading: event.currentTarget.value })}
        />
        <Textarea
          label={t('review.text')}
          value={draft.text}
          autosize
          minRows={3}
          maxRows={14}
          dir="auto"
          onChange={(event) => setDraft({ ...draft, text: event.currentTarget.value, terms: null })}
        />
        {draft.text !== clause.text ? (
          <p className={ui.hint}>{t('review.termsAnew')}</p>
        ) : (
          <EditTerms
            text={draft.text}
            terms={draft.terms ?? clause.terms}
            onChange={(terms) => setDraft({ ...draft, terms })}
          />
        )}
      </ReviewForm>
    </Dialog>
  )
}

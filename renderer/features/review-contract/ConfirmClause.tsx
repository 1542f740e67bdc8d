import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOperation, useSession } from '../../queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import { PageCrop } from '../../ui/PagePictures.tsx'
import { Marked, Own } from '../../ui/text.tsx'
import ui from '../../ui/ui.module.css'
import { TermChip } from '../records/TermChip.tsx'
import { BESIDE_A_NUMBER, doubtfulSpans, partsOfPages, placesOf } from './places.ts'
import styles from './review.module.css'
import type { WordedClause } from './types.ts'

/** Shows every number of a clause read from a picture beside the paper it was read from. */
export function ConfirmClause({
  contractId,
  clause,
  onClose,
  onCorrect,
}: {
  contractId: string
  clause: WordedClause
  onClose: () => void
  onCorrect: () => void
}) {
  const { t } = useTranslation()
  const person = useSession().data?.person ?? ''
  const [by, setBy] = useState(person)
  const confirm = useOperation('confirmClause')
  const doubtful = doubtfulSpans(clause.words)
  const save = () => confirm.mutate({ input: { clause: clause.clauseId, by } }, { onSuccess: onClose })
  return (
    <Dialog title={t('review.confirmTitle', { number: clause.path })} onClose={onClose} size="xl">
      <div className={ui.fields}>
        <p>{t('review.confirmText')}</p>
        {partsOfPages(clause.boxes).map(({ page, box }) => (
          <PageCrop key={page} contractId={contractId} page={page} box={box} label={t('review.paper', { page })} />
        ))}
        <blockquote className={styles.quote} dir="auto">
          {clause.number && <strong>{clause.number}</strong>} {clause.heading && <Own>{clause.heading}</Own>}{' '}
          <Marked text={clause.text} highlights={doubtful} />
        </blockquote>
        {doubtful.length > 0 && <p className={ui.hint}>{t('review.doubtful')}</p>}
        <ul className={styles.numbers} aria-label={t('review.terms')}>
          {clause.terms.map((term) => (
            <li key={term.span.join('-')} className={styles.pair}>
              {partsOfPages(placesOf(clause.words, term.span), BESIDE_A_NUMBER).map(({ page, box }) => (
                <PageCrop
                  key={page}
                  contractId={contractId}
                  page={page}
                  box={box}
                  label={t('review.paper', { page })}
                />
              ))}
              <TermChip term={term} />
            </li>
          ))}
        </ul>
        <TextInput label={t('review.by')} value={by} maxLength={200} onChange={(e) => setBy(e.currentTarget.value)} />
        {confirm.error && <ErrorNote error={confirm.error} />}
        <div className={ui.formActions}>
          <Button variant="default" onClick={onCorrect}>
            {t('review.correct')}
          </Button>
          <Button onClick={save} disabled={by.trim() === ''} loading={confirm.isPending}>
            {t('review.confirmAction')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

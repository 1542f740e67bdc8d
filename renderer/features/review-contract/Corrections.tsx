import { Button, Modal } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Correction } from '../../../shared/contract/review-contract.ts'
import { formatInstant } from '../../i18n/format.ts'
import { useOperation, useRead, useSession } from '../../queries.ts'
import { useLocale } from '../../ui/language.ts'
import { Answer } from '../../ui/note.tsx'
import { Empty } from '../../ui/page.tsx'
import { Own } from '../../ui/text.tsx'
import { type Author, ReviewForm } from './ReviewForm.tsx'
import styles from './review.module.css'

function Versions({ label, clauses }: { label: string; clauses: Correction['before'] }) {
  return (
    <div>
      <p className={styles.versionLabel}>{label}</p>
      {clauses.map(({ clauseId, path, heading, text }) => (
        <blockquote key={clauseId} className={styles.quote} dir="auto">
          <strong>{path}</strong> {heading && <Own>{heading}</Own>} {text}
        </blockquote>
      ))}
    </div>
  )
}

function TakeBack({ correction, onDone }: { correction: Correction; onDone: () => void }) {
  const { t } = useTranslation()
  const person = useSession().data?.person ?? ''
  const [author, setAuthor] = useState<Author>({ by: person, reason: '' })
  const undo = useOperation('undoCorrection')
  const save = () => undo.mutate({ input: { correction: correction.correctionId, ...author } }, { onSuccess: onDone })
  return (
    <ReviewForm
      author={author}
      onAuthor={setAuthor}
      onSubmit={save}
      canSubmit
      isPending={undo.isPending}
      error={undo.error}
      action={t('review.undoAction')}
    >
      {null}
    </ReviewForm>
  )
}

function Entry({ correction }: { correction: Correction }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const [undoing, setUndoing] = useState(false)
  return (
    <li className={styles.correction}>
      <p>
        <Own>{correction.by}</Own>, {formatInstant(correction.at, locale)}: <Own>{correction.reason}</Own>
      </p>
      <div className={styles.versions}>
        <Versions label={t('review.before')} clauses={correction.before} />
        <Versions label={t('review.after')} clauses={correction.after} />
      </div>
      {undoing ? (
        <TakeBack correction={correction} onDone={() => setUndoing(false)} />
      ) : (
        <Button variant="subtle" size="compact-sm" onClick={() => setUndoing(true)}>
          {t('review.undo')}
        </Button>
      )}
    </li>
  )
}

/** Every correction of a contract, newest first: what was read, what a person made of it, and why. */
export function Corrections({ contractId, onClose }: { contractId: string; onClose: () => void }) {
  const { t } = useTranslation()
  const query = useRead('listCorrections', { contract: contractId })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('review.history')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Answer query={query}>
        {({ corrections }) =>
          corrections.length === 0 ? (
            <Empty icon={IconHistory} title={t('review.noneTitle')} text={t('review.noneText')} />
          ) : (
            <ul className={styles.list}>
              {corrections.map((correction) => (
                <Entry key={correction.correctionId} correction={correction} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Modal>
  )
}

import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Correction } from '../../../shared/contract/review-contract.ts'
import { formatInstant } from '../../i18n/format.ts'
import { useOperation, useRead, useSession } from '../../queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useLocale } from '../../ui/language.ts'
import { Answer } from '../../ui/note.tsx'
import { Empty } from '../../ui/page.tsx'
import { Own } from '../../ui/text.tsx'
import { TermChip } from '../records/TermChip.tsx'
import { type Author, ReviewForm } from './ReviewForm.tsx'
import styles from './review.module.css'
import type { Contract } from './types.ts'

function Versions({ label, clauses }: { label: string; clauses: Correction['before'] }) {
  return (
    <div>
      <p className={styles.versionLabel}>{label}</p>
      {clauses.map(({ clauseId, path, heading, text, terms }) => (
        <div key={clauseId} className={styles.version}>
          <blockquote className={styles.quote} dir="auto">
            <strong>{path}</strong> {heading && <Own>{heading}</Own>} {text}
          </blockquote>
          {terms.map((term) => (
            <TermChip key={term.span.join('-')} term={term} />
          ))}
        </div>
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

/** Only what still reads as the correction left it can be taken back. */
const isCurrent = ({ after }: Correction, { clauses }: Contract): boolean =>
  after.every((made) => clauses.some(({ clauseId }) => clauseId === made.clauseId))

function Entry({ correction, contract }: { correction: Correction; contract: Contract }) {
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
        isCurrent(correction, contract) && (
          <Button variant="subtle" size="compact-sm" onClick={() => setUndoing(true)}>
            {t('review.undo')}
          </Button>
        )
      )}
    </li>
  )
}

/** Every correction of a contract, newest first: what was read, what a person made of it, and why. */
export function Corrections({ contract, onClose }: { contract: Contract; onClose: () => void }) {
  const { t } = useTranslation()
  const query = useRead('listCorrections', { contract: contract.contractId })
  return (
    <Dialog title={t('review.history')} onClose={onClose} size="xl">
      <Answer query={query}>
        {({ corrections }) =>
          corrections.length === 0 ? (
            <Empty icon={IconHistory} title={t('review.noneTitle')} text={t('review.noneText')} />
          ) : (
            <ul className={styles.list}>
              {corrections.map((correction) => (
                <Entry key={correction.correctionId} correction={correction} contract={contract} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Dialog>
  )
}

import { Modal, Switch } from '@mantine/core'
import { IconCalendarQuestion } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Standing } from '../../../shared/contract/in-force.ts'
import type { Output } from '../../../shared/contract.ts'
import { formatDay } from '../../i18n/format.ts'
import { useRead } from '../../queries.ts'
import { DateInput } from '../../ui/DateInput.tsx'
import { useLocale } from '../../ui/language.ts'
import { Answer } from '../../ui/note.tsx'
import { Chip, Empty, Link, type Tone } from '../../ui/page.tsx'
import { Own } from '../../ui/text.tsx'
import ui from '../../ui/ui.module.css'
import styles from './in-force.module.css'

type InForceOn = Output<'showInForce'>
type ClauseOnDay = InForceOn['clauses'][number]

const STANDING_TONE: Record<Standing, Tone> = { 'in-force': 'for', 'not-in-force': 'silent', unclear: 'review' }

function ClauseItem({ clause, changes }: { clause: ClauseOnDay; changes: InForceOn['amendments'] }) {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <li className={styles.clause} data-standing={clause.standing}>
      <div className={styles.head}>
        <Link to={{ screen: 'contract', id: clause.contractId, clause: clause.clauseId }} className={ui.link}>
          {clause.clauseNumber ? t('record.clause', { number: clause.clauseNumber }) : t('inForce.unnumbered')}
        </Link>
        {clause.heading && <Own>{clause.heading}</Own>}
        <Chip tone={STANDING_TONE[clause.standing]}>{t(`inForce.standing.${clause.standing}`)}</Chip>
      </div>
      <p className={styles.text} dir="auto">
        {clause.text}
      </p>
      {changes.map((change) => (
        <p key={change.clauseId} className={styles.change}>
          {t(`inForce.effect.${change.effect}`)}{' '}
          <Link to={{ screen: 'contract', id: change.contractId, clause: change.clauseId }} className={ui.link}>
            {t('record.clause', { number: change.clauseNumber })}
          </Link>
          {change.from && `, ${t('inForce.from', { date: formatDay(change.from, locale) })}`}
        </p>
      ))}
    </li>
  )
}

function Clauses({ answer, all }: { answer: InForceOn; all: boolean }) {
  const { t } = useTranslation()
  const shown = answer.clauses.filter(({ standing, text }) => text !== '' && (all || standing !== 'not-in-force'))
  if (shown.length === 0)
    return <Empty icon={IconCalendarQuestion} title={t('inForce.noneTitle')} text={t('inForce.noneText')} />
  return answer.documents
    .filter(({ contractId }) => shown.some((clause) => clause.contractId === contractId))
    .map((document) => (
      <section key={document.contractId} className={styles.document}>
        <h3 className={styles.title}>
          <Own>{document.title}</Own>
        </h3>
        <ul className={styles.list}>
          {shown
            .filter(({ contractId }) => contractId === document.contractId)
            .map((clause) => (
              <ClauseItem
                key={clause.clauseId}
                clause={clause}
                changes={answer.amendments.filter(({ of }) => of.clauseId === clause.clauseId)}
              />
            ))}
        </ul>
      </section>
    ))
}

/** The text that bound both sides on a day of the person's choice. */
export function InForce({ customerId, opened, onClose }: { customerId: string; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const [on, setOn] = useState('')
  const [all, setAll] = useState(false)
  const query = useRead(
    'showInForce',
    { customer: customerId, ...(on ? { on } : {}) },
    { enabled: opened, keepPrevious: true },
  )
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('inForce.title')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className={styles.controls}>
        <DateInput label={t('inForce.on')} value={on} onChange={setOn} />
        <Switch label={t('inForce.all')} checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
      </div>
      <Answer query={query}>{(answer) => <Clauses answer={answer} all={all} />}</Answer>
    </Modal>
  )
}

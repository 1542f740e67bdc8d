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
import { Empty, Link } from '../../ui/page.tsx'
import { Own } from '../../ui/text.tsx'
import ui from '../../ui/ui.module.css'
import styles from './in-force.module.css'
import { Changes, StandingChip } from './standing.tsx'

type InForceOn = Output<'showInForce'>
type ClauseOnDay = InForceOn['clauses'][number]

function ClauseItem({
  clause,
  heading,
  documentStanding,
  changes,
}: {
  clause: ClauseOnDay
  heading: string | null
  documentStanding: Standing
  changes: InForceOn['amendments']
}) {
  const { t } = useTranslation()
  return (
    <li className={styles.clause} data-standing={clause.standing}>
      <div className={styles.head}>
        <Link to={{ screen: 'contract', id: clause.contractId, clause: clause.clauseId }} className={ui.link}>
          {clause.clauseNumber ? t('record.clause', { number: clause.clauseNumber }) : t('inForce.unnumbered')}
        </Link>
        {heading && <Own>{heading}</Own>}
        {clause.standing !== documentStanding && <StandingChip standing={clause.standing} />}
      </div>
      <p className={styles.text} dir="auto">
        {clause.text}
      </p>
      <Changes changes={changes} />
    </li>
  )
}

function DocumentOnDay({
  document,
  clauses,
  amendments,
}: {
  document: InForceOn['documents'][number]
  clauses: readonly ClauseOnDay[]
  amendments: InForceOn['amendments']
}) {
  return (
    <section className={styles.document}>
      <h3 className={styles.title}>
        <Own>{document.title}</Own> <StandingChip standing={document.standing} />
      </h3>
      <ul className={styles.list}>
        {clauses.map((clause, index) => (
          <ClauseItem
            key={clause.clauseId}
            clause={clause}
            heading={clause.heading === clauses[index - 1]?.heading ? null : clause.heading}
            documentStanding={document.standing}
            changes={amendments.filter(({ of }) => of.clauseId === clause.clauseId)}
          />
        ))}
      </ul>
    </section>
  )
}

function Clauses({ answer, all }: { answer: InForceOn; all: boolean }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const shown = answer.clauses.filter(({ standing, text }) => text !== '' && (all || standing !== 'not-in-force'))
  const bound = shown.filter(({ standing }) => standing === 'in-force').length
  const byDocument = Map.groupBy(shown, ({ contractId }) => contractId)
  return (
    <>
      <p className={ui.hint} role="status">
        {t('inForce.count', { count: bound, date: formatDay(answer.on, locale) })}
      </p>
      {shown.length === 0 && (
        <Empty icon={IconCalendarQuestion} title={t('inForce.noneTitle')} text={t('inForce.noneText')} />
      )}
      {answer.documents.map((document) => {
        const clauses = byDocument.get(document.contractId)
        return (
          clauses && (
            <DocumentOnDay
              key={document.contractId}
              document={document}
              clauses={clauses}
              amendments={answer.amendments}
            />
          )
        )
      })}
    </>
  )
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

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../queries.ts'
import { navigate } from '../../route.ts'
import { DateInput } from '../../ui/DateInput.tsx'
import { Answer, Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { CustomerSelect } from '../ingest-calls/CustomerSelect.tsx'
import { CallsNav } from '../unmatched-calls/CallsNav.tsx'
import styles from './coverage.module.css'
import { Gaps } from './Gaps.tsx'

/** What is there of the calls and what isn't: of all customers or of one, in all times or in a period. */
export function Coverage({ customerId }: { customerId: string | undefined }) {
  const { t } = useTranslation()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const isBackwards = from !== '' && to !== '' && from > to
  const query = useRead(
    'showCoverage',
    {
      ...(customerId === undefined ? {} : { customer: customerId }),
      ...(from === '' ? {} : { from }),
      ...(to === '' ? {} : { to }),
    },
    { enabled: !isBackwards, keepPrevious: true },
  )
  return (
    <Page title={t('calls.coverage')}>
      <CallsNav />
      <div className={styles.filters}>
        <CustomerSelect
          label={t('matchCall.customer')}
          placeholder={t('gaps.everybody')}
          value={customerId ?? null}
          onChange={(customer) => navigate({ screen: 'coverage', ...(customer === null ? {} : { customer }) })}
        />
        <DateInput label={t('gaps.from')} value={from} onChange={setFrom} />
        <DateInput label={t('gaps.to')} value={to} onChange={setTo} />
      </div>
      {isBackwards ? (
        <Note tone="review" live>
          {t('gaps.backwards')}
        </Note>
      ) : (
        <Answer query={query} lines={8}>
          {(coverage) => <Gaps coverage={coverage} isPeriod={from !== '' || to !== ''} />}
        </Answer>
      )}
    </Page>
  )
}

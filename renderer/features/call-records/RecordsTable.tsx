import { useTranslation } from 'react-i18next'
import type { CallRecord } from '../../../shared/contract/call-records.ts'
import { formatClock, formatInstant, formatPhone } from '../../i18n/format.ts'
import { useLocale } from '../../ui/language.ts'
import { Ltr, Own } from '../../ui/text.tsx'
import { CustomerLink } from '../unmatched-calls/CustomerLink.tsx'
import styles from './call-records.module.css'

const FACTS = ['startedAt', 'phone', 'direction', 'durationMs', 'agent', 'reference', 'callId'] as const
type Fact = (typeof FACTS)[number]

function Cell({ record, fact }: { record: CallRecord; fact: Fact }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { startedAt, phone, direction, durationMs } = record
  if (record[fact] === null) return '–'
  if (fact === 'startedAt' && startedAt !== null) return formatInstant(startedAt, locale)
  if (fact === 'phone' && phone !== null) return <Ltr>{formatPhone(phone)}</Ltr>
  if (fact === 'direction' && direction !== null) return t(`direction.${direction}`)
  if (fact === 'durationMs' && durationMs !== null) return <Ltr>{formatClock(durationMs)}</Ltr>
  return fact === 'callId' ? <Ltr className={styles.mono}>{record.callId}</Ltr> : <Own>{record[fact]}</Own>
}

type Listed = CallRecord & { readonly customerId?: string | null }

/** Calls as the phone system's own list has them; with whose each is where that is asked. */
export function RecordsTable({
  records,
  label,
  withCustomer = false,
}: {
  records: readonly Listed[]
  label: string
  withCustomer?: boolean
}) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls takes the focus, so that the keys scroll it (WCAG 2.1.1)
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {FACTS.map((fact) => (
              <th key={fact} scope="col">
                {t(`call.fact.${fact}`)}
              </th>
            ))}
            {withCustomer && <th scope="col">{t('matchCall.customer')}</th>}
          </tr>
        </thead>
        <tbody>
          {records.map((record, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list may hold the same line twice, and its order is fixed
            <tr key={index}>
              {FACTS.map((fact) => (
                <td key={fact}>
                  <Cell record={record} fact={fact} />
                </td>
              ))}
              {withCustomer && <td>{record.customerId ? <CustomerLink customerId={record.customerId} /> : '–'}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

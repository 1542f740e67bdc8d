import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../queries.ts'
import { Link } from '../../ui/page.tsx'
import { Own } from '../../ui/text.tsx'
import ui from '../../ui/ui.module.css'
import styles from './record.module.css'

/** The heading of a record: whose it is, what it is, what is known of it. */
export function RecordHead({
  customerId,
  title,
  meta,
  actions,
  children,
}: {
  /** Null for a call that nobody's customer is known to have made. */
  customerId: string | null
  title: ReactNode
  meta: ReactNode
  actions: ReactNode
  children?: ReactNode
}) {
  const { t } = useTranslation()
  const customer = useRead('showCustomer', { customer: customerId ?? '' }, { enabled: customerId !== null })
  return (
    <header className={styles.head}>
      <div className={styles.headRow}>
        <div className={styles.headText}>
          <div className={ui.eyebrow}>
            {customerId === null ? (
              <Link to={{ screen: 'unmatched' }} className={ui.link}>
                {t('call.unmatched')}
              </Link>
            ) : (
              <Link to={{ screen: 'customer', id: customerId }} className={ui.link}>
                {customer.data ? <Own>{customer.data.name}</Own> : t('nav.customers')}
              </Link>
            )}
          </div>
          <h1 className={styles.title}>
            <Own>{title}</Own>
          </h1>
          <div className={ui.meta}>{meta}</div>
        </div>
        <div className={styles.headActions}>{actions}</div>
      </div>
      {children}
    </header>
  )
}

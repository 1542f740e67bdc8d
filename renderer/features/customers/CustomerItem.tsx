import { useTranslation } from 'react-i18next'
import type { CustomerRow } from '../../../shared/contract/customers.ts'
import { Chip, Row } from '../../ui/page.tsx'
import { Ltr, Own } from '../../ui/text.tsx'

/** A customer in a list. */
export function CustomerItem({ row }: { row: CustomerRow }) {
  const { t } = useTranslation()
  return (
    <Row
      to={{ screen: 'customer', id: row.customerId }}
      title={<Own>{row.name}</Own>}
      meta={
        <>
          {row.references[0] && <Ltr>{row.references[0]}</Ltr>}
          <span>{t('customers.contracts', { count: row.contracts })}</span>
          <span>{t('customers.recordings', { count: row.recordings })}</span>
        </>
      }
      end={row.openCases > 0 && <Chip tone="accent">{t('customers.openCases', { count: row.openCases })}</Chip>}
    />
  )
}

import { useTranslation } from 'react-i18next'
import { useRead } from '../../queries.ts'
import { Link } from '../../ui/page.tsx'
import { Own } from '../../ui/text.tsx'
import ui from '../../ui/ui.module.css'

/** A customer by name, leading to his page. */
export function CustomerLink({ customerId }: { customerId: string }) {
  const { t } = useTranslation()
  const customer = useRead('showCustomer', { customer: customerId })
  return (
    <Link to={{ screen: 'customer', id: customerId }} className={ui.link}>
      {customer.data ? <Own>{customer.data.name}</Own> : t('matchCall.customer')}
    </Link>
  )
}

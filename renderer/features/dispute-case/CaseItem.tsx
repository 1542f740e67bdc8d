import { IconChecks } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CaseRow } from '../../../shared/contract/customers.ts'
import { formatInstantDay } from '../../i18n/format.ts'
import { useLocale } from '../../ui/language.ts'
import { Chip, Row } from '../../ui/page.tsx'
import { Own } from '../../ui/text.tsx'

function Waiting({ row }: { row: CaseRow }) {
  const { t } = useTranslation()
  if (row.undecided > 0) return <Chip tone="review">{t('case.undecided', { count: row.undecided })}</Chip>
  if (row.claims === 0) return <Chip>{t('case.noClaims')}</Chip>
  return (
    <Chip tone="silent" icon={IconChecks}>
      {t('case.allDecided')}
    </Chip>
  )
}

/** A case in a list, with how many of its claims wait for a decision. */
export function CaseItem({ row, withCustomer = false }: { row: CaseRow; withCustomer?: boolean }) {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <Row
      to={{ screen: 'case', id: row.caseId }}
      title={<Own>{row.title}</Own>}
      meta={
        <>
          {withCustomer && <Own>{row.customerName}</Own>}
          <span>{t('case.claims', { count: row.claims })}</span>
          <span>{formatInstantDay(row.openedAt, locale)}</span>
        </>
      }
      end={<Waiting row={row} />}
    />
  )
}

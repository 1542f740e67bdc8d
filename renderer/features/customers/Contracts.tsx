import { IconFileText } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ContractRow } from '../../../shared/contract/customers.ts'
import { formatDay } from '../../i18n/format.ts'
import { useLocale } from '../../ui/language.ts'
import { Chip, Empty, Link, Section } from '../../ui/page.tsx'
import { SignatureChip, TextSourceChip, ToConfirmChip } from '../../ui/record-chips.tsx'
import { Own } from '../../ui/text.tsx'
import ui from '../../ui/ui.module.css'
import styles from './CustomerPage.module.css'
import { familiesOf } from './families.ts'

function Item({ row, amends }: { row: ContractRow; amends?: ContractRow | undefined }) {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <Link to={{ screen: 'contract', id: row.contractId }} className={ui.row}>
      <IconFileText size={22} stroke={1.5} color="var(--ink-3)" aria-hidden />
      <div className={ui.rowMain}>
        <div className={ui.rowTitle}>
          <Own>{row.title}</Own>
        </div>
        <div className={ui.rowMeta}>
          <span>
            {row.signedOn ? t('contract.signedOn', { date: formatDay(row.signedOn, locale) }) : t('contract.noDate')}
          </span>
          <span>{t('contract.clauses', { count: row.clauses })}</span>
          {row.pages > 0 && <span>{t('contract.pages', { count: row.pages })}</span>}
          {amends && <span>{t('contract.amends', { title: amends.title })}</span>}
        </div>
      </div>
      <span className={styles.marks}>
        {row.amends !== null && <Chip tone="accent">{t('contract.amendment')}</Chip>}
        <TextSourceChip source={row.textSource} />
        <ToConfirmChip count={row.toConfirm} />
        <SignatureChip signature={row.signature} />
      </span>
    </Link>
  )
}

/** The customer's contracts, each with its amendments beneath it. */
export function Contracts({ rows }: { rows: readonly ContractRow[] }) {
  const { t } = useTranslation()
  const byId = new Map(rows.map((row) => [row.contractId, row]))
  return (
    <Section title={t('customer.contracts')} count={rows.length}>
      {rows.length === 0 && (
        <Empty icon={IconFileText} title={t('customer.noContractsTitle')} text={t('customer.noContractsText')} />
      )}
      <ul className={ui.rows}>
        {familiesOf(rows).map(({ contract, amendments }) => (
          <li key={contract.contractId}>
            <Item row={contract} />
            {amendments.length > 0 && (
              <ul className={styles.amendment} aria-label={t('contract.amendedBy')}>
                {amendments.map((row) => (
                  <li key={row.contractId}>
                    <Item row={row} amends={row.amends === null ? undefined : byId.get(row.amends)} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

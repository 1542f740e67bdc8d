import { Button } from '@mantine/core'
import { IconScale, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseRow, CustomerRow } from '../../../shared/contract/customers.ts'
import { formatNumber } from '../../i18n/format.ts'
import { useRead } from '../../queries.ts'
import { useLocale } from '../../ui/language.ts'
import { Answer } from '../../ui/note.tsx'
import { Empty, Link, Page, Rows, Section } from '../../ui/page.tsx'
import ui from '../../ui/ui.module.css'
import { Verify } from '../custody/Verify.tsx'
import { AddCustomer } from '../customers/AddCustomer.tsx'
import { CustomerItem } from '../customers/CustomerItem.tsx'
import { CaseItem } from '../dispute-case/CaseItem.tsx'
import styles from './Home.module.css'

const SHOWN = 6

function Figures() {
  const { t } = useTranslation()
  const locale = useLocale()
  const status = useRead('vaultStatus', {})
  const cases = useRead('listCases', {})
  const undecided = cases.data?.cases.reduce((sum, { undecided: open }) => sum + open, 0)
  const figures = [
    ['undecided', undecided],
    ['customers', status.data?.customers],
    ['contracts', status.data?.contracts],
    ['recordings', status.data?.recordings],
  ] as const
  return (
    <dl className={styles.figures}>
      {figures.map(([figure, value]) => (
        <div className={styles.figure} key={figure}>
          <dt>{t(`home.${figure}`)}</dt>
          <dd>{value === undefined ? '–' : formatNumber(value, locale)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Cases that wait for a person come first; the order within is the vault's, newest first. */
const waitingFirst = (cases: readonly CaseRow[]): CaseRow[] =>
  cases.toSorted((one, other) => Number(other.undecided > 0) - Number(one.undecided > 0)).slice(0, SHOWN)

function Cases() {
  const { t } = useTranslation()
  const query = useRead('listCases', {})
  return (
    <Section
      title={t('home.cases')}
      action={
        <Link to={{ screen: 'cases' }} className={ui.link}>
          {t('home.allCases')}
        </Link>
      }
    >
      <Answer query={query}>
        {({ cases }) =>
          cases.length === 0 ? (
            <Empty icon={IconScale} title={t('home.noCasesTitle')} text={t('home.noCasesText')} />
          ) : (
            <Rows>
              {waitingFirst(cases).map((row) => (
                <CaseItem key={row.caseId} row={row} withCustomer />
              ))}
            </Rows>
          )
        }
      </Answer>
    </Section>
  )
}

const newest = (customers: readonly CustomerRow[]): CustomerRow[] =>
  customers.toSorted((one, other) => Date.parse(other.lastActivity) - Date.parse(one.lastActivity)).slice(0, SHOWN)

function Customers({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation()
  const query = useRead('listCustomers', {})
  return (
    <Section
      title={t('home.recentCustomers')}
      action={
        <Link to={{ screen: 'customers' }} className={ui.link}>
          {t('home.allCustomers')}
        </Link>
      }
    >
      <Answer query={query}>
        {({ customers }) =>
          customers.length === 0 ? (
            <Empty
              icon={IconUsers}
              title={t('customers.emptyTitle')}
              text={t('customers.emptyText')}
              action={<Button onClick={onAdd}>{t('customers.add')}</Button>}
            />
          ) : (
            <Rows>
              {newest(customers).map((row) => (
                <CustomerItem key={row.customerId} row={row} />
              ))}
            </Rows>
          )
        }
      </Answer>
    </Section>
  )
}

/** The first screen of an open vault: what waits, who is in it, and whether it is whole. */
export function Home() {
  const { t } = useTranslation()
  const [adding, setAdding] = useState(false)
  return (
    <Page
      title={t('home.title')}
      actions={
        <Button leftSection={<IconUserPlus size={17} aria-hidden />} onClick={() => setAdding(true)}>
          {t('customers.add')}
        </Button>
      }
    >
      <Figures />
      <div className={styles.columns}>
        <div>
          <Cases />
        </div>
        <div>
          <Section title={t('home.health')}>
            <div className={`${ui.card} ${styles.health}`}>
              <Verify />
            </div>
          </Section>
          <Customers onAdd={() => setAdding(true)} />
        </div>
      </div>
      <AddCustomer opened={adding} onClose={() => setAdding(false)} />
    </Page>
  )
}

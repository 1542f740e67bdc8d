import { IconScale } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../queries.ts'
import { Answer } from '../../ui/note.tsx'
import { Empty, Link, Page, Rows } from '../../ui/page.tsx'
import ui from '../../ui/ui.module.css'
import { CaseItem } from './CaseItem.tsx'

/** Every case of the vault, newest first. */
export function CaseList() {
  const { t } = useTranslation()
  const query = useRead('listCases', {})
  return (
    <Page
      title={t('nav.cases')}
      meta={query.data && <span>{t('case.count', { count: query.data.cases.length })}</span>}
    >
      <Answer query={query} lines={8}>
        {({ cases }) =>
          cases.length === 0 ? (
            <Empty
              icon={IconScale}
              title={t('home.noCasesTitle')}
              text={t('home.noCasesText')}
              action={
                <Link to={{ screen: 'customers' }} className={ui.link}>
                  {t('home.allCustomers')}
                </Link>
              }
            />
          ) : (
            <Rows label={t('nav.cases')}>
              {cases.map((row) => (
                <CaseItem key={row.caseId} row={row} withCustomer />
              ))}
            </Rows>
          )
        }
      </Answer>
    </Page>
  )
}

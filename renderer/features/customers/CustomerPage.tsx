import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCalendarQuestion, IconFilePlus, IconHash, IconPhone, IconScale } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/contract.ts'
import { formatPhone } from '../../i18n/format.ts'
import { useRead } from '../../queries.ts'
import { ErrorNote } from '../../ui/note.tsx'
import { Empty, Link, Loading, Page, Rows, Section } from '../../ui/page.tsx'
import { Ltr, Own } from '../../ui/text.tsx'
import ui from '../../ui/ui.module.css'
import { CaseItem } from '../dispute-case/CaseItem.tsx'
import { OpenCase } from '../dispute-case/OpenCase.tsx'
import { EvidenceTray } from '../evidence-tray/EvidenceTray.tsx'
import { InForce } from '../in-force/InForce.tsx'
import { Calls } from './Calls.tsx'
import { Contracts } from './Contracts.tsx'
import styles from './CustomerPage.module.css'

function Identity({ customer }: { customer: Output<'showCustomer'> }) {
  return (
    <>
      {customer.references.map((reference) => (
        <span key={reference}>
          <IconHash size={15} aria-hidden style={{ verticalAlign: '-0.15em' }} /> <Own>{reference}</Own>
        </span>
      ))}
      {customer.phones.map((phone) => (
        <span key={phone}>
          <IconPhone size={15} aria-hidden style={{ verticalAlign: '-0.15em' }} /> <Ltr>{formatPhone(phone)}</Ltr>
        </span>
      ))}
    </>
  )
}

/** One customer: who he is, what he signed, what was said, what is disputed. Files may be dropped anywhere on it. */
export function CustomerPage({ customerId }: { customerId: string }) {
  const { t } = useTranslation()
  const query = useRead('showCustomer', { customer: customerId })
  const [trayOpened, tray] = useDisclosure(false)
  const [opening, openCase] = useDisclosure(false)
  const [asking, inForce] = useDisclosure(false)
  const customer = query.data
  if (!customer)
    return (
      <Page title={t('nav.customers')}>{query.error ? <ErrorNote error={query.error} /> : <Loading lines={8} />}</Page>
    )
  return (
    <Page
      title={customer.name}
      eyebrow={
        <Link to={{ screen: 'customers' }} className={ui.link}>
          {t('nav.customers')}
        </Link>
      }
      meta={<Identity customer={customer} />}
      actions={
        <>
          <Button variant="default" leftSection={<IconCalendarQuestion size={17} aria-hidden />} onClick={inForce.open}>
            {t('inForce.open')}
          </Button>
          <Button variant="default" leftSection={<IconScale size={17} aria-hidden />} onClick={openCase.open}>
            {t('case.open')}
          </Button>
          <Button leftSection={<IconFilePlus size={17} aria-hidden />} onClick={tray.open}>
            {t('tray.open')}
          </Button>
        </>
      }
    >
      <div className={styles.columns}>
        <div>
          <Contracts rows={customer.contracts} />
          <Calls customerId={customerId} rows={customer.recordings} />
        </div>
        <Section title={t('customer.cases')} count={customer.cases.length}>
          {customer.cases.length === 0 ? (
            <Empty
              icon={IconScale}
              title={t('customer.noCasesTitle')}
              text={t('customer.noCasesText')}
              action={
                <Button variant="default" onClick={openCase.open}>
                  {t('case.open')}
                </Button>
              }
            />
          ) : (
            <Rows>
              {customer.cases.map((row) => (
                <CaseItem key={row.caseId} row={row} />
              ))}
            </Rows>
          )}
        </Section>
      </div>
      <EvidenceTray customer={customer} opened={trayOpened} onOpen={tray.open} onClose={tray.close} />
      <InForce customerId={customerId} opened={asking} onClose={inForce.close} />
      <OpenCase customerId={customerId} opened={opening} onClose={openCase.close} />
    </Page>
  )
}

import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFileCertificate, IconMessageReport, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CaseClaim } from '../../../shared/contract/dispute-case.ts'
import type { Output } from '../../../shared/contract.ts'
import { formatInstantDay } from '../../i18n/format.ts'
import { useRead } from '../../queries.ts'
import { useLocale } from '../../ui/language.ts'
import { ErrorNote } from '../../ui/note.tsx'
import { Chip, Empty, Link, Loading, Page } from '../../ui/page.tsx'
import { Own } from '../../ui/text.tsx'
import ui from '../../ui/ui.module.css'
import { OverallChip } from '../../ui/verdict.tsx'
import { BuildSummary } from '../summary-pdf/BuildSummary.tsx'
import { AddClaim } from './AddClaim.tsx'
import { ClaimView } from './ClaimView.tsx'
import styles from './case.module.css'
import { DecisionPanel } from './DecisionPanel.tsx'

type Case = Output<'showCase'>

/** The claim to look at when none is asked for: the first that waits for a person. */
const firstToDecide = (claims: readonly CaseClaim[]) => claims.find(({ decision }) => decision === null) ?? claims[0]

function Claims({ shown, currentId, onAdd }: { shown: Case; currentId: string | undefined; onAdd: () => void }) {
  const { t } = useTranslation()
  return (
    <nav className={styles.claims} aria-label={t('case.claimsLabel')}>
      <div className={styles.claimsHead}>
        <h2 style={{ fontSize: 'inherit' }}>{t('case.claimsLabel')}</h2>
        <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={15} aria-hidden />} onClick={onAdd}>
          {t('claim.add')}
        </Button>
      </div>
      <ul>
        {shown.claims.map((claim) => (
          <li key={claim.claimId}>
            <Link
              to={{ screen: 'case', id: shown.caseId, claim: claim.claimId }}
              className={styles.claim}
              aria-current={claim.claimId === currentId ? 'page' : undefined}
            >
              <span className={styles.claimText} dir="auto">
                {claim.text}
              </span>
              {claim.decision ? <OverallChip overall={claim.decision.overall} /> : <Chip>{t('claim.undecided')}</Chip>}{' '}
              {claim.stale && <Chip tone="review">{t('claim.stale')}</Chip>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function NoClaims({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation()
  return (
    <Empty
      icon={IconMessageReport}
      title={t('claim.noneTitle')}
      text={t('claim.noneText')}
      action={<Button onClick={onAdd}>{t('claim.add')}</Button>}
    />
  )
}

function CaseView({ shown, claimId, person }: { shown: Case; claimId: string | undefined; person: string }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const [adding, add] = useDisclosure(false)
  const [building, build] = useDisclosure(false)
  const claim = shown.claims.find((one) => one.claimId === claimId) ?? firstToDecide(shown.claims)
  return (
    <Page
      wide
      title={shown.title}
      eyebrow={
        <Link to={{ screen: 'customer', id: shown.customerId }} className={ui.link}>
          <Own>{shown.customerName}</Own>
        </Link>
      }
      meta={
        <>
          <span>{t('case.openedAt', { date: formatInstantDay(shown.openedAt, locale) })}</span>
          <span>{t('case.claims', { count: shown.claims.length })}</span>
        </>
      }
      actions={
        <Button
          leftSection={<IconFileCertificate size={18} aria-hidden />}
          disabled={shown.claims.length === 0}
          onClick={build.open}
        >
          {t('summary.build')}
        </Button>
      }
    >
      {claim ? (
        <div className={styles.layout}>
          <Claims shown={shown} currentId={claim.claimId} onAdd={add.open} />
          <ClaimView claim={claim} />
          <DecisionPanel key={claim.claimId} claim={claim} person={person} />
        </div>
      ) : (
        <NoClaims onAdd={add.open} />
      )}
      <AddClaim caseId={shown.caseId} opened={adding} onClose={add.close} />
      <BuildSummary shown={shown} opened={building} onClose={build.close} />
    </Page>
  )
}

/** A case: its claims, what both records say of the chosen one, and the person's decision. */
export function CasePage({ caseId, claimId, person }: { caseId: string; claimId: string | undefined; person: string }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const query = useRead('showCase', { case: caseId, locale }, { keepPrevious: true })
  if (query.data) return <CaseView shown={query.data} claimId={claimId} person={person} />
  return (
    <Page title={t('nav.cases')}>
      {query.error ? <ErrorNote error={query.error} retry={() => void query.refetch()} /> : <Loading lines={10} />}
    </Page>
  )
}

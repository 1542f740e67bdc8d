import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CaseClaim } from '../../../shared/contract/dispute-case.ts'
import { formatDay, formatInstant } from '../../i18n/format.ts'
import { useOperation } from '../../queries.ts'
import { useLocale } from '../../ui/language.ts'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { quoted } from '../../ui/text.tsx'
import { OverallChip } from '../../ui/verdict.tsx'
import { AxisColumn } from '../check-claim/AxisColumn.tsx'
import { CoverageNote } from '../check-claim/CoverageNote.tsx'
import check from '../check-claim/check.module.css'
import { OverallBanner } from '../check-claim/OverallBanner.tsx'
import styles from './case.module.css'

/** A finding made before evidence was added or changed, and the way to a new one. */
function Stale({ claim }: { claim: CaseClaim }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const recheck = useOperation('recheckClaim')
  if (!claim.stale) return null
  return (
    <>
      <Note
        tone="review"
        action={
          <Button
            variant="default"
            size="compact-sm"
            loading={recheck.isPending}
            onClick={() => recheck.mutate({ input: { claim: claim.claimId, locale } })}
          >
            {t('claim.checkAgain')}
          </Button>
        }
      >
        {t('claim.staleText')}
      </Note>
      {recheck.error && <ErrorNote error={recheck.error} />}
    </>
  )
}

/** A claim longer than this is set smaller, so that what was found of it stays in sight. */
const LONG_CLAIM = 280

/** One claim in the customer's words, and what was signed and what was said, side by side. */
export function ClaimView({ claim }: { claim: CaseClaim }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { finding, decision } = claim
  return (
    <article aria-label={t('claim.label')}>
      <div className={styles.about}>
        <span>{t('claim.words')}</span>
        {claim.on && <span>{t('claim.about', { date: formatDay(claim.on, locale) })}</span>}
        <span>{t('claim.foundAt', { date: formatInstant(claim.foundAt, locale) })}</span>
      </div>
      <blockquote className={styles.words} dir="auto" data-long={claim.text.length > LONG_CLAIM}>
        {quoted(claim.text)}
      </blockquote>
      <div className={styles.stack}>
        <Stale claim={claim} />
        {decision && (
          <OverallBanner
            overall={decision.overall}
            eyebrow={t('claim.decidedBy', { name: decision.by, date: formatInstant(decision.at, locale) })}
          />
        )}
        {decision ? (
          <p className={styles.about}>
            {t('claim.wasProposed')} <OverallChip overall={finding.overall} />
          </p>
        ) : (
          <OverallBanner overall={finding.overall} eyebrow={t('claim.proposed')} />
        )}
      </div>
      <div className={check.axes}>
        <AxisColumn name="signed" axis={finding.signed} />
        <AxisColumn name="said" axis={finding.said} />
      </div>
      <CoverageNote coverage={finding.coverage} />
    </article>
  )
}

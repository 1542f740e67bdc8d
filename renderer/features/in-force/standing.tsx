import { useTranslation } from 'react-i18next'
import type { Amendment, Standing } from '../../../shared/contract/in-force.ts'
import { formatDay } from '../../i18n/format.ts'
import { useLocale } from '../../ui/language.ts'
import { Chip, Link, type Tone } from '../../ui/page.tsx'
import ui from '../../ui/ui.module.css'
import styles from './in-force.module.css'

const STANDING_TONE: Record<Standing, Tone> = { 'in-force': 'for', 'not-in-force': 'silent', unclear: 'review' }

/** Whether a text bound both sides on the day that is asked about. */
export function StandingChip({ standing }: { standing: Standing }) {
  const { t } = useTranslation()
  return <Chip tone={STANDING_TONE[standing]}>{t(`inForce.standing.${standing}`)}</Chip>
}

/** What amendments did to a clause, each with the way to its words. */
export function Changes({ changes }: { changes: readonly Amendment[] }) {
  const { t } = useTranslation()
  const locale = useLocale()
  return changes.map((change) => (
    <p key={`${change.effect} ${change.clauseId}`} className={styles.change}>
      {t(`inForce.effect.${change.effect}`)}{' '}
      <Link to={{ screen: 'contract', id: change.contractId, clause: change.clauseId }} className={ui.link}>
        {change.clauseNumber ? t('record.clause', { number: change.clauseNumber }) : t('inForce.unnumbered')}
      </Link>
      {change.from && `, ${t('inForce.from', { date: formatDay(change.from, locale) })}`}
    </p>
  ))
}

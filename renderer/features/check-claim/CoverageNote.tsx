import { useTranslation } from 'react-i18next'
import type { Coverage } from '../../../shared/contract/check-claim.ts'
import { formatDate } from '../../i18n/format.ts'
import { useLocale } from '../../ui/language.ts'
import { Own } from '../../ui/text.tsx'
import styles from './check.module.css'

/** What was searched, and what was not: an answer without this would say more than it knows. */
export function CoverageNote({ coverage }: { coverage: Coverage }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { recordingsWithoutTranscript: mute, unreadable, missing, notRecorded, unmatched } = coverage
  const gaps = [unreadable, missing, notRecorded].map((list) => list.length)
  const whole = gaps.every((count) => count === 0) && mute === 0 && unmatched === 0
  return (
    <section className={styles.coverage} aria-label={t('coverage.label')}>
      <p>
        <strong>{t('coverage.searched')}</strong> {t('coverage.contracts', { count: coverage.contracts })} (
        {t('contract.clauses', { count: coverage.clauses })}),{' '}
        {t('coverage.recordings', { count: coverage.recordings })} (
        {t('coverage.segments', { count: coverage.segments })}).
      </p>
      <p>
        <strong>{t('coverage.notSearched')}</strong> {whole && t('coverage.nothing')}
      </p>
      {!whole && (
        <ul>
          {mute > 0 && <li>{t('coverage.mute', { count: mute })}</li>}
          {unreadable.map((title) => (
            <li key={title}>
              {t('coverage.unreadable')} <Own>{title}</Own>
            </li>
          ))}
          {missing.map((date, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two calls of one day, or of none, differ in their place alone
            <li key={place}>
              {date === null ? t('coverage.missingUndated') : t('coverage.missing', { date: formatDate(date, locale) })}
            </li>
          ))}
          {notRecorded.map((date, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={`listed ${place}`}>
              {date === null
                ? t('coverage.notRecordedUndated')
                : t('coverage.notRecorded', { date: formatDate(date, locale) })}
            </li>
          ))}
          {unmatched > 0 && <li>{t('coverage.unmatched', { count: unmatched })}</li>}
        </ul>
      )}
    </section>
  )
}

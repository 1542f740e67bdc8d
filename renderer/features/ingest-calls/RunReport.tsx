import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../i18n/format.ts'
import { useLocale } from '../../ui/language.ts'
import { Note } from '../../ui/note.tsx'
import { Link } from '../../ui/page.tsx'
import ui from '../../ui/ui.module.css'
import { FileReport } from './FileReport.tsx'
import styles from './ingest.module.css'
import { grouped, type ReportedFile } from './report.ts'

type Count = 'found' | 'added' | 'duplicates' | 'unmatched' | 'failed' | 'notReady'

/** What became of a folder: every count, then each file that somebody should look at. */
export function RunReport({
  counts,
  report,
}: {
  counts: readonly (readonly [Count, number])[]
  report: readonly ReportedFile[]
}) {
  const { t } = useTranslation()
  const locale = useLocale()
  const groups = grouped(report)
  const failed = counts.find(([count]) => count === 'failed')?.[1] ?? 0
  return (
    <div className={styles.result}>
      <Note tone={failed > 0 ? 'review' : 'for'} live>
        {t(failed > 0 ? 'ingest.doneWithFailures' : 'ingest.done')}
      </Note>
      <dl className={styles.counts}>
        {counts.map(([count, value]) => (
          <div key={count}>
            <dt>{t(`ingest.count.${count}`)}</dt>
            <dd>{formatNumber(value, locale)}</dd>
          </div>
        ))}
      </dl>
      {groups.some(({ group }) => group === 'unmatched') && (
        <Link to={{ screen: 'unmatched' }} className={ui.link}>
          {t('ingest.toUnmatched')}
        </Link>
      )}
      {groups.map(({ group, files }) => (
        <FileReport key={group} files={files} title={t(`ingest.report.${group}`)} />
      ))}
    </div>
  )
}

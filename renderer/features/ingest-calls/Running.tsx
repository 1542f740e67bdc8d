import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Progress } from '../../../shared/client.ts'
import { formatNumber } from '../../i18n/format.ts'
import { refusalOf } from '../../queries.ts'
import { useLocale } from '../../ui/language.ts'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { ProgressLine } from '../../ui/progress.tsx'
import styles from './ingest.module.css'

/** How far a folder is, with the way to stop. */
export function Running({ progress, onStop }: { progress: Progress | null; onStop: () => void }) {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <div className={styles.running}>
      <ProgressLine progress={progress} label={t('progress.waiting')} />
      <div className={styles.choose}>
        <span className={styles.hint}>
          {progress !== null &&
            t('ingest.progress', {
              done: formatNumber(progress.done, locale),
              total: formatNumber(progress.total, locale),
            })}
        </span>
        <Button variant="default" size="compact-sm" onClick={onStop}>
          {t('tray.stop')}
        </Button>
      </div>
    </div>
  )
}

/** Why a folder came to no end. Stopping it is no fault: what was taken in stays. */
export function RunFault({ error, progress }: { error: unknown; progress: Progress | null }) {
  const { t } = useTranslation()
  if (refusalOf(error).code !== 'cancelled') return <ErrorNote error={error} />
  return (
    <Note tone="review" live>
      {progress === null
        ? t('ingest.stopped')
        : t('ingest.stoppedAfter', { done: progress.done, total: progress.total })}
    </Note>
  )
}

import { Button } from '@mantine/core'
import { IconFolder } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { WatchedFolder } from '../../../shared/native.ts'
import { Refusal } from '../../../shared/reply.ts'
import { formatNumber } from '../../i18n/format.ts'
import { useHost } from '../../queries.ts'
import { useLocale } from '../../ui/language.ts'
import { ErrorNote } from '../../ui/note.tsx'
import { Chip, Link, type Tone } from '../../ui/page.tsx'
import { Own } from '../../ui/text.tsx'
import ui from '../../ui/ui.module.css'
import { FileReport } from '../ingest-calls/FileReport.tsx'
import styles from './call-sources.module.css'
import { refusalFrom } from './refusal-from.ts'
import { keepWatched } from './watched.ts'

const TONE: Record<WatchedFolder['state'], Tone> = {
  watching: 'for',
  working: 'accent',
  missing: 'against',
  stopped: 'against',
}

function Counts({ folder }: { folder: WatchedFolder }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const counts = [
    ['added', folder.added],
    ['notReady', folder.notReady],
    ['failed', folder.failures.length],
  ] as const
  return (
    <div className={styles.counts}>
      {counts.map(([count, value]) => (
        <span key={count}>{t(`watch.${count}`, { total: formatNumber(value, locale) })}</span>
      ))}
      {folder.unmatched > 0 ? (
        <Link to={{ screen: 'unmatched' }} className={ui.link}>
          {t('watch.unmatched', { total: formatNumber(folder.unmatched, locale) })}
        </Link>
      ) : (
        <span>{t('watch.unmatched', { total: formatNumber(0, locale) })}</span>
      )}
    </div>
  )
}

/** A folder whose calls come in by themselves: how it stands, what came in, what could not and why. */
export function Watching({ folder }: { folder: WatchedFolder }) {
  const { t } = useTranslation()
  const { native } = useHost()
  const queries = useQueryClient()
  const stop = useMutation({
    mutationFn: () => native.stopWatching({ key: folder.key }),
    onSuccess: (folders) => keepWatched(queries, folders),
  })
  const fault = folder.fault && new Refusal(refusalFrom(folder.fault))
  return (
    <li className={styles.folder}>
      <div className={styles.folderHead}>
        <IconFolder size={19} stroke={1.6} aria-hidden />
        <strong>
          <Own>{folder.name}</Own>
        </strong>
        <span role="status">
          <Chip tone={TONE[folder.state]}>{t(`watch.state.${folder.state}`)}</Chip>
        </span>
        <Button size="compact-sm" variant="subtle" loading={stop.isPending} onClick={() => stop.mutate()}>
          {t('watch.stop')}
        </Button>
      </div>
      <Counts folder={folder} />
      {folder.state === 'missing' && <p className={styles.hint}>{t('watch.missingText')}</p>}
      {fault && <ErrorNote error={fault} />}
      {stop.error && <ErrorNote error={stop.error} />}
      <FileReport files={folder.failures} title={t('watch.failures')} />
    </li>
  )
}

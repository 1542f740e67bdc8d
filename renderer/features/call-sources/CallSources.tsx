import { Button } from '@mantine/core'
import { IconPlus, IconServer } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallSource } from '../../../shared/contract/call-source.ts'
import type { WatchedFolder } from '../../../shared/native.ts'
import { useRead } from '../../queries.ts'
import { Answer, ErrorNote } from '../../ui/note.tsx'
import { Empty, Section } from '../../ui/page.tsx'
import { Ltr, Own } from '../../ui/text.tsx'
import styles from './call-sources.module.css'
import { SourceForm } from './SourceForm.tsx'
import { SourceLabels } from './SourceLabels.tsx'
import { WatchFolder } from './WatchFolder.tsx'
import { Watching } from './Watching.tsx'
import { useWatched } from './watched.ts'

function Item({
  source,
  folders,
  onChange,
}: {
  source: CallSource
  folders: readonly WatchedFolder[]
  onChange: () => void
}) {
  const { t } = useTranslation()
  return (
    <li className={styles.source} aria-label={source.name}>
      <div className={styles.sourceHead}>
        <h3 className={styles.sourceName}>
          <Own>{source.name}</Own>
        </h3>
        <Button size="compact-sm" variant="subtle" onClick={onChange}>
          {t('sources.change')}
        </Button>
      </div>
      <div className={styles.sourceFacts}>
        <Ltr>{source.timeZone}</Ltr>
        <span>{t('sources.leftIs', { who: t(`speaker.${source.channels.left}`) })}</span>
        <span>{t('sources.rightIs', { who: t(`speaker.${source.channels.right}`) })}</span>
        {source.pattern === null ? (
          <span>{t('sources.knownOnly')}</span>
        ) : (
          <span>
            {t('sources.pattern')}: <Ltr className={styles.mono}>{source.pattern}</Ltr>
          </span>
        )}
      </div>
      <SourceLabels labels={source.labels} />
      <ul className={styles.folders} aria-label={t('watch.title')}>
        {folders.map((folder) => (
          <Watching key={folder.key} folder={folder} />
        ))}
      </ul>
      <div className={styles.sourceActions}>
        <WatchFolder sourceId={source.sourceId} />
      </div>
    </li>
  )
}

/** Where calls come from, how they are read, and the folders that are watched for each. */
export function CallSources() {
  const { t } = useTranslation()
  const query = useRead('listCallSources', {})
  const watched = useWatched()
  const [editing, setEditing] = useState<CallSource | 'new' | null>(null)
  const add = (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setEditing('new')}
    >
      {t('sources.add')}
    </Button>
  )
  return (
    <Section title={t('sources.title')} action={add}>
      <p className={styles.intro}>{t('sources.text')}</p>
      {watched.error && <ErrorNote error={watched.error} retry={() => void watched.refetch()} />}
      <Answer query={query}>
        {({ sources }) =>
          sources.length === 0 ? (
            <Empty icon={IconServer} title={t('sources.emptyTitle')} text={t('sources.emptyText')} />
          ) : (
            <ul>
              {sources.map((source) => (
                <Item
                  key={source.sourceId}
                  source={source}
                  folders={(watched.data ?? []).filter((folder) => folder.source === source.sourceId)}
                  onChange={() => setEditing(source)}
                />
              ))}
            </ul>
          )
        }
      </Answer>
      {editing && <SourceForm source={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Section>
  )
}

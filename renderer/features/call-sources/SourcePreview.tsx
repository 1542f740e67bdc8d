import { Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../queries.ts'
import { ChooseFolder, type Folder } from '../ingest-calls/ChooseFolder.tsx'
import { ToldFault } from '../ingest-calls/ToldFault.tsx'
import styles from './call-sources.module.css'
import { NamesTable } from './NamesTable.tsx'
import { namesIn } from './names.ts'

/** Tries a pattern, as it is typed, on names that are pasted or taken from a folder. */
export function SourcePreview({ pattern, timeZone }: { pattern: string; timeZone: string }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [folder, setFolder] = useState<Folder | null>(null)
  const [asked] = useDebouncedValue({ text, pattern: pattern.trim() }, 250)
  const names = namesIn(asked.text)
  const isAsked = names.length > 0 || folder !== null || asked.pattern !== ''
  const read = useRead(
    'previewCallNames',
    {
      names,
      timeZone,
      ...(folder === null ? {} : { folder: folder.ref }),
      ...(asked.pattern === '' ? {} : { pattern: asked.pattern }),
    },
    { enabled: isAsked, keepPrevious: true },
  )
  return (
    <section className={styles.try} aria-label={t('sources.try')}>
      <Textarea
        label={t('sources.try')}
        description={t('sources.tryHint')}
        attributes={{ input: { dir: 'ltr' } }}
        classNames={{ input: styles.mono ?? '' }}
        autosize
        minRows={2}
        maxRows={6}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ChooseFolder folder={folder} label={t('sources.fromFolder')} onChange={setFolder} />
      {read.error && <ToldFault error={read.error} code="pattern-invalid" />}
      {isAsked && !read.error && read.data && (names.length > 0 || folder !== null) && (
        <NamesTable names={read.data.names} />
      )}
    </section>
  )
}

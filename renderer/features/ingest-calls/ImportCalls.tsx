import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/contract.ts'
import { useOperation, useRead } from '../../queries.ts'
import { Answer } from '../../ui/note.tsx'
import { NamesTable } from '../call-sources/NamesTable.tsx'
import { SourceSelect } from '../call-sources/SourceSelect.tsx'
import { ChooseFolder, type Folder } from './ChooseFolder.tsx'
import { CustomerSelect } from './CustomerSelect.tsx'
import styles from './ingest.module.css'
import { RunFolder } from './RunFolder.tsx'
import { RunReport } from './RunReport.tsx'
import { useLongRun } from './useLongRun.ts'

/** How the names of the folder will be read, before anything is taken in. */
function Preview({ folder, sourceId }: { folder: Folder; sourceId: string }) {
  const { t } = useTranslation()
  const sources = useRead('listCallSources', {})
  const source = sources.data?.sources.find((each) => each.sourceId === sourceId)
  const pattern = source?.pattern ? { pattern: source.pattern } : {}
  const query = useRead('previewCallNames', {
    folder: folder.ref,
    ...pattern,
    ...(source ? { timeZone: source.timeZone } : {}),
  })
  return (
    <div className={styles.preview}>
      <h3 className={styles.previewTitle}>{t('ingest.preview')}</h3>
      <Answer query={query}>{({ names }) => <NamesTable names={names} />}</Answer>
    </div>
  )
}

const countsOf = (answer: Output<'ingestCalls'>) =>
  [
    ['found', answer.calls],
    ['added', answer.added],
    ['duplicates', answer.duplicates],
    ['unmatched', answer.unmatched],
    ['notReady', answer.notReady],
    ['failed', answer.failed],
  ] as const

/** Takes in every call of a folder, once. */
export function ImportCalls() {
  const { t } = useTranslation()
  const [folder, setFolder] = useState<Folder | null>(null)
  const [sourceId, setSourceId] = useState('')
  const [customer, setCustomer] = useState<string | null>(null)
  const ingest = useOperation('ingestCalls')
  const run = useLongRun()
  const start = () => {
    if (folder === null) return
    const source = sourceId === '' ? {} : { source: sourceId }
    const owner = customer === null ? {} : { customer }
    ingest.mutate({ input: { folder: folder.ref, ...source, ...owner }, options: run.begin() })
  }
  const choose = (chosen: Folder) => {
    ingest.reset()
    setFolder(chosen)
  }
  return (
    <div className={styles.steps}>
      <p className={styles.hint}>{t('ingest.callsText')}</p>
      <ChooseFolder folder={folder} label={t('ingest.choose')} onChange={choose} />
      <div className={styles.fields}>
        <SourceSelect
          hint={t('ingest.sourceHint')}
          none={t('ingest.noSource')}
          value={sourceId}
          onChange={setSourceId}
        />
        <CustomerSelect
          label={t('ingest.customer')}
          placeholder={t('ingest.byNumber')}
          value={customer}
          onChange={setCustomer}
        />
      </div>
      {folder && !ingest.data && !ingest.isPending && <Preview folder={folder} sourceId={sourceId} />}
      <RunFolder
        label={t('ingest.startCalls')}
        isReady={folder !== null}
        isRunning={ingest.isPending}
        progress={run.progress}
        error={ingest.error}
        onStart={start}
        onStop={run.stop}
      />
      {ingest.data && <RunReport counts={countsOf(ingest.data)} report={ingest.data.report} />}
    </div>
  )
}

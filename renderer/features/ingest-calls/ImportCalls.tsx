import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallSource } from '../../../shared/contract/call-source.ts'
import type { Output } from '../../../shared/contract.ts'
import { useOperation, useRead } from '../../queries.ts'
import { Answer, ErrorNote } from '../../ui/note.tsx'
import { NamesTable } from '../call-sources/NamesTable.tsx'
import { ChooseFolder, type Folder } from './ChooseFolder.tsx'
import { CustomerSelect } from './CustomerSelect.tsx'
import styles from './ingest.module.css'
import { RunFault, Running } from './Running.tsx'
import { RunReport } from './RunReport.tsx'
import { useLongRun } from './useLongRun.ts'

/** How the names of the folder will be read, before anything is taken in. */
function Preview({ folder, source }: { folder: Folder; source: CallSource | undefined }) {
  const { t } = useTranslation()
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
  const sources = useRead('listCallSources', {})
  const ingest = useOperation('ingestCalls')
  const run = useLongRun()
  const known = sources.data?.sources ?? []
  const source = known.find((each) => each.sourceId === sourceId)
  const start = (from: Folder) => {
    const input = {
      folder: from.ref,
      ...(source ? { source: source.sourceId } : {}),
      ...(customer === null ? {} : { customer }),
    }
    ingest.mutate({ input, options: run.begin() })
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
        <NativeSelect
          label={t('ingest.source')}
          description={t('ingest.sourceHint')}
          data={[
            { value: '', label: t('ingest.noSource') },
            ...known.map((each) => ({ value: each.sourceId, label: each.name })),
          ]}
          value={sourceId}
          onChange={(event) => setSourceId(event.currentTarget.value)}
        />
        <CustomerSelect
          label={t('ingest.customer')}
          placeholder={t('ingest.byNumber')}
          value={customer}
          onChange={setCustomer}
        />
      </div>
      {sources.error && <ErrorNote error={sources.error} />}
      {folder && !ingest.data && !ingest.isPending && <Preview folder={folder} source={source} />}
      <div>
        <Button disabled={folder === null} loading={ingest.isPending} onClick={() => folder && start(folder)}>
          {t('ingest.startCalls')}
        </Button>
      </div>
      {ingest.isPending && <Running progress={run.progress} onStop={run.stop} />}
      {ingest.error && <RunFault error={ingest.error} progress={run.progress} />}
      {ingest.data && <RunReport counts={countsOf(ingest.data)} report={ingest.data.report} />}
    </div>
  )
}

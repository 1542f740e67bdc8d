import { Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/contract.ts'
import { useOperation } from '../../queries.ts'
import { ChooseFolder, type Folder } from './ChooseFolder.tsx'
import { CustomerSelect } from './CustomerSelect.tsx'
import styles from './ingest.module.css'
import { RunFolder } from './RunFolder.tsx'
import { RunReport } from './RunReport.tsx'
import { useLongRun } from './useLongRun.ts'

const countsOf = ({ files, added, duplicates, failed }: Output<'ingestFolder'>) =>
  [
    ['found', files],
    ['added', added],
    ['duplicates', duplicates],
    ['failed', failed],
  ] as const

/** Takes in every contract of a folder, once: of one customer, or of a sub-folder for each. */
export function ImportContracts() {
  const { t } = useTranslation()
  const [folder, setFolder] = useState<Folder | null>(null)
  const [customer, setCustomer] = useState<string | null>(null)
  const [addCustomers, setAddCustomers] = useState(false)
  const ingest = useOperation('ingestFolder')
  const run = useLongRun()
  const start = () => {
    if (folder === null) return
    const owner = customer === null ? { addCustomers } : { customer }
    ingest.mutate({ input: { folder: folder.ref, ...owner }, options: run.begin() })
  }
  const choose = (chosen: Folder) => {
    ingest.reset()
    setFolder(chosen)
  }
  return (
    <div className={styles.steps}>
      <p className={styles.hint}>{t('ingest.contractsText')}</p>
      <ChooseFolder folder={folder} label={t('ingest.choose')} onChange={choose} />
      <div className={styles.fields}>
        <CustomerSelect
          label={t('ingest.customer')}
          placeholder={t('ingest.bySubfolder')}
          value={customer}
          onChange={setCustomer}
        />
      </div>
      {customer === null && (
        <Switch
          label={t('ingest.addCustomers')}
          description={t('ingest.addCustomersHint')}
          checked={addCustomers}
          onChange={(event) => setAddCustomers(event.currentTarget.checked)}
        />
      )}
      <RunFolder
        label={t('ingest.startContracts')}
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

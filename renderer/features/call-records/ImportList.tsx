import { Button, FileButton, NativeSelect } from '@mantine/core'
import { IconTable } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ColumnMapping } from '../../../shared/contract/call-records.ts'
import { useHost, useRead } from '../../queries.ts'
import { ErrorNote } from '../../ui/note.tsx'
import { Ltr } from '../../ui/text.tsx'
import ingest from '../ingest-calls/ingest.module.css'
import { readHeadings } from './headings.ts'
import { ImportRecords, type List } from './ImportRecords.tsx'

/** The phone system's own list of calls: by it the calls are known whose recording is missing. */
export function ImportList() {
  const { t } = useTranslation()
  const host = useHost()
  const sources = useRead('listCallSources', {})
  const [sourceId, setSourceId] = useState('')
  const [mapping, setMapping] = useState<ColumnMapping | null>(null)
  const choose = useMutation({
    mutationFn: async (file: File): Promise<List> => {
      const headings = await readHeadings(file)
      return { ...(await host.fileFor(file)), headings }
    },
  })
  const take = (file: File | null) => {
    if (!file) return
    setMapping(null)
    choose.mutate(file)
  }
  const known = sources.data?.sources ?? []
  return (
    <div className={ingest.steps}>
      <p className={ingest.hint}>{t('callList.text')}</p>
      <div className={ingest.choose}>
        <FileButton
          accept=".csv,.tsv,.txt,text/csv"
          onChange={take}
          inputProps={{ 'aria-label': t('callList.choose') }}
        >
          {(props) => (
            <Button
              variant="default"
              leftSection={<IconTable size={17} aria-hidden />}
              loading={choose.isPending}
              {...props}
            >
              {t('callList.choose')}
            </Button>
          )}
        </FileButton>
        {choose.data && (
          <strong role="status">
            <Ltr>{choose.data.name}</Ltr>
          </strong>
        )}
      </div>
      {choose.error && <ErrorNote error={choose.error} />}
      <div className={ingest.fields}>
        <NativeSelect
          label={t('ingest.source')}
          description={t('callList.sourceHint')}
          data={[
            { value: '', label: t('callList.noSource') },
            ...known.map((each) => ({ value: each.sourceId, label: each.name })),
          ]}
          value={sourceId}
          onChange={(event) => setSourceId(event.currentTarget.value)}
        />
      </div>
      {choose.data && (
        <ImportRecords
          key={choose.data.ref}
          list={choose.data}
          source={sourceId}
          mapping={mapping}
          onMapping={setMapping}
        />
      )}
    </div>
  )
}

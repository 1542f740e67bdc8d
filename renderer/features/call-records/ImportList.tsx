import { Button, FileButton } from '@mantine/core'
import { IconTable } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ColumnMapping } from '../../../shared/contract/call-records.ts'
import { useHost } from '../../queries.ts'
import { ErrorNote } from '../../ui/note.tsx'
import { Ltr } from '../../ui/text.tsx'
import { SourceSelect } from '../call-sources/SourceSelect.tsx'
import ingest from '../ingest-calls/ingest.module.css'
import { readHeadings } from './headings.ts'
import { ImportRecords, type List } from './ImportRecords.tsx'

/** A list the person picks: a handle of it, and its headings as the page itself makes them out. */
function useList() {
  const host = useHost()
  return useMutation({
    mutationFn: async (file: File): Promise<List> => {
      const headings = await readHeadings(file)
      return { ...(await host.fileFor(file)), headings }
    },
  })
}

function ChooseList({ list, onChoose }: { list: ReturnType<typeof useList>; onChoose: (file: File) => void }) {
  const { t } = useTranslation()
  return (
    <div className={ingest.choose}>
      <FileButton
        accept=".csv,.tsv,.txt,text/csv"
        onChange={(file) => file && onChoose(file)}
        inputProps={{ 'aria-label': t('callList.choose') }}
      >
        {(props) => (
          <Button
            variant="default"
            leftSection={<IconTable size={17} aria-hidden />}
            loading={list.isPending}
            {...props}
          >
            {t('callList.choose')}
          </Button>
        )}
      </FileButton>
      {list.data && (
        <strong role="status">
          <Ltr>{list.data.name}</Ltr>
        </strong>
      )}
    </div>
  )
}

/** The phone system's own list of calls: by it the calls are known whose recording is missing. */
export function ImportList() {
  const { t } = useTranslation()
  const [source, setSource] = useState('')
  const [mapping, setMapping] = useState<ColumnMapping | null>(null)
  const list = useList()
  const choose = (file: File) => {
    setMapping(null)
    list.mutate(file)
  }
  return (
    <div className={ingest.steps}>
      <p className={ingest.hint}>{t('callList.text')}</p>
      <ChooseList list={list} onChoose={choose} />
      {list.error && <ErrorNote error={list.error} />}
      <div className={ingest.fields}>
        <SourceSelect
          hint={t('callList.sourceHint')}
          none={t('callList.noSource')}
          value={source}
          onChange={setSource}
        />
      </div>
      {list.data && (
        <ImportRecords key={list.data.ref} list={list.data} source={source} mapping={mapping} onMapping={setMapping} />
      )}
    </div>
  )
}

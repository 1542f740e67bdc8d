import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ColumnMapping } from '../../../shared/contract/call-records.ts'
import type { Output } from '../../../shared/contract.ts'
import { formatNumber } from '../../i18n/format.ts'
import { useOperation, useRead } from '../../queries.ts'
import { useLocale } from '../../ui/language.ts'
import { Note } from '../../ui/note.tsx'
import { Link, Loading } from '../../ui/page.tsx'
import ui from '../../ui/ui.module.css'
import { Warnings } from '../../ui/Warnings.tsx'
import ingest from '../ingest-calls/ingest.module.css'
import { ToldFault } from '../ingest-calls/ToldFault.tsx'
import { MappingEditor } from './MappingEditor.tsx'
import { isUsable } from './mapping.ts'
import { RecordsTable } from './RecordsTable.tsx'

/** A chosen list, with the headings that the page itself could make out. */
export interface List {
  readonly ref: string
  readonly name: string
  readonly headings: readonly string[]
}

interface ImportRecordsProps {
  readonly list: List
  /** Empty: of no source. */
  readonly source: string
  /** As a person set it; null until then. */
  readonly mapping: ColumnMapping | null
  readonly onMapping: (mapping: ColumnMapping) => void
}

function Preview({ preview }: { preview: Output<'previewCallRecords'> }) {
  const { t } = useTranslation()
  return (
    <>
      <p className={ingest.hint} role="status">
        {t('callList.rows', { count: preview.rows })}
      </p>
      <Warnings warnings={preview.warnings} />
      <RecordsTable records={preview.first} label={t('callList.first')} />
    </>
  )
}

function Imported({ answer }: { answer: Output<'importCallRecords'> }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const total = formatNumber(answer.records, locale)
  const open = (
    <Link to={{ screen: 'coverage' }} className={ui.link}>
      {t('calls.coverage')}
    </Link>
  )
  return (
    <>
      <Note tone={answer.duplicate ? 'accent' : 'for'} live action={open}>
        {answer.duplicate ? t('callList.duplicate', { total }) : t('callList.imported', { total })}
      </Note>
      <Warnings warnings={answer.warnings} />
    </>
  )
}

/** Shows how a list would be read, lets its columns be put right, and takes it in. */
export function ImportRecords({ list, source, mapping, onMapping }: ImportRecordsProps) {
  const { t } = useTranslation()
  const importList = useOperation('importCallRecords')
  const input = { file: list.ref, ...(source === '' ? {} : { source }), ...(mapping === null ? {} : { mapping }) }
  const isDone = importList.data !== undefined
  const isAsked = !isDone && (mapping === null || isUsable(mapping))
  // Once it is taken in, a browser's copy of it is gone and could not be read again.
  const preview = useRead('previewCallRecords', input, {
    enabled: isAsked && !importList.isPending,
    keepPrevious: true,
  })
  if (importList.data) return <Imported answer={importList.data} />
  const read = preview.error ? undefined : preview.data
  const columns = read?.columns ?? list.headings
  return (
    <>
      {preview.isLoading && <Loading />}
      {preview.error && <ToldFault error={preview.error} code="call-records-damaged" />}
      {columns.length > 0 && (
        <MappingEditor columns={columns} mapping={mapping ?? read?.mapping ?? {}} onChange={onMapping} />
      )}
      {read && isAsked && <Preview preview={read} />}
      {importList.error && <ToldFault error={importList.error} code="call-records-damaged" />}
      <div>
        <Button
          disabled={!read || !isAsked}
          loading={importList.isPending}
          onClick={() => importList.mutate({ input })}
        >
          {t('callList.import')}
        </Button>
      </div>
    </>
  )
}

import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../queries.ts'
import { ErrorNote } from '../../ui/note.tsx'

/** A source of calls, or none. */
export function SourceSelect({
  hint,
  none,
  value,
  onChange,
}: {
  hint: string
  /** What it means to choose none. */
  none: string
  /** Empty: none. */
  value: string
  onChange: (sourceId: string) => void
}) {
  const { t } = useTranslation()
  const query = useRead('listCallSources', {})
  const known = (query.data?.sources ?? []).map(({ sourceId, name }) => ({ value: sourceId, label: name }))
  if (query.error) return <ErrorNote error={query.error} retry={() => void query.refetch()} />
  return (
    <NativeSelect
      label={t('ingest.source')}
      description={hint}
      data={[{ value: '', label: none }, ...known]}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

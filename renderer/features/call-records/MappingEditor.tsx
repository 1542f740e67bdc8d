import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ColumnMapping } from '../../../shared/contract/call-records.ts'
import styles from './call-records.module.css'
import { startColumns, TARGETS, withColumn, withStart } from './mapping.ts'

interface MappingEditorProps {
  readonly columns: readonly string[]
  readonly mapping: ColumnMapping
  readonly onChange: (mapping: ColumnMapping) => void
}

function useColumns(columns: readonly string[]) {
  const { t } = useTranslation()
  return [{ value: '', label: t('callList.noColumn') }, ...columns.map((value) => ({ value, label: value }))]
}

function Start({ columns, mapping, onChange }: MappingEditorProps) {
  const { t } = useTranslation()
  const data = useColumns(columns)
  const start = startColumns(mapping, columns)
  return (
    <>
      <NativeSelect
        label={t('callList.date')}
        data={data}
        value={start.date}
        onChange={(event) => onChange(withStart(mapping, { ...start, date: event.currentTarget.value }))}
      />
      <NativeSelect
        label={t('callList.time')}
        data={data}
        value={start.time}
        disabled={start.date === ''}
        onChange={(event) => onChange(withStart(mapping, { ...start, time: event.currentTarget.value }))}
      />
    </>
  )
}

/** Which column of a list holds what: as guessed from the headings, until a person says otherwise. */
export function MappingEditor(props: MappingEditorProps) {
  const { columns, mapping, onChange } = props
  const { t } = useTranslation()
  const data = useColumns(columns)
  return (
    <fieldset className={styles.mapping}>
      <legend>{t('callList.mapping')}</legend>
      <Start {...props} />
      {TARGETS.filter((target) => target !== 'startedAt').map((target) => (
        <NativeSelect
          key={target}
          label={target === 'from' || target === 'to' ? t(`callList.${target}`) : t(`call.fact.${target}`)}
          data={data}
          value={mapping[target] ?? ''}
          onChange={(event) => onChange(withColumn(mapping, target, event.currentTarget.value))}
        />
      ))}
    </fieldset>
  )
}

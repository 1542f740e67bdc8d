import { TextInput } from '@mantine/core'
import { formatDay } from '../i18n/format.ts'
import { useLocale } from './language.ts'

/**
 * A day, or a day with its time. The browser shows digits in the order of its own settings, which may not be the
 * reader's: the day is therefore written out beneath as soon as there is one.
 *
 * @param value `2026-03-31` or `2026-03-31T10:05`; empty for none
 */
export function DateInput({
  label,
  hint,
  value,
  withTime = false,
  onChange,
}: {
  label: string
  hint?: string
  value: string
  withTime?: boolean
  onChange: (value: string) => void
}) {
  const locale = useLocale()
  return (
    <TextInput
      attributes={{ input: { dir: 'ltr' } }}
      type={withTime ? 'datetime-local' : 'date'}
      label={label}
      description={value ? formatDay(value, locale) : hint}
      inputWrapperOrder={['label', 'input', 'description']}
      value={value}
      max={withTime ? '9999-12-31T23:59' : '9999-12-31'}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

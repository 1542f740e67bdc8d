import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../queries.ts'

/** Of a long list so many are offered; a few letters find the others. */
const OFFERED = 50

/** One customer of the vault, or nobody in particular. */
export function CustomerSelect({
  label,
  placeholder,
  value,
  onChange,
}: {
  label: string
  placeholder: string
  value: string | null
  onChange: (customer: string | null) => void
}) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null)
  const [query] = useDebouncedValue(typed === chosen?.label ? '' : typed.trim(), 150)
  const found = useRead('listCustomers', query === '' ? {} : { query }, { keepPrevious: true })
  // Named by an address and not chosen here: his name is not known yet.
  const given = useRead('showCustomer', { customer: value ?? '' }, { enabled: value !== null && chosen === null })
  const kept = chosen ?? (value !== null && given.data ? { value, label: given.data.name } : null)
  const others = (found.data?.customers ?? [])
    .filter(({ customerId }) => customerId !== kept?.value)
    .slice(0, OFFERED)
    .map(({ customerId, name, references }) => ({ value: customerId, label: [name, ...references].join(' · ') }))
  return (
    <Select
      label={label}
      placeholder={placeholder}
      nothingFoundMessage={t('matchCall.nobody')}
      clearable
      searchable
      data={kept ? [kept, ...others] : others}
      // The vault has narrowed them down already, by more than their names.
      filter={({ options }) => options}
      value={value}
      onSearchChange={setTyped}
      onChange={(customer, option) => {
        setChosen(option && { value: option.value, label: option.label })
        onChange(customer)
      }}
    />
  )
}

import { ActionIcon, NativeSelect, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Basis, Comparator, type Term, TermKind } from '../../../shared/terms.ts'
import styles from './review.module.css'
import { readValue, shownValue, UNIT_OF_KIND, withKind, withQuote } from './term-values.ts'

const DURATION_UNITS = ['minute', 'hour', 'day', 'business-day', 'week', 'month', 'year'] as const
const VAT = Basis.shape.vat.unwrap().options
const PER = Basis.shape.per.unwrap().options

interface RowProps {
  readonly term: Term
  readonly text: string
  readonly onChange: (term: Term) => void
}

function Unit({ term, onChange }: Pick<RowProps, 'term' | 'onChange'>) {
  const { t } = useTranslation()
  const label = t('review.unit')
  if (term.kind === 'duration')
    return (
      <NativeSelect
        label={label}
        value={term.unit}
        data={DURATION_UNITS.map((value) => ({ value, label: t(`review.units.${value}`) }))}
        onChange={(event) => onChange({ ...term, unit: event.currentTarget.value })}
      />
    )
  if (UNIT_OF_KIND[term.kind].fixed) return null
  return (
    <TextInput
      label={label}
      value={term.unit}
      dir="auto"
      onChange={(event) => onChange({ ...term, unit: event.currentTarget.value })}
    />
  )
}

/** What an amount is measured on: whether VAT is in it, and for what stretch of time it is due. */
function BasisFields({ term, onChange }: Pick<RowProps, 'term' | 'onChange'>) {
  const { t } = useTranslation()
  const unstated = { value: '', label: t('review.unstated') }
  const set = (basis: Basis, key: keyof Basis, value: string): Basis => {
    const { [key]: _, ...others } = basis
    return value === '' ? others : Basis.parse({ ...others, [key]: value })
  }
  return (
    <>
      {term.kind === 'money' && (
        <NativeSelect
          label={t('review.vat')}
          value={term.basis.vat === 'unstated' ? '' : (term.basis.vat ?? '')}
          data={[
            unstated,
            ...VAT.flatMap((value) => (value === 'unstated' ? [] : [{ value, label: t(`term.vat.${value}`) }])),
          ]}
          onChange={(event) => onChange({ ...term, basis: set(term.basis, 'vat', event.currentTarget.value) })}
        />
      )}
      {(term.kind === 'money' || term.kind === 'count') && (
        <NativeSelect
          label={t('review.per')}
          value={term.basis.per ?? ''}
          data={[unstated, ...PER.map((value) => ({ value, label: t(`term.per.${value}`) }))]}
          onChange={(event) => onChange({ ...term, basis: set(term.basis, 'per', event.currentTarget.value) })}
        />
      )}
    </>
  )
}

/** What was typed stays as typed: "12." is on its way to "12.5". */
function Value({ term, onChange }: Pick<RowProps, 'term' | 'onChange'>) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(() => shownValue(term))
  const type = (value: string) => {
    setTyped(value)
    const read = readValue(term.kind, value)
    if (read !== null) onChange({ ...term, value: read })
  }
  return (
    <TextInput
      label={t('review.value')}
      type={term.kind === 'date' ? 'date' : 'text'}
      inputMode={term.kind === 'date' ? 'none' : 'decimal'}
      value={typed}
      attributes={{ input: { dir: 'ltr' } }}
      error={readValue(term.kind, typed) === null && t('review.valueWrong')}
      onChange={(event) => type(event.currentTarget.value)}
    />
  )
}

/** One typed fact: the letters it was read from, and what they mean. */
export function TermRow({ term, text, onChange, onRemove }: RowProps & { readonly onRemove: () => void }) {
  const { t } = useTranslation()
  const isQuoted = term.quote !== '' && text.includes(term.quote)
  return (
    <div className={styles.term}>
      <TextInput
        className={styles.wide}
        label={t('review.quote')}
        value={term.quote}
        dir="auto"
        error={!isQuoted && t('review.quoteMissing')}
        onChange={(event) => onChange(withQuote(term, event.currentTarget.value, text))}
      />
      <NativeSelect
        label={t('review.kind')}
        value={term.kind}
        data={TermKind.options.map((value) => ({ value, label: t(`review.kinds.${value}`) }))}
        onChange={(event) => onChange(withKind(term, TermKind.parse(event.currentTarget.value)))}
      />
      <NativeSelect
        label={t('review.comparator')}
        value={term.comparator}
        data={Comparator.options.map((value) => ({ value, label: t(`review.comparators.${value}`) }))}
        onChange={(event) => onChange({ ...term, comparator: Comparator.parse(event.currentTarget.value) })}
      />
      <Value key={term.kind} term={term} onChange={onChange} />
      <Unit term={term} onChange={onChange} />
      <BasisFields term={term} onChange={onChange} />
      <ActionIcon
        className={styles.remove}
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('review.removeTerm', { quote: term.quote })}
        onClick={onRemove}
      >
        <IconTrash size={17} />
      </ActionIcon>
    </div>
  )
}

import { ActionIcon, Button, Fieldset, NativeSelect, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Comparator, type Term, TermKind } from '../../../shared/terms.ts'
import styles from './review.module.css'

/** A new term begins with the first letters of the text: the person puts the right ones in. */
const blank = (text: string): Term => ({
  kind: 'money',
  value: 0,
  unit: 'ILS',
  basis: {},
  comparator: 'exactly',
  quote: text.slice(0, 1),
  span: [0, Math.min(1, text.length)],
})

const withQuote = (term: Term, quote: string, text: string): Term => {
  const at = text.indexOf(quote)
  return at < 0 ? { ...term, quote } : { ...term, quote, span: [at, at + quote.length] }
}

/** Money is kept in hundredths, a percentage too; a day is a text. */
const SCALE: Partial<Record<TermKind, number>> = { money: 100, percent: 100 }
const shownValue = ({ kind, value }: Term): string =>
  typeof value === 'number' ? String(value / (SCALE[kind] ?? 1)) : value
const withValue = (term: Term, shown: string): Term => ({
  ...term,
  value: term.kind === 'date' ? shown : Math.round((Number(shown) || 0) * (SCALE[term.kind] ?? 1)),
})

function TermRow({
  term,
  text,
  onChange,
  onRemove,
}: {
  term: Term
  text: string
  onChange: (term: Term) => void
  onRemove: () => void
}) {
  const { t } = useTranslation()
  const isQuoted = text.includes(term.quote) && term.quote !== ''
  return (
    <div className={styles.term}>
      <TextInput
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
        onChange={(event) => onChange({ ...term, kind: TermKind.parse(event.currentTarget.value) })}
      />
      <TextInput
        label={t('review.value')}
        value={shownValue(term)}
        dir="ltr"
        onChange={(event) => onChange(withValue(term, event.currentTarget.value))}
      />
      <TextInput
        label={t('review.unit')}
        value={term.unit}
        dir="ltr"
        onChange={(event) => onChange({ ...term, unit: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('review.comparator')}
        value={term.comparator}
        data={Comparator.options.map((value) => ({ value, label: t(`review.comparators.${value}`) }))}
        onChange={(event) => onChange({ ...term, comparator: Comparator.parse(event.currentTarget.value) })}
      />
      <ActionIcon variant="subtle" color="gray" aria-label={t('review.removeTerm')} onClick={onRemove}>
        <IconTrash size={17} />
      </ActionIcon>
    </div>
  )
}

/** The typed facts of a clause, each with the letters it stands in. They are what a claim is compared with. */
export function EditTerms({
  text,
  terms,
  onChange,
}: {
  text: string
  terms: readonly Term[]
  onChange: (terms: readonly Term[]) => void
}) {
  const { t } = useTranslation()
  return (
    <Fieldset legend={t('review.terms')}>
      {terms.map((term, index) => (
        <TermRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; its letters change under the hand
          key={index}
          term={term}
          text={text}
          onChange={(changed) => onChange(terms.with(index, changed))}
          onRemove={() => onChange(terms.toSpliced(index, 1))}
        />
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={15} aria-hidden />}
        onClick={() => onChange([...terms, blank(text)])}
      >
        {t('review.addTerm')}
      </Button>
    </Fieldset>
  )
}

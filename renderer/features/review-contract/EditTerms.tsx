import { Button, Fieldset } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Term } from '../../../shared/terms.ts'
import { TermRow } from './TermRow.tsx'

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
          key={`${terms.length} ${index}`}
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

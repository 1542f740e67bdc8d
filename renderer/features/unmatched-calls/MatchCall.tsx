import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UnmatchedCall } from '../../../shared/contract/unmatched-calls.ts'
import type { Output } from '../../../shared/contract.ts'
import { formatPhone } from '../../i18n/format.ts'
import { useOperation, useRead, useSession } from '../../queries.ts'
import { ErrorNote } from '../../ui/note.tsx'
import ui from '../../ui/ui.module.css'

type Candidates = UnmatchedCall['candidates']

/** Of a long list of customers so many are offered; a few letters find the others. */
const OFFERED = 50

interface Choice {
  readonly value: string
  readonly label: string
}

/** The customers to choose from: those it could be of first, then those whose name, reference or phone was typed. */
function useChoices(typed: string, candidates: Candidates): Choice[] {
  const { t } = useTranslation()
  const [query] = useDebouncedValue(typed.trim(), 150)
  const found = useRead('listCustomers', query === '' ? {} : { query }, { keepPrevious: true })
  const likely = candidates.map(({ customerId, name, basis }) => ({
    value: customerId,
    label: t('matchCall.candidate', { name, how: t(`matchCall.basis.${basis}`) }),
  }))
  const others = (found.data?.customers ?? [])
    .filter(({ customerId }) => !candidates.some((candidate) => candidate.customerId === customerId))
    .slice(0, OFFERED)
    .map(({ customerId, name, references }) => ({ value: customerId, label: [name, ...references].join(' · ') }))
  return [...likely, ...others]
}

function CustomerChoice({
  candidates,
  value,
  onChange,
}: {
  candidates: Candidates
  value: string | null
  onChange: (customer: string | null) => void
}) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<Choice | null>(null)
  // What was chosen stays in its field once it is no longer among what was typed.
  const isChosen = typed === chosen?.label
  const choices = useChoices(isChosen ? '' : typed, candidates)
  const kept = chosen && !choices.some((choice) => choice.value === chosen.value) ? [chosen] : []
  return (
    <Select
      label={t('matchCall.customer')}
      placeholder={t('matchCall.placeholder')}
      nothingFoundMessage={t('matchCall.nobody')}
      searchable
      withAsterisk
      data={[...kept, ...choices]}
      // The vault has narrowed them down already, by more than their names.
      filter={({ options }) => options}
      value={value}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(customer, option) => {
        setChosen(option && { value: option.value, label: option.label })
        onChange(customer)
      }}
    />
  )
}

/**
 * A person says whose call it is.
 *
 * @param phone the other party's number, which can be remembered as the customer's
 * @param candidates whom it could be of, offered first
 */
export function MatchCall({
  recordingId,
  phone,
  candidates = [],
  onDone,
}: {
  recordingId: string
  phone: string | null
  candidates?: Candidates
  onDone: (answer: Output<'matchCall'>) => void
}) {
  const { t } = useTranslation()
  const person = useSession().data?.person ?? ''
  const [customer, setCustomer] = useState<string | null>(null)
  const [remember, setRemember] = useState(false)
  const [note, setNote] = useState('')
  const [by, setBy] = useState(person)
  const match = useOperation('matchCall')
  const isReady = customer !== null && by.trim() !== ''
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!isReady) return
    match.mutate({ input: { recording: recordingId, customer, remember, note, by } }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit} noValidate className={ui.fields}>
      <CustomerChoice candidates={candidates} value={customer} onChange={setCustomer} />
      {phone !== null && (
        <Checkbox
          label={t('matchCall.remember', { phone: formatPhone(phone) })}
          description={t('matchCall.rememberHint')}
          checked={remember}
          onChange={(event) => setRemember(event.currentTarget.checked)}
        />
      )}
      <TextInput
        label={t('matchCall.note')}
        value={note}
        maxLength={1000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <TextInput
        label={t('review.by')}
        value={by}
        maxLength={200}
        required
        onChange={(event) => setBy(event.currentTarget.value)}
      />
      {match.error && <ErrorNote error={match.error} />}
      <div className={ui.formActions}>
        <Button type="submit" disabled={!isReady} loading={match.isPending}>
          {t('matchCall.action')}
        </Button>
      </div>
    </form>
  )
}

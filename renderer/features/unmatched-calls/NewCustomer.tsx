import { Button, Checkbox, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/contract.ts'
import { formatPhone } from '../../i18n/format.ts'
import { useOperation } from '../../queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import ui from '../../ui/ui.module.css'

interface NewCustomerProps {
  readonly call: { readonly recordingId: string; readonly phone: string | null }
  readonly by: string
  readonly onClose: () => void
  readonly onDone: (answer: Output<'matchCall'>) => void
}

/** Adds the customer whose call it is, and matches it. */
export function NewCustomer({ call, by, onClose, onDone }: NewCustomerProps) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [ref, setRef] = useState('')
  const [remember, setRemember] = useState(call.phone !== null)
  const add = useOperation('addCustomer')
  const match = useOperation('matchCall')
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    const reference = ref.trim() === '' ? {} : { ref }
    // A match that failed is tried again with the customer who is there by now.
    const added = add.data ?? (await add.mutateAsync({ input: { name, ...reference } }).catch(() => null))
    if (added === null) return
    const input = { recording: call.recordingId, customer: added.customerId, remember, by }
    match.mutate({ input }, { onSuccess: onDone })
  }
  const error = add.error ?? match.error
  return (
    <Dialog title={t('customers.add')} dirty={name !== '' || ref !== ''} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate className={ui.fields}>
        <TextInput
          label={t('customers.name')}
          value={name}
          maxLength={200}
          withAsterisk
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('customers.reference')}
          description={t('customers.referenceHint')}
          value={ref}
          maxLength={200}
          onChange={(event) => setRef(event.currentTarget.value)}
        />
        {call.phone !== null && (
          <Checkbox
            label={t('matchCall.remember', { phone: formatPhone(call.phone) })}
            description={t('matchCall.rememberHint')}
            checked={remember}
            onChange={(event) => setRemember(event.currentTarget.checked)}
          />
        )}
        {error && <ErrorNote error={error} />}
        <div className={ui.formActions}>
          <Button type="submit" disabled={name.trim() === ''} loading={add.isPending || match.isPending}>
            {t('unmatched.addAndMatch')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

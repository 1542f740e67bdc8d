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

interface Draft {
  readonly name: string
  readonly ref: string
}

function Fields({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const { t } = useTranslation()
  return (
    <>
      <TextInput
        label={t('customers.name')}
        value={draft.name}
        maxLength={200}
        withAsterisk
        data-autofocus
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
      />
      <TextInput
        label={t('customers.reference')}
        description={t('customers.referenceHint')}
        value={draft.ref}
        maxLength={200}
        onChange={(event) => onChange({ ...draft, ref: event.currentTarget.value })}
      />
    </>
  )
}

/** Adds the customer whose call it is, and matches it. */
export function NewCustomer({ call, by, onClose, onDone }: NewCustomerProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<Draft>({ name: '', ref: '' })
  const [remember, setRemember] = useState(call.phone !== null)
  const add = useOperation('addCustomer')
  const match = useOperation('matchCall')
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (draft.name.trim() === '') return
    const reference = draft.ref.trim() === '' ? {} : { ref: draft.ref }
    // A match that failed is tried again with the customer who is there by now.
    const added = add.data ?? (await add.mutateAsync({ input: { name: draft.name, ...reference } }).catch(() => null))
    if (added === null) return
    const input = { recording: call.recordingId, customer: added.customerId, remember, by }
    match.mutate({ input }, { onSuccess: onDone })
  }
  const error = add.error ?? match.error
  return (
    <Dialog title={t('customers.add')} dirty={draft.name !== '' || draft.ref !== ''} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate className={ui.fields}>
        <Fields draft={draft} onChange={setDraft} />
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
          <Button type="submit" disabled={draft.name.trim() === ''} loading={add.isPending || match.isPending}>
            {t('unmatched.addAndMatch')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

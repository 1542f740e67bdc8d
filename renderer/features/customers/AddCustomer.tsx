import { Button, TagsInput, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { contract } from '../../../shared/contract.ts'
import { refusalOf, useOperation } from '../../queries.ts'
import { goTo } from '../../route.ts'
import { FormDialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import ui from '../../ui/ui.module.css'

const BLANK = { name: '', ref: '', phone: [] as string[] }

/** Which fields the contract would refuse, before anything is sent. */
const wrongFields = (input: unknown): Set<PropertyKey> => {
  const checked = contract.addCustomer.input.safeParse(input)
  return new Set(checked.success ? [] : checked.error.issues.map(({ path }) => path[0] ?? ''))
}

/** Adds a customer and goes to his page. Each field shows what is wrong with it. */
export function AddCustomer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(BLANK)
  const [wrong, setWrong] = useState(new Set<PropertyKey>())
  const add = useOperation('addCustomer')
  const close = () => {
    setDraft(BLANK)
    setWrong(new Set())
    add.reset()
    onClose()
  }
  /** What is wrong with a field is said until it is written in again. */
  const write = (field: keyof typeof BLANK, value: Partial<typeof BLANK>) => {
    setDraft({ ...draft, ...value })
    setWrong(new Set([...wrong].filter((other) => other !== field)))
    if (add.error) add.reset()
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const input = { name: draft.name, phone: draft.phone, ...(draft.ref.trim() ? { ref: draft.ref } : {}) }
    const found = wrongFields(input)
    setWrong(found)
    if (found.size > 0) return
    add.mutate(
      { input },
      {
        onSuccess: ({ customerId }) => {
          close()
          goTo({ screen: 'customer', id: customerId })
        },
      },
    )
  }
  const refusal = add.error ? refusalOf(add.error) : null
  const phoneRefused = refusal?.code === 'phone-invalid'
  return (
    <FormDialog
      title={t('customers.add')}
      opened={opened}
      dirty={draft.name !== '' || draft.ref !== '' || draft.phone.length > 0}
      onClose={close}
    >
      <form onSubmit={submit} noValidate>
        <div className={ui.fields}>
          <TextInput
            label={t('customers.name')}
            value={draft.name}
            data-autofocus
            withAsterisk
            error={wrong.has('name') && t(draft.name.trim() ? 'form.tooLong' : 'form.required')}
            onChange={(event) => write('name', { name: event.currentTarget.value })}
          />
          <TextInput
            label={t('customers.reference')}
            description={t('customers.referenceHint')}
            value={draft.ref}
            error={wrong.has('ref') && t('form.tooLong')}
            onChange={(event) => write('ref', { ref: event.currentTarget.value })}
          />
          <TagsInput
            label={t('customers.phones')}
            description={t('customers.phonesHint')}
            value={draft.phone}
            dir="ltr"
            styles={{ label: { direction: 'inherit' } }}
            acceptValueOnBlur
            splitChars={[',', ';']}
            error={
              (wrong.has('phone') || phoneRefused) &&
              (phoneRefused
                ? refusal.detail
                  ? t('customers.phoneWrong', { phone: refusal.detail })
                  : t('error.phone-invalid')
                : t('form.tooLong'))
            }
            onChange={(phone) => write('phone', { phone })}
          />
          {refusal && !phoneRefused && <ErrorNote error={refusal} />}
        </div>
        <div className={ui.formActions}>
          <Button type="submit" loading={add.isPending}>
            {t('customers.addAction')}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}

import { Button, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOperation } from '../../queries.ts'
import { goTo } from '../../route.ts'
import { FormDialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import ui from '../../ui/ui.module.css'

/** Opens a dispute with a customer and goes to it. */
export function OpenCase({
  customerId,
  opened,
  onClose,
}: {
  customerId: string
  opened: boolean
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [title, setTitle] = useState('')
  const openCase = useOperation('openCase')
  const close = () => {
    setTitle('')
    openCase.reset()
    onClose()
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const input = { customer: customerId, ...(title.trim() ? { title: title.trim() } : {}) }
    openCase.mutate(
      { input },
      {
        onSuccess: ({ caseId }) => {
          close()
          goTo({ screen: 'case', id: caseId })
        },
      },
    )
  }
  return (
    <FormDialog title={t('case.open')} opened={opened} dirty={title.trim() !== ''} onClose={close}>
      <form onSubmit={submit} noValidate className={ui.fields}>
        <TextInput
          label={t('case.title')}
          description={t('case.titleHint')}
          value={title}
          maxLength={200}
          data-autofocus
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        {openCase.error && <ErrorNote error={openCase.error} />}
        <div className={ui.formActions}>
          <Button type="submit" loading={openCase.isPending}>
            {t('case.openAction')}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}

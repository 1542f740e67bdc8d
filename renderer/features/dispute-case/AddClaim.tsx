import { Button, Textarea } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOperation } from '../../queries.ts'
import { goTo } from '../../route.ts'
import { DateInput } from '../../ui/DateInput.tsx'
import { FormDialog } from '../../ui/dialog.tsx'
import { useLocale } from '../../ui/language.ts'
import { ErrorNote } from '../../ui/note.tsx'
import ui from '../../ui/ui.module.css'

/** Takes down a claim in the customer's own words and the day it is about; both records answer at once. */
export function AddClaim({ caseId, opened, onClose }: { caseId: string; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const [text, setText] = useState('')
  const [on, setOn] = useState('')
  const [tried, setTried] = useState(false)
  const addClaim = useOperation('addClaim')
  const close = () => {
    setText('')
    setOn('')
    setTried(false)
    addClaim.reset()
    onClose()
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (text.trim() === '') return
    const input = { case: caseId, text: text.trim(), locale, ...(on ? { on } : {}) }
    addClaim.mutate(
      { input },
      {
        onSuccess: ({ claimId }) => {
          close()
          goTo({ screen: 'case', id: caseId, claim: claimId })
        },
      },
    )
  }
  return (
    <FormDialog title={t('claim.add')} opened={opened} dirty={text.trim() !== ''} onClose={close} size="lg">
      <form onSubmit={submit} noValidate className={ui.fields}>
        <Textarea
          label={t('claim.text')}
          description={t('claim.textHint')}
          placeholder={t('claim.textPlaceholder')}
          autosize
          minRows={3}
          maxLength={2000}
          data-autofocus
          value={text}
          error={tried && text.trim() === '' && t('form.required')}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <DateInput label={t('claim.on')} hint={t('claim.onHint')} value={on} onChange={setOn} />
        {addClaim.error && <ErrorNote error={addClaim.error} />}
        <div className={ui.formActions}>
          <Button type="submit" loading={addClaim.isPending}>
            {t('claim.addAction')}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}

import { Button, TagsInput, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOperation, useSession } from '../../queries.ts'
import { DateInput } from '../../ui/DateInput.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import ui from '../../ui/ui.module.css'
import { useUnsaved } from '../../unsaved.ts'

/** A person says that he saw the contract signed by hand: by whom, when, and who says so. */
export function MarkSigned({ contractId, onClose }: { contractId: string; onClose: () => void }) {
  const { t } = useTranslation()
  const person = useSession().data?.person ?? ''
  const [signer, setSigner] = useState<string[]>([])
  const [signedOn, setSignedOn] = useState('')
  const [note, setNote] = useState('')
  const [by, setBy] = useState(person)
  const mark = useOperation('markSigned')
  useUnsaved(signer.length > 0 || note !== '')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const input = { contract: contractId, signer, note, by, ...(signedOn ? { signedOn } : {}) }
    mark.mutate({ input }, { onSuccess: onClose })
  }
  return (
    <form onSubmit={submit} noValidate className={ui.fields}>
      <TagsInput
        label={t('signatures.signers')}
        description={t('signatures.signersHint')}
        value={signer}
        onChange={setSigner}
        acceptValueOnBlur
      />
      <DateInput label={t('signatures.signedOn')} value={signedOn} onChange={setSignedOn} />
      <TextInput
        label={t('signatures.note')}
        value={note}
        maxLength={1000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <TextInput
        label={t('review.by')}
        value={by}
        maxLength={200}
        onChange={(event) => setBy(event.currentTarget.value)}
      />
      {mark.error && <ErrorNote error={mark.error} />}
      <div className={ui.formActions}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" disabled={signer.length === 0 || by.trim() === ''} loading={mark.isPending}>
          {t('signatures.markAction')}
        </Button>
      </div>
    </form>
  )
}

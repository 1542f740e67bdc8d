import { Button, TextInput } from '@mantine/core'
import type { ReactNode, SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../ui/note.tsx'
import ui from '../../ui/ui.module.css'

/** Who corrects and why: asked for with every correction, and kept with it. */
export interface Author {
  readonly by: string
  readonly reason: string
}

/** The frame of every correction: what is corrected, then who does it and why. */
export function ReviewForm({
  author,
  onAuthor,
  onSubmit,
  canSubmit,
  isPending,
  error,
  action,
  children,
}: {
  author: Author
  onAuthor: (author: Author) => void
  onSubmit: () => void
  canSubmit: boolean
  isPending: boolean
  error: unknown
  action: string
  children: ReactNode
}) {
  const { t } = useTranslation()
  const isSigned = author.by.trim() !== '' && author.reason.trim() !== ''
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (isSigned && canSubmit) onSubmit()
  }
  return (
    <form onSubmit={submit} noValidate className={ui.fields}>
      {children}
      <TextInput
        label={t('review.reason')}
        description={t('review.reasonHint')}
        value={author.reason}
        maxLength={1000}
        required
        onChange={(event) => onAuthor({ ...author, reason: event.currentTarget.value })}
      />
      <TextInput
        label={t('review.by')}
        value={author.by}
        maxLength={200}
        required
        onChange={(event) => onAuthor({ ...author, by: event.currentTarget.value })}
      />
      {error !== null && <ErrorNote error={error} />}
      <div className={ui.formActions}>
        <Button type="submit" disabled={!isSigned || !canSubmit} loading={isPending}>
          {action}
        </Button>
      </div>
    </form>
  )
}

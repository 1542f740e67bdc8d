import { Button, TextInput } from '@mantine/core'
import { IconPlayerPlayFilled } from '@tabler/icons-react'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownSegment } from '../../../shared/contract/records.ts'
import { formatClock } from '../../i18n/format.ts'
import { useOperation, useSession } from '../../queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import { Ltr, Own } from '../../ui/text.tsx'
import ui from '../../ui/ui.module.css'
import styles from './review-transcript.module.css'

/** The most that can be marked in one go; the rest waits for the next. */
const MOST = 1000
/** Of many, so many are quoted. */
const QUOTED = 12

/** A person says that he heard these words spoken: kept with his name and the time. */
export function MarkListened({
  segments,
  onReplay,
  onClose,
}: {
  segments: readonly ShownSegment[]
  onReplay: ((segment: ShownSegment) => void) | undefined
  onClose: () => void
}) {
  const { t } = useTranslation()
  const person = useSession().data?.person ?? ''
  const [by, setBy] = useState(person)
  const mark = useOperation('markListened')
  const marked = segments.slice(0, MOST)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (by.trim() === '') return
    mark.mutate({ input: { segments: marked.map(({ segmentId }) => segmentId), by } }, { onSuccess: onClose })
  }
  return (
    <Dialog title={t('reviewTranscript.listenedTitle')} onClose={onClose} size="lg">
      <form onSubmit={submit} noValidate className={ui.fields}>
        <p>{t('reviewTranscript.listenedText', { count: marked.length })}</p>
        <ul className={styles.heard}>
          {marked.slice(0, QUOTED).map((segment) => (
            <li key={segment.segmentId}>
              <Button
                size="compact-sm"
                variant="light"
                leftSection={<IconPlayerPlayFilled size={12} aria-hidden />}
                aria-label={t('player.playFrom', { time: formatClock(segment.startMs) })}
                disabled={onReplay === undefined}
                onClick={() => onReplay?.(segment)}
              >
                <Ltr>{formatClock(segment.startMs)}</Ltr>
              </Button>
              <Own>{segment.text}</Own>
            </li>
          ))}
        </ul>
        {marked.length > QUOTED && (
          <p className={ui.hint}>{t('reviewTranscript.more', { count: marked.length - QUOTED })}</p>
        )}
        <TextInput
          label={t('review.by')}
          value={by}
          maxLength={200}
          required
          onChange={(event) => setBy(event.currentTarget.value)}
        />
        {mark.error && <ErrorNote error={mark.error} />}
        <div className={ui.formActions}>
          <Button type="submit" disabled={by.trim() === ''} loading={mark.isPending} data-autofocus={person !== ''}>
            {t('reviewTranscript.listenedAction')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

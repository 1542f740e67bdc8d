import { Button, Textarea } from '@mantine/core'
import { IconPlayerPlayFilled } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownSegment } from '../../../shared/contract/records.ts'
import { formatClock } from '../../i18n/format.ts'
import { useOperation } from '../../queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import ui from '../../ui/ui.module.css'
import { ReviewForm } from '../review-contract/ReviewForm.tsx'
import { Reasons } from './Reasons.tsx'
import { SpeakerChoice } from './SpeakerChoice.tsx'
import { useAuthor } from './useAuthor.ts'

/** Corrects the words or the speaker of a segment, by ear: the sound is one press away. */
export function CorrectSegment({
  segment,
  onReplay,
  onClose,
}: {
  segment: ShownSegment
  onReplay: (() => void) | undefined
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [text, setText] = useState(segment.text)
  const [speaker, setSpeaker] = useState(segment.speaker)
  const [author, setAuthor] = useAuthor()
  const correct = useOperation('correctSegment')
  const changes = {
    ...(text.trim() === segment.text.trim() ? {} : { text }),
    ...(speaker === segment.speaker ? {} : { speaker }),
  }
  const isChanged = Object.keys(changes).length > 0
  const save = () =>
    correct.mutate({ input: { segment: segment.segmentId, ...changes, ...author } }, { onSuccess: onClose })
  return (
    <Dialog
      title={t('reviewTranscript.correctTitle', { time: formatClock(segment.startMs) })}
      dirty={isChanged}
      onClose={onClose}
      size="lg"
    >
      <ReviewForm
        author={author}
        onAuthor={setAuthor}
        onSubmit={save}
        canSubmit={isChanged && text.trim() !== ''}
        isPending={correct.isPending}
        error={correct.error}
        action={t('reviewTranscript.correctAction')}
      >
        {onReplay && (
          <Button variant="light" leftSection={<IconPlayerPlayFilled size={14} aria-hidden />} onClick={onReplay}>
            {t('reviewTranscript.act.replay')}
          </Button>
        )}
        <Textarea
          label={t('reviewTranscript.words')}
          value={text}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={20_000}
          data-autofocus
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {segment.words.length > 0 && 'text' in changes && <p className={ui.hint}>{t('reviewTranscript.timesKept')}</p>}
        <SpeakerChoice value={speaker} onChange={setSpeaker} />
        <Reasons
          of={'text' in changes || !('speaker' in changes) ? 'words' : 'speaker'}
          author={author}
          onAuthor={setAuthor}
        />
      </ReviewForm>
    </Dialog>
  )
}

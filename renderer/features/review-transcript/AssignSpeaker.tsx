import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SpeakerRole } from '../../../shared/contract/ingest-recording.ts'
import { useOperation } from '../../queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ReviewForm } from '../review-contract/ReviewForm.tsx'
import { Reasons } from './Reasons.tsx'
import { SpeakerChoice } from './SpeakerChoice.tsx'
import type { KnownSpeaker } from './speakers-of.ts'
import { useAuthor } from './useAuthor.ts'

/** Says who a speaker is: in this call, or for all calls of its source that use the same label. */
export function AssignSpeaker({
  recordingId,
  speaker,
  hasSource,
  onClose,
}: {
  recordingId: string
  speaker: KnownSpeaker
  hasSource: boolean
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [role, setRole] = useState<SpeakerRole>(speaker.role)
  const [remember, setRemember] = useState(false)
  const [author, setAuthor] = useAuthor()
  const assign = useOperation('assignSpeaker')
  const isChanged = role !== speaker.role || speaker.basis !== 'person'
  const save = () => {
    const label = speaker.label === null ? {} : { label: speaker.label }
    assign.mutate(
      { input: { recording: recordingId, speaker: role, remember, ...label, ...author } },
      { onSuccess: onClose },
    )
  }
  const title =
    speaker.label === null
      ? t('reviewTranscript.whoIsUnknown')
      : t('reviewTranscript.whoIsLabel', { label: speaker.label })
  return (
    <Dialog title={title} dirty={role !== speaker.role} onClose={onClose}>
      <ReviewForm
        author={author}
        onAuthor={setAuthor}
        onSubmit={save}
        canSubmit={isChanged && !(role === 'unknown' && speaker.role === 'unknown')}
        isPending={assign.isPending}
        error={assign.error}
        action={t('reviewTranscript.assignAction')}
      >
        <p>{t('reviewTranscript.assignText', { count: speaker.segments })}</p>
        <SpeakerChoice value={role} onChange={setRole} />
        {hasSource && speaker.label !== null && (
          <Checkbox
            label={t('reviewTranscript.remember')}
            description={t('reviewTranscript.rememberHint')}
            checked={remember}
            onChange={(event) => setRemember(event.currentTarget.checked)}
          />
        )}
        <Reasons of="speaker" author={author} onAuthor={setAuthor} />
      </ReviewForm>
    </Dialog>
  )
}

import { ActionIcon, Button } from '@mantine/core'
import { IconPlayerPlayFilled } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock } from '../../i18n/format.ts'
import { Ltr, Own } from '../../ui/text.tsx'
import { AssignSpeaker } from '../review-transcript/AssignSpeaker.tsx'
import { isAssignable, type KnownSpeaker, speakersOf } from '../review-transcript/speakers-of.ts'
import styles from './call.module.css'
import type { Call } from './call.ts'

function SpeakerRow({
  speaker,
  onHear,
  onAssign,
}: {
  speaker: KnownSpeaker
  onHear: (() => void) | undefined
  onAssign: () => void
}) {
  const { t } = useTranslation()
  const role = t(`speaker.${speaker.role}`)
  const name = speaker.label ?? role
  return (
    <li className={styles.speaker}>
      {onHear && (
        <ActionIcon variant="light" size="md" aria-label={t('reviewTranscript.hear', { name })} onClick={onHear}>
          <IconPlayerPlayFilled size={13} aria-hidden />
        </ActionIcon>
      )}
      <div className={styles.speakerText}>
        <strong data-role={speaker.role}>{role}</strong>
        {speaker.label !== null && (
          <>
            {' · '}
            <Own>{speaker.label}</Own>
          </>
        )}
        <div className={styles.source}>
          {t(`speakerBasis.${speaker.basis}`)} · <Ltr>{formatClock(speaker.spokenMs)}</Ltr>
        </div>
      </div>
      {isAssignable(speaker) && (
        <Button
          size="compact-sm"
          variant={speaker.role === 'unknown' ? 'light' : 'subtle'}
          aria-label={t('reviewTranscript.assignWho', { name })}
          onClick={onAssign}
        >
          {t('reviewTranscript.assign')}
        </Button>
      )}
    </li>
  )
}

/** Who speaks in this call, how that is known, and the way to say so where it isn't. */
export function WhoIsWho({
  call,
  onHear,
}: {
  call: Call
  onHear: ((span: { readonly startMs: number; readonly endMs: number }) => void) | undefined
}) {
  const [assigning, setAssigning] = useState<KnownSpeaker | null>(null)
  const speakers = useMemo(() => speakersOf(call.transcript), [call.transcript])
  return (
    <>
      <ul className={styles.speakers}>
        {speakers.map((speaker) => (
          <SpeakerRow
            key={speaker.label ?? `\u0000${speaker.role}`}
            speaker={speaker}
            onHear={onHear && (() => onHear(speaker.sample))}
            onAssign={() => setAssigning(speaker)}
          />
        ))}
      </ul>
      {assigning && (
        <AssignSpeaker
          recordingId={call.recordingId}
          speaker={assigning}
          hasSource={call.source !== null}
          onClose={() => setAssigning(null)}
        />
      )}
    </>
  )
}

import { ActionIcon, Tooltip } from '@mantine/core'
import { IconKeyboard, IconMessages } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { objectUrl } from '../../../shared/native.ts'
import { formatClock, formatInstant } from '../../i18n/format.ts'
import { useRead } from '../../queries.ts'
import { useLocale } from '../../ui/language.ts'
import { Answer, Note } from '../../ui/note.tsx'
import { Chip, Empty } from '../../ui/page.tsx'
import { SaveCopy } from '../../ui/SaveCopy.tsx'
import { Hash, Ltr, Own } from '../../ui/text.tsx'
import { type Audio, useAudio } from '../../ui/useAudio.ts'
import { Warnings } from '../../ui/Warnings.tsx'
import { CallReviewDialog, useCallReview } from './CallReview.tsx'
import { CallSide } from './CallSide.tsx'
import styles from './call.module.css'
import type { Call } from './call.ts'
import { useChannelRoles } from './channel-roles.ts'
import { Player } from './Player.tsx'
import { PrepareAudio } from './PrepareAudio.tsx'
import { RecordHead } from './RecordHead.tsx'
import record from './record.module.css'
import { segmentAt } from './segment-at.ts'
import { soundFormat, suffixOf } from './sound-format.ts'
import { Transcribe } from './Transcribe.tsx'
import { Transcript } from './Transcript.tsx'
import { useCallActions } from './useCallActions.ts'
import { useCallKeys } from './useCallKeys.ts'
import { usePeaks } from './Waveform.tsx'

function Facts({ call }: { call: Call }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const original = call.sha256 ?? call.transcriptSha256
  return (
    <>
      {call.durationMs !== null && <Ltr>{formatClock(call.durationMs)}</Ltr>}
      {call.agent && (
        <span>
          {t('call.agent')}: <Own>{call.agent}</Own>
        </span>
      )}
      {call.direction && <span>{t(`direction.${call.direction}`)}</span>}
      <span>{t('call.addedAt', { date: formatInstant(call.ingestedAt, locale) })}</span>
      {original && (
        <span>
          SHA-256 <Hash sha256={original} short />
        </span>
      )}
      {call.masked > 0 && <Chip>{t('call.masked', { count: call.masked })}</Chip>}
    </>
  )
}

function Head({ call, failed }: { call: Call; failed: boolean }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const original = call.sha256 ?? call.transcriptSha256
  const suffix = call.sha256 ? suffixOf(call.mediaType) : 'txt'
  return (
    <RecordHead
      customerId={call.customerId}
      title={call.startedAt ? t('call.title', { date: formatInstant(call.startedAt, locale) }) : t('call.noDate')}
      meta={<Facts call={call} />}
      actions={original && <SaveCopy sha256={original} name={call.name ?? `${call.recordingId}.${suffix}`} />}
    >
      <div className={record.notes}>
        {!call.hasAudio && <Note tone="review">{t('call.transcriptOnlyText')}</Note>}
        {failed && <Note tone="review">{t('player.cannotPlay')}</Note>}
        <PrepareAudio call={call} />
        <Warnings warnings={call.warnings} />
      </div>
    </RecordHead>
  )
}

/** What is heard: the original itself, or a copy that browsers can play. */
function Caption({ call }: { call: Call }) {
  const { t } = useTranslation()
  if (call.playable === null) return null
  return call.playable.isCopy
    ? t('player.copy', { format: suffixOf(call.playable.mediaType).toUpperCase(), original: soundFormat(call) })
    : t('player.original', { format: soundFormat(call) })
}

function CallPlayer({ call, audio, onKeys }: { call: Call; audio: Audio; onKeys: () => void }) {
  const { t } = useTranslation()
  const peaks = usePeaks(call.peaks)
  const roles = useChannelRoles(call)
  if (call.playable === null) return null
  return (
    <Player
      audio={audio}
      url={objectUrl(call.playable.sha256)}
      durationMs={call.durationMs ?? audio.durationMs ?? 0}
      peaks={peaks}
      roles={roles}
      caption={<Caption call={call} />}
      tools={
        <Tooltip label={t('player.keys')}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('player.keys')} onClick={onKeys}>
            <IconKeyboard size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      }
    />
  )
}

function NoTranscript({ call }: { call: Call }) {
  const { t } = useTranslation()
  return (
    <div className={styles.empty}>
      <Empty icon={IconMessages} title={t('call.noTranscriptTitle')} text={t('call.noTranscriptText')} />
      {call.hasAudio && (
        <div className={styles.emptyAction}>
          <Transcribe recordingId={call.recordingId} again={false} />
        </div>
      )}
    </div>
  )
}

/** The segment that is meant: while nothing plays the one the focus is in, else the one being said or that the page was opened at. */
function usePlace(call: Call, audio: Audio, atMs: number | undefined) {
  const [pointed, setPointed] = useState(atMs)
  const [focused, setFocused] = useState(-1)
  const { element } = audio
  useEffect(() => {
    setPointed(atMs)
    if (element && atMs !== undefined) element.currentTime = atMs / 1000
  }, [element, atMs])
  const moment = audio.atMs > 0 || audio.playing ? audio.atMs : pointed
  const current = moment === undefined ? -1 : segmentAt(call.transcript, moment)
  return { current, meant: audio.playing || focused < 0 ? current : focused, focus: setFocused, point: setPointed }
}

function CallView({ call, atMs }: { call: Call; atMs: number | undefined }) {
  const audio = useAudio()
  const canPlay = call.playable !== null
  const place = usePlace(call, audio, atMs)
  const review = useCallReview(call, audio, canPlay)
  const actions = useCallActions({ call, audio, review, place })
  useCallKeys(actions)
  return (
    <div className={styles.call}>
      <Head call={call} failed={audio.failed} />
      <CallPlayer call={call} audio={audio} onKeys={() => review.open({ kind: 'keys' })} />
      <div className={styles.panes}>
        {call.transcript.length === 0 ? (
          <NoTranscript call={call} />
        ) : (
          <Transcript
            segments={call.transcript}
            current={place.current}
            element={audio.element}
            hasAudio={call.hasAudio}
            onPlay={canPlay ? audio.playFrom : undefined}
            onFocused={place.focus}
            onAct={review.act}
            onNextDoubtful={actions.nextDoubtful}
            onListenedAll={review.listenedAll}
          />
        )}
        <CallSide call={call} onHear={review.hear} onHistory={() => review.open({ kind: 'history' })} />
      </div>
      {review.dialog && (
        <CallReviewDialog call={call} dialog={review.dialog} onHear={review.hear} onClose={() => review.open(null)} />
      )}
    </div>
  )
}

/** A call: its player where there is audio, its transcript, and what is known of it. Opened at a moment, it stands there. */
export function CallPage({ recordingId, atMs }: { recordingId: string; atMs: number | undefined }) {
  const query = useRead('showRecording', { recording: recordingId })
  return (
    <Answer query={query} lines={10}>
      {(call) => <CallView key={call.recordingId} call={call} atMs={atMs} />}
    </Answer>
  )
}

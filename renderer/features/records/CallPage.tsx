import { useHotkeys } from '@mantine/hooks'
import { IconMessages } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/contract.ts'
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
import { Player, STEP_MS } from './Player.tsx'
import { RecordHead } from './RecordHead.tsx'
import styles from './record.module.css'
import { segmentAt } from './segment-at.ts'
import { Transcript } from './Transcript.tsx'

type Call = Output<'showRecording'>

const SUFFIX: Readonly<Record<string, string>> = { mpeg: 'mp3', 'x-wav': 'wav', 'vnd.wave': 'wav', mp4: 'm4a' }

/** A recording keeps no name of its own: the copy is called by its id and what it is. */
const copyNameOf = ({ recordingId, mediaType }: Call) => {
  const subtype = mediaType?.split('/')[1]?.split(';')[0] ?? 'bin'
  return `${recordingId}.${SUFFIX[subtype] ?? subtype}`
}

function Facts({ call }: { call: Call }) {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <>
      {call.durationMs !== null && <Ltr>{formatClock(call.durationMs)}</Ltr>}
      {call.agent && (
        <span>
          {t('call.agent')}: <Own>{call.agent}</Own>
        </span>
      )}
      {call.direction && <span>{t(`direction.${call.direction}`)}</span>}
      {call.channels !== null && <span>{t('call.channels', { count: call.channels })}</span>}
      <span>{t('call.addedAt', { date: formatInstant(call.ingestedAt, locale) })}</span>
      {(call.sha256 ?? call.transcriptSha256) && (
        <span>
          SHA-256 <Hash sha256={call.sha256 ?? call.transcriptSha256 ?? ''} short />
        </span>
      )}
      {call.masked > 0 && <Chip>{t('call.masked', { count: call.masked })}</Chip>}
    </>
  )
}

const FACTS = {
  durationMs: 'call.duration',
  startedAt: 'call.startedAt',
  agent: 'call.agent',
  direction: 'call.direction',
} as const
const SOURCES = {
  audio: 'call.source.audio',
  transcript: 'call.source.transcript',
  given: 'call.source.given',
} as const
const isFact = (name: string): name is keyof typeof FACTS => Object.hasOwn(FACTS, name)
const isSource = (name: string): name is keyof typeof SOURCES => Object.hasOwn(SOURCES, name)

function Sources({ call }: { call: Call }) {
  const { t } = useTranslation()
  const sources = Object.entries(call.metadataSource)
  if (sources.length === 0) return null
  return (
    <details className={styles.more}>
      <summary>{t('call.sources')}</summary>
      <dl className={styles.facts}>
        {sources.map(([fact, source]) => (
          <div key={fact} style={{ display: 'contents' }}>
            <dt>{isFact(fact) ? t(FACTS[fact]) : <Ltr>{fact}</Ltr>}</dt>
            <dd>{isSource(source) ? t(SOURCES[source]) : <Own>{source}</Own>}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** Keys of the player, wherever the focus is but in a field; space is left to a focused button or link. */
function useKeys(call: Call, audio: Audio, current: number) {
  const playSegment = (index: number) => {
    const segment = call.transcript[index]
    if (segment && call.hasAudio) audio.playFrom(segment.startMs)
  }
  useHotkeys([
    ['ArrowLeft', () => audio.seek(audio.atMs - STEP_MS)],
    ['ArrowRight', () => audio.seek(audio.atMs + STEP_MS)],
    ['ArrowUp', () => playSegment(current - 1)],
    ['ArrowDown', () => playSegment(current + 1)],
  ])
  useHotkeys([['Space', audio.toggle]], ['INPUT', 'TEXTAREA', 'SELECT', 'BUTTON', 'A', 'SUMMARY'])
}

function CallView({ call, atMs }: { call: Call; atMs: number | undefined }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const audio = useAudio()
  const [pointed, setPointed] = useState(atMs)
  const { element } = audio
  useEffect(() => {
    setPointed(atMs)
    if (element && atMs !== undefined) element.currentTime = atMs / 1000
  }, [element, atMs])

  const playable = call.hasAudio && call.sha256 !== null
  const moment = audio.atMs > 0 || audio.playing ? audio.atMs : pointed
  const current = moment === undefined ? -1 : segmentAt(call.transcript, moment)
  useKeys(call, audio, current)
  const original = call.sha256 ?? call.transcriptSha256
  return (
    <div className={styles.record}>
      <RecordHead
        customerId={call.customerId}
        title={call.startedAt ? t('call.title', { date: formatInstant(call.startedAt, locale) }) : t('call.noDate')}
        meta={<Facts call={call} />}
        actions={
          original && <SaveCopy sha256={original} name={call.sha256 ? copyNameOf(call) : `${call.recordingId}.txt`} />
        }
      >
        <div className={styles.notes}>
          {!playable && <Note tone="review">{t('call.transcriptOnlyText')}</Note>}
          {audio.failed && <Note tone="review">{t('player.cannotPlay')}</Note>}
          <Warnings warnings={call.warnings} />
          <Sources call={call} />
        </div>
      </RecordHead>
      {playable && call.sha256 && (
        <Player audio={audio} url={objectUrl(call.sha256)} durationMs={call.durationMs ?? audio.durationMs ?? 0} />
      )}
      {call.transcript.length === 0 ? (
        <Empty icon={IconMessages} title={t('call.noTranscriptTitle')} text={t('call.noTranscriptText')} />
      ) : (
        <Transcript
          segments={call.transcript}
          current={current}
          following={audio.playing || atMs !== undefined}
          onPlay={playable ? audio.playFrom : undefined}
        />
      )}
    </div>
  )
}

/** A call: its player where there is audio, and its transcript. Opened at a moment, it stands there. */
export function CallPage({ recordingId, atMs }: { recordingId: string; atMs: number | undefined }) {
  const query = useRead('showRecording', { recording: recordingId })
  return (
    <Answer query={query} lines={10}>
      {(call) => <CallView call={call} atMs={atMs} />}
    </Answer>
  )
}

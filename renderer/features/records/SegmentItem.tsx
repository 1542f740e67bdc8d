import { useTranslation } from 'react-i18next'
import type { ShownSegment } from '../../../shared/contract/records.ts'
import { formatClock } from '../../i18n/format.ts'
import type { SegmentAction } from './call.ts'
import { SegmentMarks } from './SegmentMarks.tsx'
import { SegmentMenu } from './SegmentMenu.tsx'
import { SpokenText } from './SpokenText.tsx'
import styles from './transcript.module.css'

/** Who says it and how that is known: beside every quote, because it decides what the quote proves. */
function Speaker({ segment: { speaker, speakerBasis, label } }: { segment: ShownSegment }) {
  const { t } = useTranslation()
  const isKnown = speakerBasis !== 'none'
  return (
    <div className={styles.speaker} data-role={speaker}>
      {t(`speaker.${speaker}`)}
      <span className={styles.basis}>
        {label && <bdi>{label}</bdi>}
        {label && isKnown && ' · '}
        {isKnown && t(`speakerBasis.${speakerBasis}`)}
      </span>
    </div>
  )
}

/** One utterance: when, by whom, the words, what is doubtful about them, and what can be done. */
export function SegmentItem({
  segment,
  current,
  element,
  hasAudio,
  onPlay,
  onAct,
}: {
  segment: ShownSegment
  current: boolean
  element: HTMLMediaElement | null
  hasAudio: boolean
  onPlay: ((ms: number) => void) | undefined
  onAct: (action: SegmentAction) => void
}) {
  const { t } = useTranslation()
  const time = formatClock(segment.startMs)
  const play = onPlay && (() => onPlay(segment.startMs))
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the time inside is the button; a click beside it is a shortcut to it
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div className={styles.segment} data-current={current} data-playable={play !== undefined} onClick={play}>
      {play ? (
        <button
          type="button"
          className={styles.time}
          aria-label={t('player.playFrom', { time })}
          aria-current={current}
        >
          <bdi dir="ltr">{time}</bdi>
        </button>
      ) : (
        <bdi dir="ltr">{time}</bdi>
      )}
      <Speaker segment={segment} />
      <div>
        <SpokenText segment={segment} current={current} element={element} onPlay={onPlay} />
        <SegmentMarks segment={segment} />
      </div>
      <SegmentMenu segment={segment} hasAudio={hasAudio} onAct={onAct} />
    </div>
  )
}

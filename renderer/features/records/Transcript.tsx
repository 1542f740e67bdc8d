import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Segment } from '../../../shared/contract/ingest-recording.ts'
import { formatClock } from '../../i18n/format.ts'
import styles from './record.module.css'

const FLAGS = ['past-end', 'low-confidence', 'looped', 'overlap'] as const
const isFlag = (flag: string): flag is (typeof FLAGS)[number] => FLAGS.some((known) => known === flag)

function SegmentItem({
  segment,
  withBasis,
  current,
  onPlay,
}: {
  segment: Segment
  withBasis: boolean
  current: boolean
  onPlay: (() => void) | undefined
}) {
  const { t } = useTranslation()
  const time = formatClock(segment.startMs)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the time inside is the button; a click on the words is a shortcut to it
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div className={styles.segment} data-current={current} data-playable={onPlay !== undefined} onClick={onPlay}>
      {onPlay ? (
        <button
          type="button"
          className={styles.number}
          aria-label={t('player.playFrom', { time })}
          aria-current={current}
        >
          <bdi dir="ltr">{time}</bdi>
        </button>
      ) : (
        <bdi dir="ltr">{time}</bdi>
      )}
      <div className={styles.speaker} data-role={segment.speaker}>
        {t(`speaker.${segment.speaker}`)}
        <span className={styles.basis}>
          {segment.label && <bdi>{segment.label}</bdi>}
          {segment.label && withBasis && ' · '}
          {withBasis && t(`speakerBasis.${segment.speakerBasis}`)}
        </span>
      </div>
      <div>
        <div className={styles.text} dir="auto">
          {segment.text}
        </div>
        {segment.flags.filter(isFlag).map((flag) => (
          <div key={flag} className={styles.flag}>
            {t(`flag.${flag}`)}
          </div>
        ))}
      </div>
    </div>
  )
}

/** How the roles are known, where it is the same for the whole call: said once then, not at every line. */
const sharedBasis = (segments: readonly Segment[]) => {
  const [first] = segments
  return segments.every(({ speakerBasis }) => speakerBasis === first?.speakerBasis) ? first?.speakerBasis : undefined
}

/**
 * What was said, by whom, and when.
 *
 * @param current index of the segment being said; -1 for none. Followed while `following`.
 */
export function Transcript({
  segments,
  current,
  following,
  onPlay,
}: {
  segments: readonly Segment[]
  current: number
  following: boolean
  onPlay: ((ms: number) => void) | undefined
}) {
  const { t } = useTranslation()
  const pane = useRef<HTMLDivElement>(null)
  const shared = sharedBasis(segments)
  const rows = useVirtualizer({
    count: segments.length,
    getScrollElement: () => pane.current,
    estimateSize: () => 64,
    getItemKey: (index) => segments[index]?.segmentId ?? index,
    overscan: 8,
    paddingStart: 12,
    paddingEnd: 48,
  })
  useEffect(() => {
    if (following && current >= 0) rows.scrollToIndex(current, { align: 'auto' })
  }, [current, following, rows])
  return (
    <section
      ref={pane}
      className={`${styles.pane} ${styles.transcript}`}
      aria-label={t('call.transcript')}
      style={{ flex: 1 }}
    >
      {shared && <p className={styles.known}>{t('call.rolesKnown', { how: t(`speakerBasis.${shared}`) })}</p>}
      <div className={styles.list} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ key, index, start }) => {
          const segment = segments[index]
          return (
            segment && (
              <div
                key={key}
                ref={rows.measureElement}
                data-index={index}
                className={styles.item}
                style={{ transform: `translateY(${start}px)` }}
              >
                <SegmentItem
                  segment={segment}
                  withBasis={shared === undefined}
                  current={index === current}
                  onPlay={onPlay && (() => onPlay(segment.startMs))}
                />
              </div>
            )
          )
        })}
      </div>
    </section>
  )
}

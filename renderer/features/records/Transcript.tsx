import { Button } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type FocusEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownSegment } from '../../../shared/contract/records.ts'
import { type SegmentAction, waitsForEar } from './call.ts'
import { SegmentItem } from './SegmentItem.tsx'
import styles from './transcript.module.css'

/** How many segments wait for an ear, with the way to them. */
function Doubts({
  segments,
  onNext,
  onListenedAll,
}: {
  segments: readonly ShownSegment[]
  onNext: () => void
  onListenedAll: (() => void) | undefined
}) {
  const { t } = useTranslation()
  const count = segments.filter(waitsForEar).length
  if (count === 0) return null
  return (
    <div className={styles.doubts}>
      <span>{t('reviewTranscript.waiting', { count })}</span>
      <Button size="compact-sm" variant="default" onClick={onNext}>
        {t('reviewTranscript.next')}
      </Button>
      {onListenedAll && (
        <Button size="compact-sm" variant="subtle" onClick={onListenedAll}>
          {t('reviewTranscript.listenedAll')}
        </Button>
      )}
    </div>
  )
}

interface TranscriptProps {
  readonly segments: readonly ShownSegment[]
  /** Index of the segment being said or chosen, which is kept in view; -1 for none. */
  readonly current: number
  readonly element: HTMLMediaElement | null
  readonly hasAudio: boolean
  readonly onPlay: ((ms: number) => void) | undefined
  /** The segment the focus is in; -1 when it left. */
  readonly onFocused: (index: number) => void
  readonly onAct: (action: SegmentAction, segment: ShownSegment) => void
  readonly onNextDoubtful: () => void
  readonly onListenedAll: (() => void) | undefined
}

const rowOf = (target: EventTarget) =>
  target instanceof Element ? Number(target.closest('[data-index]')?.getAttribute('data-index') ?? -1) : -1

/** What was said, by whom, and when. */
export function Transcript({ segments, current, element, onFocused, ...props }: TranscriptProps) {
  const { t } = useTranslation()
  const pane = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: segments.length,
    getScrollElement: () => pane.current,
    estimateSize: () => 72,
    getItemKey: (index) => segments[index]?.segmentId ?? index,
    overscan: 8,
    paddingStart: 12,
    paddingEnd: 48,
  })
  useEffect(() => {
    if (current >= 0) rows.scrollToIndex(current, { align: 'auto' })
  }, [current, rows])
  const leave = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) onFocused(-1)
  }
  return (
    <div className={styles.column}>
      <Doubts segments={segments} onNext={props.onNextDoubtful} onListenedAll={props.onListenedAll} />
      <section
        ref={pane}
        className={styles.pane}
        aria-label={t('call.transcript')}
        onFocus={(event) => onFocused(rowOf(event.target))}
        onBlur={leave}
      >
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
                    current={index === current}
                    element={element}
                    hasAudio={props.hasAudio}
                    onPlay={props.onPlay}
                    onAct={(action) => props.onAct(action, segment)}
                  />
                </div>
              )
            )
          })}
        </div>
      </section>
    </div>
  )
}

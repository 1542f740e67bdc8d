import { type MouseEvent, useCallback, useMemo } from 'react'
import type { ShownSegment } from '../../../shared/contract/records.ts'
import { useMoment } from '../../ui/useAudio.ts'
import styles from './transcript.module.css'
import { partsOf, wordAt } from './words.ts'

/** The words of a segment, each to be clicked; the one being said is marked while the segment is the current one. */
export function SpokenText({
  segment: { text, words, startMs },
  current,
  element,
  onPlay,
}: {
  segment: Pick<ShownSegment, 'text' | 'words' | 'startMs'>
  current: boolean
  element: HTMLMediaElement | null
  onPlay: ((ms: number) => void) | undefined
}) {
  const parts = useMemo(() => partsOf(text, words), [text, words])
  const said = useMoment(
    current ? element : null,
    useCallback((ms: number) => (ms === 0 ? -1 : wordAt(words, ms)), [words]),
  )
  const press = (event: MouseEvent) => {
    event.stopPropagation()
    // Words that were just selected are to be copied, not played.
    if (window.getSelection()?.isCollapsed === false) return
    const word = event.target instanceof HTMLElement ? event.target.dataset.word : undefined
    onPlay?.(words[Number(word ?? -1)]?.startMs ?? startMs)
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Shift with the arrows steps from word to word
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div className={styles.text} dir="auto" onClick={press}>
      {parts.map(({ start, text: part, word }) =>
        word === null ? (
          part
        ) : (
          <span key={start} className={styles.word} data-word={word} data-said={current && word === said}>
            {part}
          </span>
        ),
      )}
    </div>
  )
}

import { useIntersection } from '@mantine/hooks'
import { type ReactNode, type RefObject, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageBox } from '../../shared/contract/ingest-contract.ts'
import styles from './pages.module.css'

export type PageSize = readonly [width: number, height: number]
export const A4: PageSize = [595.28, 841.89]

function BoxMark({ box: [left, top, right, bottom], size: [width, height] }: { box: PageBox['box']; size: PageSize }) {
  const percent = (part: number, whole: number) => `${(100 * part) / whole}%`
  const place = {
    left: percent(left - 2, width),
    top: percent(top - 1, height),
    width: percent(right - left + 4, width),
    height: percent(bottom - top + 2, height),
  }
  return <div className={styles.box} style={place} data-testid="clause-box" />
}

/** One page of a document: its place in the column, its marks, and what is drawn on it once it comes into view. */
export function PageFrame({
  number,
  size,
  boxes,
  root,
  children,
}: {
  number: number
  size: PageSize
  boxes: readonly PageBox[]
  root: RefObject<HTMLElement | null>
  children: ReactNode
}) {
  const { t } = useTranslation()
  const { ref, entry } = useIntersection({ root: root.current, rootMargin: '600px 0px' })
  return (
    <>
      <div
        ref={ref}
        className={styles.page}
        style={{ aspectRatio: `${size[0]} / ${size[1]}` }}
        data-page={number}
        role="img"
        aria-label={t('record.page', { page: number })}
      >
        {entry?.isIntersecting && children}
        {boxes.map(({ box }) => (
          <BoxMark key={box.join(' ')} box={box} size={size} />
        ))}
      </div>
      <span className={styles.number} aria-hidden>
        {number}
      </span>
    </>
  )
}

/** Brings the first marked line into the upper third of the pane. */
export function useScrollToMark(pane: RefObject<HTMLElement | null>, boxes: readonly PageBox[], ready: boolean) {
  const first = boxes[0]
  useEffect(() => {
    const container = pane.current
    const page = first && container?.querySelector<HTMLElement>(`[data-page="${first.page}"]`)
    const mark = page?.querySelector<HTMLElement>('[data-testid="clause-box"]') ?? page
    if (!ready || !container || !mark) return
    const offset = mark.getBoundingClientRect().top - container.getBoundingClientRect().top
    container.scrollBy({ top: offset - container.clientHeight / 4 })
  }, [pane, first, ready])
}

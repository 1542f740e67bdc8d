import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Marked } from '../../ui/text.tsx'
import { ClauseActions, type Review } from '../review-contract/ClauseActions.tsx'
import { doubtfulSpans } from '../review-contract/places.ts'
import type { WordedClause } from '../review-contract/types.ts'
import styles from './record.module.css'
import { TermChip } from './TermChip.tsx'

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

function ClauseItem({
  clause,
  heading,
  current,
  isLast,
  onSelect,
  onReview,
}: {
  clause: WordedClause
  heading: string | null
  current: boolean
  isLast: boolean
  onSelect: () => void
  onReview: (review: Review) => void
}) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the clause's number inside is the button; a click on its text is a shortcut to it
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      className={styles.clause}
      data-current={current}
      onClick={onSelect}
      style={{ paddingInlineStart: `${1.4 + Math.min(clause.level, 4) * 0.9}rem` }}
    >
      <button
        type="button"
        className={styles.number}
        aria-label={t('record.showClause', { number: clause.path })}
        aria-pressed={current}
      >
        <bdi dir="auto">{clause.number || '–'}</bdi>
      </button>
      <div>
        {heading && (
          <div className={styles.heading} dir="auto">
            {heading}
          </div>
        )}
        <div className={styles.text} dir="auto">
          <Marked text={clause.text} highlights={doubtfulSpans(clause.words)} />
        </div>
      </div>
      {!clause.confirmed && <p className={styles.toConfirm}>{t('record.clauseToConfirm')}</p>}
      {clause.terms.length > 0 && (
        <div className={styles.terms}>
          {clause.terms.map((term) => (
            <TermChip key={term.span.join('-')} term={term} />
          ))}
        </div>
      )}
      {current && <ClauseActions clause={clause} isLast={isLast} onReview={onReview} />}
    </div>
  )
}

/** A heading is shown where it begins; the clauses under it carry it too, for whoever quotes one of them alone. */
const headingAt = (clauses: readonly WordedClause[], index: number): string | null => {
  const heading = clauses[index]?.heading ?? null
  return heading === clauses[index - 1]?.heading ? null : heading
}

/** The clauses of a contract. Choosing one shows where it stands on paper; the arrow keys go through them. */
export function ClauseList({
  clauses,
  currentId,
  onSelect,
  onReview,
}: {
  clauses: readonly WordedClause[]
  currentId: string | undefined
  onSelect: (clauseId: string) => void
  /** Asks for a review of the chosen clause. */
  onReview: (review: Review) => void
}) {
  const { t } = useTranslation()
  const pane = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: clauses.length,
    getScrollElement: () => pane.current,
    estimateSize: () => 120,
    getItemKey: (index) => clauses[index]?.clauseId ?? index,
    overscan: 6,
  })
  const at = clauses.findIndex(({ clauseId }) => clauseId === currentId)
  const arrived = useRef(false)
  useEffect(() => {
    if (at < 0) return
    rows.scrollToIndex(at, { align: arrived.current ? 'auto' : 'center' })
    arrived.current = true
  }, [at, rows])
  const onKeyDown = (event: KeyboardEvent) => {
    const next = clauses[at + (STEPS[event.key] ?? 0)]
    if (STEPS[event.key] === undefined || !next) return
    event.preventDefault()
    onSelect(next.clauseId)
  }
  return (
    <section ref={pane} className={styles.pane} onKeyDown={onKeyDown} aria-label={t('record.clauses')}>
      <div className={styles.list} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ key, index, start }) => {
          const clause = clauses[index]
          return (
            clause && (
              <div
                key={key}
                ref={rows.measureElement}
                data-index={index}
                className={styles.item}
                style={{ transform: `translateY(${start}px)` }}
              >
                <ClauseItem
                  clause={clause}
                  heading={headingAt(clauses, index)}
                  current={index === at}
                  isLast={index === clauses.length - 1}
                  onSelect={() => onSelect(clause.clauseId)}
                  onReview={onReview}
                />
              </div>
            )
          )
        })}
      </div>
    </section>
  )
}

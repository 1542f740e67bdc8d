import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Amendment, Standing } from '../../../shared/contract/in-force.ts'
import { Marked } from '../../ui/text.tsx'
import { Changes, StandingChip } from '../in-force/standing.tsx'
import { ClauseActions, type Review } from '../review-contract/ClauseActions.tsx'
import { doubtfulSpans } from '../review-contract/places.ts'
import type { WordedClause } from '../review-contract/types.ts'
import styles from './record.module.css'
import { TermChip } from './TermChip.tsx'

/** How a clause stands today where it does not stand as its document does, and what amendments did to it. */
export interface ClauseForce {
  readonly standing: Standing | null
  readonly changes: readonly Amendment[]
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

function ClauseItem({
  clause,
  heading,
  force,
  current,
  isLast,
  onSelect,
  onReview,
}: {
  clause: WordedClause
  heading: string | null
  force: ClauseForce | undefined
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
      {force && (
        <div className={styles.force}>
          {force.standing && <StandingChip standing={force.standing} />}
          <Changes changes={force.changes} />
        </div>
      )}
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

const focusOn = (pane: HTMLElement | null, clauseId: string) =>
  pane?.querySelector<HTMLElement>(`[data-clause="${clauseId}"] button`)?.focus({ preventScroll: true })

/** The clauses of a contract. Choosing one shows where it stands on paper; the arrow keys go through them. */
export function ClauseList({
  clauses,
  force,
  currentId,
  onSelect,
  onReview,
}: {
  clauses: readonly WordedClause[]
  /** By clause; those that stand as their document does are not in it. */
  force: ReadonlyMap<string, ClauseForce>
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
  const byKey = useRef(false)
  useEffect(() => {
    if (at < 0 || currentId === undefined) return
    rows.scrollToIndex(at, { align: arrived.current ? 'auto' : 'center' })
    // What had the focus may be gone: the buttons of the clause left by an arrow key, or a clause that got a new version.
    const isLost = arrived.current && document.activeElement === document.body
    if (byKey.current || isLost) focusOn(pane.current, currentId)
    arrived.current = true
    byKey.current = false
  }, [at, currentId, rows])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    const next = clauses[at + (step ?? 0)]
    if (step === undefined || !next || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    byKey.current = true
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
                data-clause={clause.clauseId}
                className={styles.item}
                style={{ transform: `translateY(${start}px)` }}
              >
                <ClauseItem
                  clause={clause}
                  heading={headingAt(clauses, index)}
                  force={force.get(clause.clauseId)}
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

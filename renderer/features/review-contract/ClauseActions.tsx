import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatDate } from '../../i18n/format.ts'
import { useLocale } from '../../ui/language.ts'
import styles from './review.module.css'
import type { WordedClause } from './types.ts'

/** What can be done to how a clause was read. */
export const REVIEWS = ['confirm', 'correct', 'split', 'merge'] as const
export type Review = (typeof REVIEWS)[number]

/** Under the clause that is chosen: what a person may put right, and what was put right before. */
export function ClauseActions({
  clause,
  isLast,
  onReview,
}: {
  clause: WordedClause
  isLast: boolean
  onReview: (review: Review) => void
}) {
  const { t } = useTranslation()
  const locale = useLocale()
  const offered: Record<Review, boolean> = {
    confirm: !clause.confirmed,
    correct: true,
    split: clause.text.trim().includes(' '),
    merge: !isLast,
  }
  return (
    <>
      {clause.correction && (
        <p className={styles.note}>
          {t('review.correctedBy', { name: clause.correction.by, date: formatDate(clause.correction.at, locale) })}{' '}
          <bdi dir="auto">{clause.correction.reason}</bdi>
        </p>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keeps a click on a button from choosing the clause again */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
      <div className={styles.actions} onClick={(event) => event.stopPropagation()}>
        {REVIEWS.filter((review) => offered[review]).map((review) => (
          <Button
            key={review}
            size="compact-sm"
            variant={review === 'confirm' ? 'filled' : 'default'}
            onClick={() => onReview(review)}
          >
            {t(`review.${review}`)}
          </Button>
        ))}
      </div>
    </>
  )
}

import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Author } from '../review-contract/ReviewForm.tsx'
import styles from './review-transcript.module.css'

const REASONS = {
  words: ['misheard', 'name', 'number', 'notSpoken', 'cut'],
  speaker: ['voice', 'introduced', 'swapped', 'whoAsks'],
} as const

/** The usual reasons of a correction: one press writes one into the field below, where it can be added to. */
export function Reasons({
  of,
  author,
  onAuthor,
}: {
  of: keyof typeof REASONS
  author: Author
  onAuthor: (author: Author) => void
}) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame and a legend for what are only shortcuts
    <div className={styles.reasons} role="group" aria-label={t('reviewTranscript.reasons')}>
      {REASONS[of].map((name) => {
        const reason = t(`reviewTranscript.reason.${name}`)
        return (
          <Button
            key={name}
            size="compact-sm"
            variant={author.reason === reason ? 'light' : 'default'}
            onClick={() => onAuthor({ ...author, reason })}
          >
            {reason}
          </Button>
        )
      })}
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import type en from '../i18n/en.json'
import { Note } from './note.tsx'
import styles from './ui.module.css'

interface Warning {
  readonly code: string
  readonly message: string
}

/** Said in full by its own sentence: what the reader wrote adds nothing. */
const COMPLETE = new Set(['scan-ocr-needed', 'text-layer-broken'])

/** What reading an original warns of: a sentence in the language on screen, and under it the reader's own, with its numbers. */
export function Warnings({ warnings }: { warnings: readonly Warning[] }) {
  const { t, i18n } = useTranslation()
  return warnings.map(({ code, message }) => {
    const known = i18n.exists(`warning.${code}`)
    return (
      <Note key={code + message} tone="review">
        {known ? t(`warning.${code as keyof typeof en.warning}`) : <bdi>{message}</bdi>}
        {known && !COMPLETE.has(code) && (
          <div className={styles.noteDetail} dir="auto">
            {message}
          </div>
        )}
      </Note>
    )
  })
}

import { useTranslation } from 'react-i18next'
import type en from '../i18n/en.json'
import { Note } from './note.tsx'
import styles from './ui.module.css'

interface Warning {
  readonly code: string
  readonly message: string
}

/** The reader's own sentence says more than the one on screen: a count, a time, a name. */
const TELLING = new Set([
  'caller-differs',
  'attachment-unreadable',
  'facts-not-kept',
  'pdf-active-content',
  'letters-lost',
  'text-outside-cues',
  'cues-skipped',
  'transcript-longer-than-audio',
  'transcript-short',
  'truncated',
  'damaged-inside',
  'header-mismatch',
])

/** "Page 3 is …", "Pages 1–3, 7 were …": what a reader needs of such a sentence in any language. */
const PAGES = /^Pages? (\d+(?:–\d+)?(?:, \d+(?:–\d+)?)*) /

const pagesIn = (messages: readonly string[]): string =>
  messages.flatMap((message) => PAGES.exec(message)?.[1] ?? []).join(', ')

/**
 * What reading an original warns of, each kind once: a sentence in the language on screen, the pages it is about, and
 * the reader's own words where they say more.
 */
export function Warnings({ warnings }: { warnings: readonly Warning[] }) {
  const { t, i18n } = useTranslation()
  const byCode = Map.groupBy(warnings, ({ code }) => code)
  return [...byCode].map(([code, own]) => {
    const known = i18n.exists(`warning.${code}`)
    const messages = own.map(({ message }) => message)
    const pages = pagesIn(messages)
    return (
      <Note key={code} tone="review">
        {known && t(`warning.${code as keyof typeof en.warning}`)}
        {known && pages !== '' && <div className={styles.noteDetail}>{t('record.pages', { pages })}</div>}
        {(!known || TELLING.has(code)) &&
          messages.map((message) => (
            <div key={message} className={known ? styles.noteDetail : undefined} lang="en" dir="auto">
              {message}
            </div>
          ))}
      </Note>
    )
  })
}

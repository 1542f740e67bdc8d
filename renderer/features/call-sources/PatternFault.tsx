import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalOf } from '../../queries.ts'
import { Note } from '../../ui/note.tsx'
import ui from '../../ui/ui.module.css'

/** What is wrong with a pattern: a sentence, and the reader's own words, which name the place. Anything else is `fallback`. */
export function PatternFault({ error, fallback }: { error: unknown; fallback: ReactNode }) {
  const { t } = useTranslation()
  const { code, message } = refusalOf(error)
  if (code !== 'pattern-invalid') return fallback
  return (
    <Note tone="against" live>
      {t('error.pattern-invalid')}
      <div className={ui.noteDetail} lang="en" dir="auto">
        {message}
      </div>
    </Note>
  )
}

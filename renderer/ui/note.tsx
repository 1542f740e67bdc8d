import { Button } from '@mantine/core'
import { type Icon, IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalOf } from '../queries.ts'
import { Loading, type Tone } from './page.tsx'
import styles from './ui.module.css'

const ICONS: Record<Tone, Icon> = {
  for: IconCircleCheck,
  against: IconAlertTriangle,
  review: IconAlertTriangle,
  silent: IconInfoCircle,
  accent: IconInfoCircle,
  plain: IconInfoCircle,
}

/** A sentence the person should not miss. */
export function Note({
  tone,
  children,
  action,
  live = false,
}: {
  tone: Tone
  children: ReactNode
  action?: ReactNode
  live?: boolean
}) {
  const NoteIcon = ICONS[tone]
  return (
    <div className={styles.note} data-tone={tone} role={live ? 'status' : undefined}>
      <NoteIcon className={styles.noteIcon} size={18} stroke={1.8} aria-hidden />
      <div className={styles.rowMain}>{children}</div>
      {action}
    </div>
  )
}

/** The key of an uploaded file: of use to the program alone. */
const HANDLE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What went wrong: the sentence of its code in the language on screen, and the detail the host gave. */
export function ErrorNote({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation()
  const refusal = refusalOf(error)
  const detail =
    refusal.detail ?? (refusal.code === 'bad-input' || refusal.code === 'internal' ? refusal.message : undefined)
  return (
    <div className={styles.note} data-tone="against" role="alert" data-code={refusal.code}>
      <IconAlertTriangle className={styles.noteIcon} size={18} stroke={1.8} aria-hidden />
      <div className={styles.rowMain}>
        <div>{t(`error.${refusal.code}`)}</div>
        {detail && !HANDLE.test(detail) && (
          <div className={styles.noteDetail} dir="auto">
            {detail}
          </div>
        )}
      </div>
      {retry && (
        <Button variant="subtle" size="compact-sm" onClick={retry}>
          {t('common.tryAgain')}
        </Button>
      )}
    </div>
  )
}

/** Draws a read: grey lines, the refusal with a way to try again, or the answer. */
export function Answer<T>({
  query,
  lines,
  children,
}: {
  query: UseQueryResult<T, Error>
  lines?: number
  children: (value: T) => ReactNode
}) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <ErrorNote error={query.error} retry={() => void query.refetch()} />
  return <Loading {...(lines === undefined ? {} : { lines })} />
}

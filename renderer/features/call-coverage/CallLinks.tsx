import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock, formatInstant } from '../../i18n/format.ts'
import { useRead } from '../../queries.ts'
import { useLocale } from '../../ui/language.ts'
import { Link } from '../../ui/page.tsx'
import { Ltr } from '../../ui/text.tsx'
import ui from '../../ui/ui.module.css'
import styles from './coverage.module.css'

/** What each call is called is asked one by one: so many at first, and with every click. */
const SHOWN = 20

function CallLink({ recordingId }: { recordingId: string }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { data: call } = useRead('showRecording', { recording: recordingId })
  return (
    <Link to={{ screen: 'call', id: recordingId }} className={ui.link}>
      {call?.startedAt ? formatInstant(call.startedAt, locale) : t('call.noDate')}
      {call?.durationMs != null && (
        <>
          {' '}
          <Ltr className={styles.length}>{formatClock(call.durationMs)}</Ltr>
        </>
      )}
    </Link>
  )
}

/** Recordings by the time of their call, each leading to it. */
export function CallLinks({ recordings, label }: { recordings: readonly string[]; label: string }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(SHOWN)
  return (
    <>
      <ul className={styles.links} aria-label={label}>
        {recordings.slice(0, shown).map((recordingId) => (
          <li key={recordingId}>
            <CallLink recordingId={recordingId} />
          </li>
        ))}
      </ul>
      {recordings.length > shown && (
        <Button variant="subtle" size="compact-sm" onClick={() => setShown(shown + SHOWN)}>
          {t('log.more')}
        </Button>
      )}
    </>
  )
}

import { IconPhone, IconPhoneIncoming, IconPhoneOutgoing } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { UnmatchedCall } from '../../../shared/contract/unmatched-calls.ts'
import { formatClock, formatInstant, formatPhone } from '../../i18n/format.ts'
import { useLocale } from '../../ui/language.ts'
import { Link } from '../../ui/page.tsx'
import { Ltr, Own } from '../../ui/text.tsx'
import ui from '../../ui/ui.module.css'
import { FactList } from './FactList.tsx'
import { MatchActions, type MatchActionsProps } from './MatchActions.tsx'
import styles from './unmatched.module.css'

const DIRECTION_ICON = { in: IconPhoneIncoming, out: IconPhoneOutgoing }

function Head({ call }: { call: UnmatchedCall }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const DirectionIcon = call.direction === null ? IconPhone : DIRECTION_ICON[call.direction]
  return (
    <div className={styles.head}>
      <DirectionIcon size={20} stroke={1.6} aria-hidden />
      <Link to={{ screen: 'call', id: call.recordingId }} className={styles.when}>
        {call.startedAt ? formatInstant(call.startedAt, locale) : t('call.noDate')}
      </Link>
      <span>{call.phone ? <Ltr>{formatPhone(call.phone)}</Ltr> : t('unmatched.noNumber')}</span>
      {call.direction && <span>{t(`direction.${call.direction}`)}</span>}
      {call.agent && <Own>{call.agent}</Own>}
      {call.durationMs !== null && <Ltr>{formatClock(call.durationMs)}</Ltr>}
      <span>{call.segments === 0 ? t('call.noTranscript') : t('unmatched.segments', { count: call.segments })}</span>
      {!call.hasAudio && <span>{t('call.transcriptOnly')}</span>}
      <Link to={{ screen: 'call', id: call.recordingId }} className={`${ui.link} ${styles.open}`}>
        {t(call.hasAudio ? 'unmatched.listen' : 'unmatched.read')}
      </Link>
    </div>
  )
}

/** One call of nobody: what is known of it, and the ways to say whose it is. */
export function UnmatchedItem(props: MatchActionsProps) {
  const { call } = props
  const { t } = useTranslation()
  return (
    <>
      <Head call={call} />
      {call.path && (
        <div className={styles.path}>
          <Ltr>{call.path}</Ltr>
        </div>
      )}
      <MatchActions {...props} />
      {call.facts.length > 0 && (
        <details className={styles.known}>
          <summary>{t('call.sources')}</summary>
          <FactList facts={call.facts} withSource />
        </details>
      )}
    </>
  )
}

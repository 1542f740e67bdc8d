import { VisuallyHidden } from '@mantine/core'
import { IconPhone, IconPhoneIncoming, IconPhoneOutgoing, IconVolumeOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RecordingRow } from '../../../shared/contract/customers.ts'
import { formatClock, formatInstant } from '../../i18n/format.ts'
import { navigate } from '../../route.ts'
import { useLocale } from '../../ui/language.ts'
import { Chip, Empty, Link, Section } from '../../ui/page.tsx'
import { Ltr, Own } from '../../ui/text.tsx'
import ui from '../../ui/ui.module.css'
import styles from './CustomerPage.module.css'

const DIRECTION_ICON = { in: IconPhoneIncoming, out: IconPhoneOutgoing }

function Marks({ row }: { row: RecordingRow }) {
  const { t } = useTranslation()
  return (
    <span className={styles.marks}>
      {!row.hasAudio && (
        <Chip tone="review" icon={IconVolumeOff}>
          {t('call.transcriptOnly')}
        </Chip>
      )}
      {row.segments === 0 && <Chip tone="review">{t('call.noTranscript')}</Chip>}
      {row.masked > 0 && <Chip>{t('call.masked', { count: row.masked })}</Chip>}
    </span>
  )
}

function CallRow({ row }: { row: RecordingRow }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const to = { screen: 'call', id: row.recordingId } as const
  const DirectionIcon = row.direction === null ? IconPhone : DIRECTION_ICON[row.direction]
  return (
    <tr onClick={() => navigate(to)}>
      <td>
        <Link to={to} className={styles.callLink}>
          {row.startedAt ? formatInstant(row.startedAt, locale) : t('call.noDate')}
        </Link>
      </td>
      <td>{row.durationMs === null ? '–' : <Ltr>{formatClock(row.durationMs)}</Ltr>}</td>
      <td>{row.agent ? <Own>{row.agent}</Own> : '–'}</td>
      <td>
        <DirectionIcon
          size={17}
          stroke={1.6}
          aria-hidden
          style={{ verticalAlign: '-0.2em', marginInlineEnd: '0.35rem' }}
        />
        {row.direction ? t(`direction.${row.direction}`) : '–'}
      </td>
      <td>
        <Marks row={row} />
      </td>
    </tr>
  )
}

/** Newest call first; calls without a known time last. */
const newestFirst = (rows: readonly RecordingRow[]): RecordingRow[] =>
  rows.toSorted((one, other) => (Date.parse(other.startedAt ?? '') || 0) - (Date.parse(one.startedAt ?? '') || 0))

/** The customer's recorded calls. */
export function Calls({ customerId, rows }: { customerId: string; rows: readonly RecordingRow[] }) {
  const { t } = useTranslation()
  const coverage = (
    <Link to={{ screen: 'coverage', customer: customerId }} className={ui.link}>
      {t('gaps.open')}
    </Link>
  )
  return (
    <Section title={t('customer.calls')} count={rows.length} action={coverage}>
      {rows.length === 0 ? (
        <Empty icon={IconPhone} title={t('customer.noCallsTitle')} text={t('customer.noCallsText')} />
      ) : (
        <table className={styles.calls}>
          <thead>
            <tr>
              <th scope="col">{t('call.startedAt')}</th>
              <th scope="col">{t('call.duration')}</th>
              <th scope="col">{t('call.agent')}</th>
              <th scope="col">{t('call.direction')}</th>
              <th scope="col">
                <VisuallyHidden>{t('call.marks')}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {newestFirst(rows).map((row) => (
              <CallRow key={row.recordingId} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

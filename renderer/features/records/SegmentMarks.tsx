import { IconAlertTriangle, IconEar, IconEyeOff, IconPencil } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SegmentFlag } from '../../../shared/contract/ingest-recording.ts'
import type { ShownSegment } from '../../../shared/contract/records.ts'
import { formatInstant } from '../../i18n/format.ts'
import { useLocale } from '../../ui/language.ts'
import { waitsForEar } from './call.ts'
import styles from './transcript.module.css'
import { maskedIn } from './words.ts'

const Mark = ({
  icon: MarkIcon,
  doubtful = false,
  children,
}: {
  icon: typeof IconEar
  doubtful?: boolean
  children: ReactNode
}) => (
  <li data-doubtful={doubtful}>
    <MarkIcon size={14} stroke={1.8} aria-hidden />
    <span>{children}</span>
  </li>
)

/** What is to be known of a segment before it is quoted: doubts, masked numbers, who corrected and who listened. */
export function SegmentMarks({ segment }: { segment: ShownSegment }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const flags = segment.flags.flatMap((flag) => SegmentFlag.safeParse(flag).data ?? [])
  const masked = maskedIn(segment)
  if (flags.length + masked + segment.listened.length === 0 && !segment.isCorrected) return null
  return (
    <ul className={styles.marks}>
      {flags.map((flag) => (
        <Mark key={flag} icon={IconAlertTriangle} doubtful>
          {t(`flag.${flag}`)}
        </Mark>
      ))}
      {waitsForEar(segment) && (
        <Mark icon={IconEar} doubtful>
          {t('reviewTranscript.unheard')}
        </Mark>
      )}
      {masked > 0 && <Mark icon={IconEyeOff}>{t('call.masked', { count: masked })}</Mark>}
      {segment.isCorrected && <Mark icon={IconPencil}>{t('reviewTranscript.corrected')}</Mark>}
      {segment.listened.map(({ by, at }) => (
        <Mark key={`${by} ${at}`} icon={IconEar}>
          {t('reviewTranscript.listenedBy', { name: by, date: formatInstant(at, locale) })}
        </Mark>
      ))}
    </ul>
  )
}

import { useTranslation } from 'react-i18next'
import type { CallSource } from '../../../shared/contract/call-source.ts'
import { Own } from '../../ui/text.tsx'
import styles from './call-sources.module.css'

/** Speakers whom somebody named in a transcript of this source, and asked to have remembered. */
export function SourceLabels({ labels }: { labels: CallSource['labels'] }) {
  const { t } = useTranslation()
  const known = Object.entries(labels)
  if (known.length === 0) return null
  return (
    <div className={styles.labels}>
      <span>{t('sources.labels')}</span>
      <ul>
        {known.map(([label, role]) => (
          <li key={label}>
            <Own>{label}</Own>: {t(`speaker.${role}`)}
          </li>
        ))}
      </ul>
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import type { SpeechShares as Shares } from '../../../shared/contract/records.ts'
import { formatClock, formatShare } from '../../i18n/format.ts'
import { useLocale } from '../../ui/language.ts'
import { Ltr } from '../../ui/text.tsx'
import styles from './call.module.css'

const PARTS = ['agent', 'customer', 'both', 'silence'] as const

/** How the time of a call was spent: each side alone, both at once, nobody. */
export function SpeechShares({ shares }: { shares: Shares }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const spent = PARTS.map((part) => ({ part, ms: shares[`${part}Ms`] }))
  const total = spent.reduce((sum, { ms }) => sum + ms, 0)
  if (total === 0) return null
  return (
    <>
      <div className={styles.shares} aria-hidden>
        {spent.map(({ part, ms }) => (
          <span key={part} data-part={part} style={{ flexGrow: ms }} />
        ))}
      </div>
      <dl className={styles.shareList}>
        {spent.map(({ part, ms }) => (
          <div key={part}>
            <dt>
              <span className={styles.swatch} data-part={part} aria-hidden />
              {t(`call.share.${part}`)}
            </dt>
            <dd>
              <Ltr>{formatClock(ms)}</Ltr> · {formatShare(ms / total, locale)}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

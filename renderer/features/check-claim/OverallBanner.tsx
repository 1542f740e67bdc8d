import { useTranslation } from 'react-i18next'
import type { Overall } from '../../../shared/verdict.ts'
import { OVERALL_LOOK } from '../../ui/verdict.tsx'
import styles from './check.module.css'

/** What both records together say of a claim: in a word, in a sentence, with its sign. */
export function OverallBanner({ overall, eyebrow }: { overall: Overall; eyebrow: string }) {
  const { t } = useTranslation()
  const { tone, icon: OverallIcon } = OVERALL_LOOK[overall]
  return (
    <div className={styles.overall} data-tone={tone} data-overall={overall}>
      <OverallIcon size={30} stroke={1.6} aria-hidden />
      <div>
        <div className={styles.eyebrow}>{eyebrow}</div>
        <div className={styles.overallWord}>{t(`overall.${overall}`)}</div>
        <div className={styles.overallText}>{t(`overallText.${overall}`)}</div>
      </div>
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import type { ReadName } from '../../../shared/contract/call-source.ts'
import { Chip } from '../../ui/page.tsx'
import { Ltr } from '../../ui/text.tsx'
import { FactList } from '../unmatched-calls/FactList.tsx'
import styles from './call-sources.module.css'
import { countFits, systemName } from './names.ts'

function Fit({ pattern }: { pattern: string | null }) {
  const { t } = useTranslation()
  if (pattern === null) return <Chip tone="review">{t('sources.fitsNone')}</Chip>
  if (pattern === 'own') return <Chip tone="for">{t('sources.fitsOwn')}</Chip>
  const system = systemName(pattern)
  return <Chip tone="accent">{system ? <Ltr>{system}</Ltr> : t('sources.fitsUsual')}</Chip>
}

/** What is read out of each file name, and by which pattern. */
export function NamesTable({ names }: { names: readonly ReadName[] }) {
  const { t } = useTranslation()
  if (names.length === 0) return <p className={styles.hint}>{t('sources.noNames')}</p>
  const { own, known, none } = countFits(names)
  return (
    <>
      <p className={styles.hint} role="status">
        {t('sources.fits', { own, known, none })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls takes the focus, so that the keys scroll it (WCAG 2.1.1) */}
      <ul className={styles.names} aria-label={t('sources.preview')} tabIndex={0}>
        {names.map(({ name, pattern, facts }) => (
          <li key={name}>
            <div className={styles.nameHead}>
              <Ltr className={styles.mono}>{name}</Ltr>
              <Fit pattern={pattern} />
            </div>
            <FactList facts={facts} />
          </li>
        ))}
      </ul>
    </>
  )
}

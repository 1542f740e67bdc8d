import { useTranslation } from 'react-i18next'
import { useRoute } from '../../route.ts'
import { Link } from '../../ui/page.tsx'
import styles from './unmatched.module.css'

const SCREENS = ['unmatched', 'import', 'coverage'] as const

/** The screens about calls of all customers. */
export function CallsNav() {
  const { t } = useTranslation()
  const { screen: current } = useRoute()
  return (
    <nav className={styles.nav} aria-label={t('nav.calls')}>
      {SCREENS.map((screen) => (
        <Link key={screen} to={{ screen }} aria-current={screen === current ? 'page' : undefined}>
          {t(`calls.${screen}`)}
        </Link>
      ))}
    </nav>
  )
}

import { useTranslation } from 'react-i18next'
import { Page, Section } from '../../ui/page.tsx'
import { CallSources } from '../call-sources/CallSources.tsx'
import { MachinePrograms } from '../programs/MachinePrograms.tsx'
import { Settings } from './Settings.tsx'
import styles from './settings.module.css'

/** How this vault reads what it is given, and with which programs of this machine. */
export function SettingsPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('nav.settings')}>
      <div className={styles.sections}>
        <CallSources />
        <MachinePrograms />
        <Section title={t('settings.title')}>
          <Settings />
        </Section>
      </div>
    </Page>
  )
}

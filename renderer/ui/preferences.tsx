import { ActionIcon, SegmentedControl, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Locale } from '../../shared/units.ts'
import { switchLanguage } from '../i18n/index.ts'
import { useLocale } from './language.ts'

/** Each language is named in itself: whoever needs it must be able to read it. */
const LANGUAGES = [
  { value: 'he', label: 'עברית' },
  { value: 'en', label: 'English' },
] satisfies { value: Locale; label: string }[]

export function LanguageSwitch() {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <SegmentedControl<Locale>
      size="xs"
      aria-label={t('preferences.language')}
      data={LANGUAGES}
      value={locale}
      onChange={(chosen) => void switchLanguage(chosen)}
    />
  )
}

/** Light or dark: follows the system until the person says otherwise. */
export function SchemeSwitch() {
  const { t } = useTranslation()
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark'
  const label = t(dark ? 'preferences.light' : 'preferences.dark')
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={label}
        onClick={() => setColorScheme(dark ? 'light' : 'dark')}
      >
        {dark ? <IconSun size={19} stroke={1.7} /> : <IconMoon size={19} stroke={1.7} />}
      </ActionIcon>
    </Tooltip>
  )
}

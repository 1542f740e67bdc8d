import { useTranslation } from 'react-i18next'
import type { Locale } from '../../shared/units.ts'
import { currentLanguage } from '../i18n/index.ts'

/** The language on screen; a component that asks is drawn again when it changes. */
export function useLocale(): Locale {
  useTranslation()
  return currentLanguage()
}

import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { LOCALES, type Locale } from '../../shared/units.ts'
import en from './en.json' with { type: 'json' }
import he from './he.json' with { type: 'json' }
import { isolate } from './isolate.ts'

const STORAGE_KEY = 'said-and-signed.language'

const isLocale = (value: unknown): value is Locale => LOCALES.some((locale) => locale === value)

/** The language this person chose last; before that the machine's, where it is one of ours. */
const firstLanguage = (): Locale => {
  const kept = window.localStorage.getItem(STORAGE_KEY)
  if (isLocale(kept)) return kept
  return navigator.language.toLowerCase().startsWith('he') ? 'he' : 'en'
}

const directionOf = (locale: Locale): 'rtl' | 'ltr' => (locale === 'he' ? 'rtl' : 'ltr')

const mark = (locale: Locale) => {
  document.documentElement.lang = locale
  document.documentElement.dir = directionOf(locale)
}

/** Loads both catalogues (they ride in the bundle) and settles the first language. */
export async function startLanguage(): Promise<void> {
  const lng = firstLanguage()
  await i18next.use(initReactI18next).init({
    resources: { en: { translation: en }, he: { translation: he } },
    lng,
    supportedLngs: LOCALES,
    fallbackLng: false,
    // React escapes markup; what a value needs here is to keep its own direction inside a sentence of the other.
    interpolation: { escapeValue: true, escape: (text: string) => isolate(text, currentLanguage()) },
  })
  mark(lng)
}

export const currentLanguage = (): Locale => (isLocale(i18next.language) ? i18next.language : 'en')

/** Switches every word on screen in place and remembers the choice on this machine. */
export async function switchLanguage(locale: Locale): Promise<void> {
  window.localStorage.setItem(STORAGE_KEY, locale)
  await i18next.changeLanguage(locale)
  mark(locale)
}

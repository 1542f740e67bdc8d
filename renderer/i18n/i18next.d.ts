import 'i18next'
import type en from './en.json'

// Every key is checked by the compiler against the English catalogue; a test holds the Hebrew one to it.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof en }
  }
}

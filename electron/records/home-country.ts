import type { Locale } from '../../shared/units.ts'
import type { ReadVault } from '../vault/open.ts'

const HOME = { he: 'IL', en: 'GB' } as const satisfies Record<Locale, string>

/** The country (ISO 3166-1) whose a phone number is that names none, by the vault's language. */
export const homeCountry = (vault: ReadVault): (typeof HOME)[Locale] => HOME[vault.info.locale]

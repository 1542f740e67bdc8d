import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from '../../shared/units.ts'

type Catalogue = { readonly [key: string]: string | Catalogue }
/** The words of the screen under a key, as a pattern: values that are filled in match anything. */
export type Words = (key: string) => RegExp

const I18N = join(import.meta.dirname, '../../renderer/i18n')
const PLURALS = ['', '_zero', '_one', '_two', '_few', '_many', '_other']

const patternOf = (text: string): string =>
  text
    .split(/\{\{.*?\}\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*')

/** A journey looks for what a person reads: the words of the catalogue, so that rewording breaks no journey. */
export function wordsOf(locale: Locale): Words {
  const catalogue = JSON.parse(readFileSync(join(I18N, `${locale}.json`), 'utf8')) as Catalogue
  const textAt = (path: string): string | undefined => {
    const found = path
      .split('.')
      .reduce<string | Catalogue | undefined>((at, key) => (typeof at === 'object' ? at[key] : undefined), catalogue)
    return typeof found === 'string' ? found : undefined
  }
  return (key) => {
    const texts = PLURALS.map((plural) => textAt(key + plural)).filter((text) => text !== undefined)
    if (texts.length === 0) throw new Error(`The ${locale} catalogue has no “${key}”`)
    return new RegExp(`^(?:${texts.map(patternOf).join('|')})$`)
  }
}

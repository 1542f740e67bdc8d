import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import en from '../../renderer/i18n/en.json' with { type: 'json' }
import he from '../../renderer/i18n/he.json' with { type: 'json' }
import { ERROR_CODES } from '../../shared/reply.ts'
import type { Locale } from '../../shared/units.ts'

type Catalogue = { readonly [key: string]: string | Catalogue }

const flat = (catalogue: Catalogue, prefix = ''): [string, string][] =>
  Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  )

const SENTENCES: Record<Locale, Map<string, string>> = { en: new Map(flat(en)), he: new Map(flat(he)) }
const PLURAL = /_(zero|one|two|few|many|other)$/
const plainKeys = (locale: Locale) => new Set([...SENTENCES[locale].keys()].map((key) => key.replace(PLURAL, '')))

const SOURCE = globSync('renderer/**/*.{ts,tsx}', { cwd: `${import.meta.dirname}/../..` })
  .map((file) => readFileSync(`${import.meta.dirname}/../../${file}`, 'utf8'))
  .join('\n')

/** Keys as the source writes them: whole ones in quotes, and `area.${name}` ones as patterns. */
const LITERALS = new Set([...SOURCE.matchAll(/'([a-z][A-Za-z]*(?:\.[A-Za-z-]+)+)'/g)].map(([, key]) => key ?? ''))
const PATTERNS = [...SOURCE.matchAll(/`([a-z][A-Za-z]*\.[^`\s]*\$\{[^`\s]*)`/g)].map(
  ([, template]) => new RegExp(`^${(template ?? '').replace(/\./g, '\\.').replace(/\$\{[^}]*\}/g, '[A-Za-z-]+')}$`),
)

const placeholders = (sentence: string) =>
  [...sentence.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map(([, name]) => name ?? '').toSorted()

describe('catalogues', () => {
  it('say the same things in both languages', () => {
    expect([...plainKeys('he')].toSorted()).toEqual([...plainKeys('en')].toSorted())
  })

  it('hold no key that no screen uses', () => {
    const unused = [...plainKeys('en')].filter(
      (key) => !LITERALS.has(key) && !PATTERNS.some((pattern) => pattern.test(key)),
    )
    expect(unused).toEqual([])
  })

  it('hold a sentence for every code of a refusal', () => {
    for (const code of ERROR_CODES) expect(plainKeys('en')).toContain(`error.${code}`)
    expect(Object.keys(en.error)).toHaveLength(ERROR_CODES.length)
  })

  it('hold a sentence for every warning of a reader', () => {
    const root = `${import.meta.dirname}/../..`
    const readers = globSync('electron/{documents,features,records}/**/*.ts', { cwd: root })
    const codes = readers.flatMap((file) => [
      ...readFileSync(`${root}/${file}`, 'utf8').matchAll(/code: '([a-z-]+)',? ?\n? *message|, '(pages-[a-z-]+)',/g),
    ])
    expect(codes.length).toBeGreaterThan(20)
    for (const [, code = '', tabled = ''] of codes) expect(plainKeys('en')).toContain(`warning.${code || tabled}`)
  })

  it('use the same placeholders in both languages', () => {
    for (const [key, sentence] of SENTENCES.en) {
      const other = SENTENCES.he.get(key)
      // A plural's "one" and "two" may say the number as a word.
      if (other === undefined || PLURAL.test(key)) continue
      expect(placeholders(other), key).toEqual(placeholders(sentence))
    }
  })

  it.each(['en', 'he'] as const)('have every plural form %s needs, and only those', (locale) => {
    const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted()
    const forms = Map.groupBy(
      [...SENTENCES[locale].keys()].filter((key) => PLURAL.test(key)),
      (key) => key.replace(PLURAL, ''),
    )
    expect(forms.size).toBeGreaterThan(10)
    for (const [key, found] of forms) {
      expect(found.map((form) => PLURAL.exec(form)?.[1]).toSorted(), key).toEqual(needed)
      expect(placeholders(SENTENCES[locale].get(`${key}_other`) ?? ''), key).toContain('count')
    }
  })

  it('leave no sentence empty and no Hebrew sentence untranslated', () => {
    const sameInBoth = new Set(['summary.hash'])
    for (const [key, sentence] of SENTENCES.he) {
      expect(sentence.trim(), key).not.toBe('')
      if (!sameInBoth.has(key)) expect(sentence.replace(/\{\{[^}]*\}\}/g, ''), key).toMatch(/[\u05d0-\u05ea]/)
    }
  })
})

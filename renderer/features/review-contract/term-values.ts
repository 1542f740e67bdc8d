import type { Term, TermKind } from '../../../shared/terms.ts'

/** The unit a kind begins with, and whether it can have another. */
export const UNIT_OF_KIND: Readonly<Record<TermKind, { readonly unit: string; readonly fixed: boolean }>> = {
  money: { unit: 'ILS', fixed: false },
  percent: { unit: 'percent', fixed: true },
  duration: { unit: 'day', fixed: false },
  date: { unit: 'day', fixed: true },
  count: { unit: '', fixed: false },
}

/** Money is kept in hundredths, a percentage too; the others are whole. */
const SCALE: Readonly<Partial<Record<TermKind, number>>> = { money: 100, percent: 100 }
const PLAIN_NUMBER = /^\d{1,12}(?:\.\d{1,2})?$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A value as a person writes it. */
export const shownValue = ({ kind, value }: Pick<Term, 'kind' | 'value'>): string =>
  typeof value === 'number' ? String(value / (SCALE[kind] ?? 1)) : value

/** What was typed as the value of a kind; null while it is none. Thousands may be parted by commas. */
export function readValue(kind: TermKind, typed: string): Term['value'] | null {
  if (kind === 'date') return DAY.test(typed) ? typed : null
  const digits = typed.trim().replace(/,(?=\d{3})/g, '')
  if (!PLAIN_NUMBER.test(digits)) return null
  const value = Number(digits) * (SCALE[kind] ?? 1)
  return SCALE[kind] === undefined && !Number.isInteger(value) ? null : Math.round(value)
}

/** Another kind has another unit, and a value that is still a value of it. */
export function withKind(term: Term, kind: TermKind): Term {
  const { unit } = UNIT_OF_KIND[kind]
  const value = readValue(kind, shownValue(term)) ?? (kind === 'date' ? '' : 0)
  return { ...term, kind, unit, value, basis: {} }
}

/** The letters of a term with their place in the text; where they are not in it the old place stays. */
export function withQuote(term: Term, quote: string, text: string): Term {
  const at = text.indexOf(quote)
  return at < 0 ? { ...term, quote } : { ...term, quote, span: [at, at + quote.length] }
}

/** Whether a term can be kept: its letters are in the text, its value is one. */
export const isWhole = (term: Term, text: string): boolean =>
  term.quote !== '' && text.slice(...term.span) === term.quote && readValue(term.kind, shownValue(term)) !== null

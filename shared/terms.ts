import { z } from 'zod'
import { Span } from './units.ts'

/**
 * A typed fact read in a text: "120 ₪ plus VAT per month", "up to 30 business days", "15%", "1 March 2026".
 *
 * | kind     | value                    | unit                                   |
 * |----------|--------------------------|----------------------------------------|
 * | money    | minor units (agorot, p)  | ISO 4217 code                          |
 * | percent  | hundredths: 15 % = 1500  | `percent`                              |
 * | duration | whole number             | minute hour day business-day week month year |
 * | date     | the day, `2026-03-01`    | `day`                                  |
 * | count    | whole number             | the noun counted, or `` when unstated  |
 */
export const TermKind = z.enum(['money', 'percent', 'duration', 'date', 'count'])
export type TermKind = z.infer<typeof TermKind>

/** `exactly` is the default; `lesser-of` / `greater-of` mean "the lower / higher of" several amounts. */
export const Comparator = z.enum([
  'exactly',
  'at-most',
  'at-least',
  'less-than',
  'more-than',
  'about',
  'lesser-of',
  'greater-of',
])
export type Comparator = z.infer<typeof Comparator>

/** What the number is measured on. Absent keys were not stated in the text. */
export const Basis = z.object({
  vat: z.enum(['included', 'excluded', 'unstated']).optional(),
  per: z.enum(['once', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year', 'unit']).optional(),
})
export type Basis = z.infer<typeof Basis>

export const Term = z.object({
  kind: TermKind,
  value: z.union([z.number(), z.string()]),
  unit: z.string(),
  basis: Basis,
  comparator: Comparator,
  /** Who owes it to the other, where the clause plainly says so. */
  owedBy: z.enum(['provider', 'customer']).optional(),
  /** `low` for spoken prices and where digits and words disagree; such a term never decides a claim. */
  certainty: z.enum(['certain', 'low']).optional(),
  /** The exact letters of the text, `text.slice(...span)`. */
  quote: z.string(),
  span: Span,
})
export type Term = z.infer<typeof Term>

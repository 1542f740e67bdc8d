import { z } from 'zod'

/** The languages of the product, equals everywhere. */
export const LOCALES = ['he', 'en'] as const
export const Locale = z.enum(LOCALES)
export type Locale = z.infer<typeof Locale>

/** A calendar day, `2026-03-31`: no clock, no zone. */
export const Day = z.iso.date()
/** A moment with its offset, `2026-03-31T10:05:00+03:00`. */
export const Instant = z.iso.datetime({ offset: true })
/** Integer milliseconds from the start of a recording. */
export const Milliseconds = z.number().int().nonnegative()
/** Lower-case hexadecimal SHA-256. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** `[start, end)` in UTF-16 code units of the text it speaks of. */
export const Span = z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()])
export type Span = z.infer<typeof Span>

/** A rectangle on a page in PDF points, origin at the top left: `[left, top, right, bottom]`. */
export const Box = z.tuple([z.number(), z.number(), z.number(), z.number()])
export type Box = z.infer<typeof Box>

export const Warning = z.object({ code: z.string(), message: z.string() })
export type Warning = z.infer<typeof Warning>

/** A two-language sentence. */
export type Bilingual = Readonly<Record<Locale, string>>

/** English words whose full stop is not the end of a sentence (lower case, without the stop). */
export const ABBREVIATIONS: ReadonlySet<string> = new Set(
  `approx art cl co corp dept e.g eg est etc ex excl fig i.e ie inc incl jr llc ltd max min mr mrs ms no nos p para
   pp prof ref sec st vs jan feb mar apr jun jul aug sep sept oct nov dec hrs mins`.split(/\s+/u),
)

/** The append-only tables whose rows a custody entry vouches for, in the order in which they are digested. */
export const EVIDENCE_TABLES = [
  'item',
  'customer',
  'customer_reference',
  'customer_phone',
  'contract',
  'clause',
  'recording',
  'transcript',
  'segment',
  'dispute_case',
  'claim',
  'finding',
  'decision',
  'summary',
] as const
export type EvidenceTable = (typeof EVIDENCE_TABLES)[number]

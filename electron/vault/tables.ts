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

/** Triggers that refuse to change or remove what was written; made for each evidence table and for the log itself. */
export const immutable = (table: string): string => `
CREATE TRIGGER ${table}_is_never_changed BEFORE UPDATE ON ${table}
BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
CREATE TRIGGER ${table}_is_never_removed BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
`

/**
 * Documents of every kind: words with their places, readings of pictures that wait for a person, corrections as new
 * versions, digital signatures and marks of signing by hand, settings.
 */
const CLAUSES = /* sql */ `
CREATE TABLE correction (
  id       TEXT PRIMARY KEY,
  contract TEXT NOT NULL REFERENCES contract,
  reason   TEXT NOT NULL,
  by       TEXT NOT NULL,
  at       TEXT NOT NULL,
  entry    INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX correction_contract ON correction (contract);
CREATE INDEX correction_entry ON correction (entry);

CREATE TABLE clause_of_any_source (
  row        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  contract   TEXT NOT NULL REFERENCES contract,
  position   REAL NOT NULL,
  number     TEXT NOT NULL,
  path       TEXT NOT NULL,
  level      INTEGER NOT NULL,
  heading    TEXT,
  page       INTEGER NOT NULL,
  text       TEXT NOT NULL,
  boxes      TEXT NOT NULL,
  terms      TEXT NOT NULL,
  entry      INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED,
  words      TEXT,
  source     TEXT CHECK (source IN ('text-layer', 'ocr', 'document', 'person')),
  correction TEXT REFERENCES correction
) STRICT;
INSERT INTO clause_of_any_source SELECT clause.*, NULL, NULL, NULL FROM clause;
DROP TABLE clause;
ALTER TABLE clause_of_any_source RENAME TO clause;
CREATE INDEX clause_entry ON clause (entry);
CREATE INDEX clause_contract ON clause (contract, position);
CREATE INDEX clause_correction ON clause (correction);

CREATE TABLE clause_superseded (
  clause     TEXT PRIMARY KEY REFERENCES clause (id),
  correction TEXT NOT NULL REFERENCES correction,
  entry      INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX clause_superseded_correction ON clause_superseded (correction);
CREATE INDEX clause_superseded_entry ON clause_superseded (entry);

CREATE TABLE clause_confirmation (
  clause TEXT PRIMARY KEY REFERENCES clause (id),
  by     TEXT NOT NULL,
  at     TEXT NOT NULL,
  entry  INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX clause_confirmation_entry ON clause_confirmation (entry);

CREATE VIEW current_clause AS
  SELECT * FROM clause WHERE id NOT IN (SELECT clause FROM clause_superseded);
`

const DOCUMENTS = /* sql */ `
ALTER TABLE item ADD COLUMN parent TEXT REFERENCES item;
ALTER TABLE contract ADD COLUMN recognition TEXT;
ALTER TABLE contract ADD COLUMN came_with TEXT REFERENCES contract;
CREATE INDEX contract_came_with ON contract (came_with);

CREATE TABLE signature_check (
  row          INTEGER PRIMARY KEY,
  contract     TEXT NOT NULL REFERENCES contract,
  digital      TEXT NOT NULL,
  empty_fields INTEGER NOT NULL,
  at           TEXT NOT NULL,
  entry        INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX signature_check_contract ON signature_check (contract);
CREATE INDEX signature_check_entry ON signature_check (entry);

CREATE TABLE signed_mark (
  row       INTEGER PRIMARY KEY,
  contract  TEXT NOT NULL REFERENCES contract,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  signers   TEXT NOT NULL,
  signed_on TEXT,
  note      TEXT NOT NULL,
  by        TEXT NOT NULL,
  at        TEXT NOT NULL,
  entry     INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX signed_mark_contract ON signed_mark (contract);
CREATE INDEX signed_mark_entry ON signed_mark (entry);

CREATE VIEW standing_mark AS
  SELECT * FROM signed_mark AS mark
  WHERE withdrawn = 0 AND row = (SELECT max(row) FROM signed_mark WHERE contract = mark.contract);

CREATE TABLE trusted_issuer (
  fingerprint TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  valid_to    TEXT NOT NULL,
  certificate TEXT NOT NULL,
  by          TEXT NOT NULL,
  at          TEXT NOT NULL,
  entry       INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX trusted_issuer_entry ON trusted_issuer (entry);

CREATE TABLE settings (
  row      INTEGER PRIMARY KEY,
  settings TEXT NOT NULL,
  at       TEXT NOT NULL,
  entry    INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX settings_entry ON settings (entry);
`

/** Written out, not taken from elsewhere: what a landed migration does never changes. */
const APPEND_ONLY = [
  'clause',
  'correction',
  'clause_superseded',
  'clause_confirmation',
  'signature_check',
  'signed_mark',
  'trusted_issuer',
  'settings',
]

const immutable = (table: string): string => `
CREATE TRIGGER ${table}_is_never_changed BEFORE UPDATE ON ${table}
BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
CREATE TRIGGER ${table}_is_never_removed BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
`

export const documents = CLAUSES + DOCUMENTS + APPEND_ONLY.map(immutable).join('')

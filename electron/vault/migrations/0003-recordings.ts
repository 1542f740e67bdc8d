import { callTables } from './0003-call-tables.ts'

/**
 * Recordings as phone systems leave them: calls whose customer isn't known yet, both sides in files of their own, facts
 * with their sources, lists of calls; transcripts in versions, heard and corrected; what is derived from the sound.
 *
 * The tables that lose a constraint are written anew. Their columns keep their order and new ones follow, because a
 * row's digest is made of its columns in that order.
 */
const ITEM = /* sql */ `
CREATE TABLE item (
  sha256      TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  bytes       INTEGER NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN (
                'contract', 'recording', 'transcript', 'summary',
                'sidecar', 'call-records', 'peaks', 'playable', 'clip')),
  media_type  TEXT NOT NULL,
  name        TEXT NOT NULL,
  acquired_at TEXT NOT NULL,
  entry       INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED,
  parent      TEXT REFERENCES item
) STRICT;
CREATE INDEX item_entry ON item (entry);
`

const RECORDING = /* sql */ `
CREATE TABLE recording (
  id                TEXT PRIMARY KEY,
  customer          TEXT REFERENCES customer,
  sha256            TEXT REFERENCES item,
  duration_ms       INTEGER,
  codec             TEXT,
  channels          INTEGER,
  sample_rate       INTEGER,
  started_at        TEXT,
  agent             TEXT,
  direction         TEXT CHECK (direction IN ('in', 'out')),
  metadata_source   TEXT NOT NULL,
  warnings          TEXT NOT NULL,
  at                TEXT NOT NULL,
  entry             INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED,
  other_sha256      TEXT REFERENCES item,
  sidecar_sha256    TEXT REFERENCES item,
  match_basis       TEXT CHECK (match_basis IN ('given', 'phone', 'reference', 'person', 'rule')),
  declared_ms       INTEGER,
  phone             TEXT,
  reference         TEXT,
  call_id           TEXT,
  facts             TEXT,
  shares            TEXT,
  source            TEXT,
  path              TEXT
) STRICT;
CREATE INDEX recording_customer ON recording (customer);
CREATE INDEX recording_sha256 ON recording (sha256);
CREATE INDEX recording_other_sha256 ON recording (other_sha256);
CREATE INDEX recording_entry ON recording (entry);
CREATE INDEX recording_phone ON recording (phone, unixepoch(started_at, 'subsec'));
CREATE INDEX recording_call_id ON recording (call_id);
CREATE INDEX recording_reference ON recording (reference);
`

const TRANSCRIPT = /* sql */ `
CREATE TABLE transcript (
  id           TEXT PRIMARY KEY,
  recording    TEXT NOT NULL REFERENCES recording,
  sha256       TEXT NOT NULL REFERENCES item,
  format       TEXT NOT NULL,
  language     TEXT,
  engine       TEXT,
  masked       INTEGER NOT NULL,
  warnings     TEXT NOT NULL,
  at           TEXT NOT NULL,
  entry        INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED,
  model        TEXT,
  model_sha256 TEXT
) STRICT;
CREATE INDEX transcript_recording ON transcript (recording);
CREATE INDEX transcript_sha256 ON transcript (sha256);
CREATE INDEX transcript_entry ON transcript (entry);
`

const SEGMENT = /* sql */ `
CREATE TABLE segment (
  row           INTEGER PRIMARY KEY,
  id            TEXT NOT NULL UNIQUE,
  transcript    TEXT NOT NULL REFERENCES transcript,
  recording     TEXT NOT NULL REFERENCES recording,
  position      INTEGER NOT NULL,
  start_ms      INTEGER NOT NULL,
  end_ms        INTEGER NOT NULL,
  speaker       TEXT NOT NULL CHECK (speaker IN ('agent', 'customer', 'unknown')),
  speaker_basis TEXT NOT NULL,
  label         TEXT,
  text          TEXT NOT NULL,
  flags         TEXT NOT NULL,
  entry         INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED,
  words         TEXT,
  masks         TEXT,
  correction    TEXT REFERENCES transcript_correction
) STRICT;
CREATE INDEX segment_recording ON segment (recording, position);
CREATE INDEX segment_transcript ON segment (transcript, correction);
CREATE INDEX segment_correction ON segment (correction);
CREATE INDEX segment_entry ON segment (entry);
`

/** Copies a table's rows aside, makes it anew and puts them back, under the same rowids: digests go by their order. */
const rebuilt = (table: string, definition: string, columns: string, row = 'rowid'): string => `
CREATE TABLE aside AS SELECT ${row} AS aside_row, ${columns} FROM ${table};
DROP TABLE ${table};
${definition}
INSERT INTO ${table} (${row}, ${columns}) SELECT aside_row, ${columns} FROM aside ORDER BY aside_row;
DROP TABLE aside;
`

const REBUILT = `
PRAGMA defer_foreign_keys = ON;
${rebuilt('item', ITEM, 'sha256, bytes, kind, media_type, name, acquired_at, entry, parent')}
${rebuilt(
  'recording',
  RECORDING,
  'id, customer, sha256, duration_ms, codec, channels, sample_rate, started_at, agent, direction, metadata_source, warnings, at, entry',
)}
${rebuilt('transcript', TRANSCRIPT, 'id, recording, sha256, format, language, engine, masked, warnings, at, entry')}
CREATE TABLE transcript_correction (
  id        TEXT PRIMARY KEY,
  recording TEXT NOT NULL REFERENCES recording,
  reason    TEXT NOT NULL,
  by        TEXT NOT NULL,
  at        TEXT NOT NULL,
  entry     INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX transcript_correction_recording ON transcript_correction (recording);
CREATE INDEX transcript_correction_entry ON transcript_correction (entry);
${rebuilt(
  'segment',
  SEGMENT,
  'id, transcript, recording, position, start_ms, end_ms, speaker, speaker_basis, label, text, flags, entry',
  'row',
)}
`

/** Written out, not taken from elsewhere: what a landed migration does never changes. */
const APPEND_ONLY = [
  'item',
  'recording',
  'transcript',
  'transcript_correction',
  'segment',
  'segment_superseded',
  'segment_listened',
  'recording_match',
  'recording_sound',
  'recording_file',
  'derived_audio',
  'clip',
  'call_source',
  'call_record',
]

const immutable = (table: string): string => `
CREATE TRIGGER ${table}_is_never_changed BEFORE UPDATE ON ${table}
BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
CREATE TRIGGER ${table}_is_never_removed BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
`

export const recordings = REBUILT + callTables + APPEND_ONLY.map(immutable).join('')

/** The new tables and views of migration 3: frozen with it. */
export const callTables = /* sql */ `
CREATE TABLE segment_superseded (
  segment    TEXT PRIMARY KEY REFERENCES segment (id),
  correction TEXT NOT NULL REFERENCES transcript_correction,
  entry      INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX segment_superseded_correction ON segment_superseded (correction);
CREATE INDEX segment_superseded_entry ON segment_superseded (entry);

CREATE TABLE segment_listened (
  row     INTEGER PRIMARY KEY,
  segment TEXT NOT NULL REFERENCES segment (id),
  by      TEXT NOT NULL,
  at      TEXT NOT NULL,
  entry   INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX segment_listened_segment ON segment_listened (segment);
CREATE INDEX segment_listened_entry ON segment_listened (entry);

CREATE TABLE recording_match (
  row       INTEGER PRIMARY KEY,
  recording TEXT NOT NULL REFERENCES recording,
  customer  TEXT NOT NULL REFERENCES customer,
  basis     TEXT NOT NULL CHECK (basis IN ('given', 'phone', 'reference', 'person', 'rule')),
  note      TEXT NOT NULL,
  by        TEXT NOT NULL,
  at        TEXT NOT NULL,
  entry     INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX recording_match_recording ON recording_match (recording);
CREATE INDEX recording_match_customer ON recording_match (customer);
CREATE INDEX recording_match_entry ON recording_match (entry);

CREATE TABLE recording_sound (
  row          INTEGER PRIMARY KEY,
  recording    TEXT NOT NULL REFERENCES recording,
  sha256       TEXT NOT NULL REFERENCES item,
  other_sha256 TEXT REFERENCES item,
  duration_ms  INTEGER,
  codec        TEXT,
  channels     INTEGER,
  sample_rate  INTEGER,
  shares       TEXT,
  warnings     TEXT NOT NULL,
  at           TEXT NOT NULL,
  entry        INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX recording_sound_recording ON recording_sound (recording);
CREATE INDEX recording_sound_sha256 ON recording_sound (sha256);
CREATE INDEX recording_sound_other_sha256 ON recording_sound (other_sha256);
CREATE INDEX recording_sound_entry ON recording_sound (entry);

CREATE TABLE recording_file (
  row         INTEGER PRIMARY KEY,
  recording   TEXT NOT NULL REFERENCES recording,
  source      TEXT NOT NULL,
  path        TEXT NOT NULL,
  bytes       INTEGER NOT NULL,
  modified_ms INTEGER NOT NULL,
  entry       INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX recording_file_path ON recording_file (source, path);
CREATE INDEX recording_file_entry ON recording_file (entry);

CREATE TABLE derived_audio (
  row       INTEGER PRIMARY KEY,
  recording TEXT NOT NULL REFERENCES recording,
  kind      TEXT NOT NULL CHECK (kind IN ('peaks', 'playable')),
  sha256    TEXT NOT NULL REFERENCES item,
  at        TEXT NOT NULL,
  entry     INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX derived_audio_recording ON derived_audio (recording);
CREATE INDEX derived_audio_entry ON derived_audio (entry);

CREATE TABLE clip (
  id        TEXT PRIMARY KEY,
  recording TEXT NOT NULL REFERENCES recording,
  sha256    TEXT NOT NULL REFERENCES item,
  start_ms  INTEGER NOT NULL,
  end_ms    INTEGER NOT NULL,
  masked    TEXT NOT NULL,
  at        TEXT NOT NULL,
  entry     INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX clip_recording ON clip (recording);
CREATE INDEX clip_entry ON clip (entry);

CREATE TABLE call_source (
  row      INTEGER PRIMARY KEY,
  id       TEXT NOT NULL,
  settings TEXT NOT NULL,
  at       TEXT NOT NULL,
  entry    INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX call_source_id ON call_source (id);
CREATE INDEX call_source_entry ON call_source (entry);

CREATE TABLE call_record (
  row         INTEGER PRIMARY KEY,
  sha256      TEXT NOT NULL REFERENCES item,
  call_id     TEXT,
  started_at  TEXT,
  duration_ms INTEGER,
  phone       TEXT,
  direction   TEXT CHECK (direction IN ('in', 'out')),
  agent       TEXT,
  reference   TEXT,
  entry       INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX call_record_call_id ON call_record (call_id);
CREATE INDEX call_record_phone ON call_record (phone, unixepoch(started_at, 'subsec'));
CREATE INDEX call_record_reference ON call_record (reference);
CREATE INDEX call_record_sha256 ON call_record (sha256);
CREATE INDEX call_record_entry ON call_record (entry);

CREATE VIEW current_recording AS
  SELECT recording.rowid AS row, recording.id, recording.customer, recording.started_at, recording.agent,
         recording.direction, recording.metadata_source, recording.at, recording.entry, recording.sidecar_sha256,
         recording.match_basis, recording.declared_ms, recording.phone, recording.reference, recording.call_id,
         recording.facts, recording.source, recording.path,
         iif(sound.row IS NULL, recording.sha256, sound.sha256) AS sha256,
         iif(sound.row IS NULL, recording.other_sha256, sound.other_sha256) AS other_sha256,
         iif(sound.row IS NULL, recording.duration_ms, sound.duration_ms) AS duration_ms,
         iif(sound.row IS NULL, recording.codec, sound.codec) AS codec,
         iif(sound.row IS NULL, recording.channels, sound.channels) AS channels,
         iif(sound.row IS NULL, recording.sample_rate, sound.sample_rate) AS sample_rate,
         iif(sound.row IS NULL, recording.shares, sound.shares) AS shares,
         iif(sound.row IS NULL, recording.warnings, sound.warnings) AS warnings,
         coalesce(
           (SELECT customer FROM recording_match WHERE recording_match.recording = recording.id ORDER BY row DESC LIMIT 1),
           recording.customer) AS owner
  FROM recording LEFT JOIN recording_sound AS sound
    ON sound.row = (SELECT max(latest.row) FROM recording_sound AS latest WHERE latest.recording = recording.id);

CREATE VIEW current_transcript AS
  SELECT transcript.rowid AS row, transcript.* FROM transcript
  WHERE transcript.rowid = (SELECT max(latest.rowid) FROM transcript AS latest WHERE latest.recording = transcript.recording);

CREATE VIEW current_segment AS
  SELECT segment.* FROM segment JOIN current_transcript ON current_transcript.id = segment.transcript
  WHERE segment.id NOT IN (SELECT segment FROM segment_superseded);
`

CREATE INDEX call_record_call_id ON call_record (call_id);

CREATE INDEX call_record_entry ON call_record (entry);

CREATE INDEX call_record_phone ON call_record (phone, unixepoch(started_at, 'subsec'));

CREATE INDEX call_record_reference ON call_record (reference);

CREATE INDEX call_record_sha256 ON call_record (sha256);

CREATE INDEX call_source_entry ON call_source (entry);

CREATE INDEX call_source_id ON call_source (id);

CREATE INDEX claim_entry ON claim (entry);

CREATE INDEX clause_confirmation_entry ON clause_confirmation (entry);

CREATE INDEX clause_contract ON clause (contract, position);

CREATE INDEX clause_correction ON clause (correction);

CREATE INDEX clause_entry ON clause (entry);

CREATE INDEX clause_superseded_correction ON clause_superseded (correction);

CREATE INDEX clause_superseded_entry ON clause_superseded (entry);

CREATE INDEX clip_entry ON clip (entry);

CREATE INDEX clip_recording ON clip (recording);

CREATE INDEX contract_amends ON contract (amends);

CREATE INDEX contract_came_with ON contract (came_with);

CREATE INDEX contract_entry ON contract (entry);

CREATE INDEX correction_contract ON correction (contract);

CREATE INDEX correction_entry ON correction (entry);

CREATE INDEX custody_customer ON custody (customer, entry);

CREATE INDEX custody_subject ON custody (subject, entry);

CREATE INDEX customer_entry ON customer (entry);

CREATE INDEX customer_phone_e164 ON customer_phone (e164);

CREATE INDEX customer_phone_entry ON customer_phone (entry);

CREATE INDEX customer_reference_customer ON customer_reference (customer);

CREATE INDEX customer_reference_entry ON customer_reference (entry);

CREATE INDEX decision_claim ON decision (claim);

CREATE INDEX decision_entry ON decision (entry);

CREATE INDEX derived_audio_entry ON derived_audio (entry);

CREATE INDEX derived_audio_recording ON derived_audio (recording);

CREATE INDEX dispute_case_customer ON dispute_case (customer);

CREATE INDEX dispute_case_entry ON dispute_case (entry);

CREATE INDEX finding_claim ON finding (claim);

CREATE INDEX finding_entry ON finding (entry);

CREATE INDEX item_entry ON item (entry);

CREATE INDEX recording_call_id ON recording (call_id);

CREATE INDEX recording_customer ON recording (customer);

CREATE INDEX recording_entry ON recording (entry);

CREATE INDEX recording_file_entry ON recording_file (entry);

CREATE INDEX recording_file_path ON recording_file (source, path);

CREATE INDEX recording_match_customer ON recording_match (customer);

CREATE INDEX recording_match_entry ON recording_match (entry);

CREATE INDEX recording_match_recording ON recording_match (recording);

CREATE INDEX recording_other_sha256 ON recording (other_sha256);

CREATE INDEX recording_phone ON recording (phone, unixepoch(started_at, 'subsec'));

CREATE INDEX recording_reference ON recording (reference);

CREATE INDEX recording_sha256 ON recording (sha256);

CREATE INDEX recording_sound_entry ON recording_sound (entry);

CREATE INDEX recording_sound_other_sha256 ON recording_sound (other_sha256);

CREATE INDEX recording_sound_recording ON recording_sound (recording);

CREATE INDEX recording_sound_sha256 ON recording_sound (sha256);

CREATE INDEX segment_correction ON segment (correction);

CREATE INDEX segment_entry ON segment (entry);

CREATE INDEX segment_listened_entry ON segment_listened (entry);

CREATE INDEX segment_listened_segment ON segment_listened (segment);

CREATE INDEX segment_recording ON segment (recording, position);

CREATE INDEX segment_superseded_correction ON segment_superseded (correction);

CREATE INDEX segment_superseded_entry ON segment_superseded (entry);

CREATE INDEX segment_transcript ON segment (transcript, correction);

CREATE INDEX settings_entry ON settings (entry);

CREATE INDEX signature_check_contract ON signature_check (contract);

CREATE INDEX signature_check_entry ON signature_check (entry);

CREATE INDEX signed_mark_contract ON signed_mark (contract);

CREATE INDEX signed_mark_entry ON signed_mark (entry);

CREATE INDEX summary_case ON summary (dispute_case);

CREATE INDEX summary_entry ON summary (entry);

CREATE INDEX transcript_correction_entry ON transcript_correction (entry);

CREATE INDEX transcript_correction_recording ON transcript_correction (recording);

CREATE INDEX transcript_entry ON transcript (entry);

CREATE INDEX transcript_recording ON transcript (recording);

CREATE INDEX transcript_sha256 ON transcript (sha256);

CREATE INDEX trusted_issuer_entry ON trusted_issuer (entry);

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

CREATE TABLE call_source (
  row      INTEGER PRIMARY KEY,
  id       TEXT NOT NULL,
  settings TEXT NOT NULL,
  at       TEXT NOT NULL,
  entry    INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE claim (
  id           TEXT PRIMARY KEY,
  dispute_case TEXT NOT NULL REFERENCES dispute_case,
  position     INTEGER NOT NULL,
  text         TEXT NOT NULL,
  about        TEXT,
  at           TEXT NOT NULL,
  entry        INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (dispute_case, position)
) STRICT;

CREATE TABLE "clause" (
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

CREATE TABLE clause_confirmation (
  clause TEXT PRIMARY KEY REFERENCES clause (id),
  by     TEXT NOT NULL,
  at     TEXT NOT NULL,
  entry  INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE clause_superseded (
  clause     TEXT PRIMARY KEY REFERENCES clause (id),
  correction TEXT NOT NULL REFERENCES correction,
  entry      INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;

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

CREATE TABLE contract (
  id          TEXT PRIMARY KEY,
  customer    TEXT NOT NULL REFERENCES customer,
  sha256      TEXT NOT NULL REFERENCES item,
  title       TEXT NOT NULL,
  signed_on   TEXT,
  amends      TEXT REFERENCES contract,
  text_source TEXT NOT NULL CHECK (text_source IN ('text-layer', 'ocr', 'document', 'none')),
  signature   TEXT NOT NULL,
  language    TEXT NOT NULL CHECK (language IN ('he', 'en')),
  pages       INTEGER NOT NULL,
  page_sizes  TEXT NOT NULL,
  warnings    TEXT NOT NULL,
  at          TEXT NOT NULL,
  entry       INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED, recognition TEXT, came_with TEXT REFERENCES contract,
  UNIQUE (customer, sha256)
) STRICT;

CREATE TABLE correction (
  id       TEXT PRIMARY KEY,
  contract TEXT NOT NULL REFERENCES contract,
  reason   TEXT NOT NULL,
  by       TEXT NOT NULL,
  at       TEXT NOT NULL,
  entry    INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE custody (
  entry      INTEGER PRIMARY KEY,
  at         TEXT NOT NULL,
  actor      TEXT NOT NULL,
  operation  TEXT NOT NULL,
  subject    TEXT NOT NULL,
  customer   TEXT,
  detail     TEXT NOT NULL,
  digest     TEXT NOT NULL,
  previous   TEXT NOT NULL,
  hash       TEXT NOT NULL UNIQUE,
  signature  TEXT NOT NULL
) STRICT;

CREATE TABLE customer (
  id    TEXT PRIMARY KEY,
  name  TEXT NOT NULL,
  entry INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE customer_phone (
  customer TEXT NOT NULL REFERENCES customer,
  e164     TEXT NOT NULL,
  entry    INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (customer, e164)
) STRICT;

CREATE TABLE customer_reference (
  reference TEXT PRIMARY KEY,
  customer  TEXT NOT NULL REFERENCES customer,
  entry     INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE decision (
  row     INTEGER PRIMARY KEY,
  claim   TEXT NOT NULL REFERENCES claim,
  finding INTEGER NOT NULL REFERENCES finding,
  signed  TEXT NOT NULL CHECK (signed IN ('supports', 'contradicts', 'silent')),
  said    TEXT NOT NULL CHECK (said IN ('supports', 'contradicts', 'silent')),
  note    TEXT NOT NULL,
  by      TEXT NOT NULL,
  at      TEXT NOT NULL,
  entry   INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE derived_audio (
  row       INTEGER PRIMARY KEY,
  recording TEXT NOT NULL REFERENCES recording,
  kind      TEXT NOT NULL CHECK (kind IN ('peaks', 'playable')),
  sha256    TEXT NOT NULL REFERENCES item,
  at        TEXT NOT NULL,
  entry     INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE dispute_case (
  id       TEXT PRIMARY KEY,
  customer TEXT NOT NULL REFERENCES customer,
  title    TEXT NOT NULL,
  at       TEXT NOT NULL,
  entry    INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE finding (
  row      INTEGER PRIMARY KEY,
  claim    TEXT NOT NULL REFERENCES claim,
  proposal TEXT NOT NULL,
  at       TEXT NOT NULL,
  entry    INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;

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

CREATE VIRTUAL TABLE passage USING fts5 (
  scope, stems, trigrams,
  content = '', contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 0'
);

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

CREATE TABLE recording_file (
  row         INTEGER PRIMARY KEY,
  recording   TEXT NOT NULL REFERENCES recording,
  source      TEXT NOT NULL,
  path        TEXT NOT NULL,
  bytes       INTEGER NOT NULL,
  modified_ms INTEGER NOT NULL,
  entry       INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;

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

CREATE TABLE segment_listened (
  row     INTEGER PRIMARY KEY,
  segment TEXT NOT NULL REFERENCES segment (id),
  by      TEXT NOT NULL,
  at      TEXT NOT NULL,
  entry   INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE segment_superseded (
  segment    TEXT PRIMARY KEY REFERENCES segment (id),
  correction TEXT NOT NULL REFERENCES transcript_correction,
  entry      INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE settings (
  row      INTEGER PRIMARY KEY,
  settings TEXT NOT NULL,
  at       TEXT NOT NULL,
  entry    INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE signature_check (
  row          INTEGER PRIMARY KEY,
  contract     TEXT NOT NULL REFERENCES contract,
  digital      TEXT NOT NULL,
  empty_fields INTEGER NOT NULL,
  at           TEXT NOT NULL,
  entry        INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;

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

CREATE TABLE summary (
  row          INTEGER PRIMARY KEY,
  dispute_case TEXT NOT NULL REFERENCES dispute_case,
  sha256       TEXT NOT NULL REFERENCES item,
  locale       TEXT NOT NULL,
  at           TEXT NOT NULL,
  entry        INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;

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

CREATE TABLE transcript_correction (
  id        TEXT PRIMARY KEY,
  recording TEXT NOT NULL REFERENCES recording,
  reason    TEXT NOT NULL,
  by        TEXT NOT NULL,
  at        TEXT NOT NULL,
  entry     INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE trusted_issuer (
  fingerprint TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  valid_to    TEXT NOT NULL,
  certificate TEXT NOT NULL,
  by          TEXT NOT NULL,
  at          TEXT NOT NULL,
  entry       INTEGER NOT NULL REFERENCES custody DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TRIGGER call_record_is_never_changed BEFORE UPDATE ON call_record
BEGIN SELECT RAISE(ABORT, 'call_record is append-only'); END;

CREATE TRIGGER call_record_is_never_removed BEFORE DELETE ON call_record
BEGIN SELECT RAISE(ABORT, 'call_record is append-only'); END;

CREATE TRIGGER call_source_is_never_changed BEFORE UPDATE ON call_source
BEGIN SELECT RAISE(ABORT, 'call_source is append-only'); END;

CREATE TRIGGER call_source_is_never_removed BEFORE DELETE ON call_source
BEGIN SELECT RAISE(ABORT, 'call_source is append-only'); END;

CREATE TRIGGER claim_is_never_changed BEFORE UPDATE ON claim
BEGIN SELECT RAISE(ABORT, 'claim is append-only'); END;

CREATE TRIGGER claim_is_never_removed BEFORE DELETE ON claim
BEGIN SELECT RAISE(ABORT, 'claim is append-only'); END;

CREATE TRIGGER clause_confirmation_is_never_changed BEFORE UPDATE ON clause_confirmation
BEGIN SELECT RAISE(ABORT, 'clause_confirmation is append-only'); END;

CREATE TRIGGER clause_confirmation_is_never_removed BEFORE DELETE ON clause_confirmation
BEGIN SELECT RAISE(ABORT, 'clause_confirmation is append-only'); END;

CREATE TRIGGER clause_is_never_changed BEFORE UPDATE ON clause
BEGIN SELECT RAISE(ABORT, 'clause is append-only'); END;

CREATE TRIGGER clause_is_never_removed BEFORE DELETE ON clause
BEGIN SELECT RAISE(ABORT, 'clause is append-only'); END;

CREATE TRIGGER clause_superseded_is_never_changed BEFORE UPDATE ON clause_superseded
BEGIN SELECT RAISE(ABORT, 'clause_superseded is append-only'); END;

CREATE TRIGGER clause_superseded_is_never_removed BEFORE DELETE ON clause_superseded
BEGIN SELECT RAISE(ABORT, 'clause_superseded is append-only'); END;

CREATE TRIGGER clip_is_never_changed BEFORE UPDATE ON clip
BEGIN SELECT RAISE(ABORT, 'clip is append-only'); END;

CREATE TRIGGER clip_is_never_removed BEFORE DELETE ON clip
BEGIN SELECT RAISE(ABORT, 'clip is append-only'); END;

CREATE TRIGGER contract_is_never_changed BEFORE UPDATE ON contract
BEGIN SELECT RAISE(ABORT, 'contract is append-only'); END;

CREATE TRIGGER contract_is_never_removed BEFORE DELETE ON contract
BEGIN SELECT RAISE(ABORT, 'contract is append-only'); END;

CREATE TRIGGER correction_is_never_changed BEFORE UPDATE ON correction
BEGIN SELECT RAISE(ABORT, 'correction is append-only'); END;

CREATE TRIGGER correction_is_never_removed BEFORE DELETE ON correction
BEGIN SELECT RAISE(ABORT, 'correction is append-only'); END;

CREATE TRIGGER custody_is_never_changed BEFORE UPDATE ON custody
BEGIN SELECT RAISE(ABORT, 'custody is append-only'); END;

CREATE TRIGGER custody_is_never_removed BEFORE DELETE ON custody
BEGIN SELECT RAISE(ABORT, 'custody is append-only'); END;

CREATE TRIGGER customer_is_never_changed BEFORE UPDATE ON customer
BEGIN SELECT RAISE(ABORT, 'customer is append-only'); END;

CREATE TRIGGER customer_is_never_removed BEFORE DELETE ON customer
BEGIN SELECT RAISE(ABORT, 'customer is append-only'); END;

CREATE TRIGGER customer_phone_is_never_changed BEFORE UPDATE ON customer_phone
BEGIN SELECT RAISE(ABORT, 'customer_phone is append-only'); END;

CREATE TRIGGER customer_phone_is_never_removed BEFORE DELETE ON customer_phone
BEGIN SELECT RAISE(ABORT, 'customer_phone is append-only'); END;

CREATE TRIGGER customer_reference_is_never_changed BEFORE UPDATE ON customer_reference
BEGIN SELECT RAISE(ABORT, 'customer_reference is append-only'); END;

CREATE TRIGGER customer_reference_is_never_removed BEFORE DELETE ON customer_reference
BEGIN SELECT RAISE(ABORT, 'customer_reference is append-only'); END;

CREATE TRIGGER decision_is_never_changed BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'decision is append-only'); END;

CREATE TRIGGER decision_is_never_removed BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'decision is append-only'); END;

CREATE TRIGGER derived_audio_is_never_changed BEFORE UPDATE ON derived_audio
BEGIN SELECT RAISE(ABORT, 'derived_audio is append-only'); END;

CREATE TRIGGER derived_audio_is_never_removed BEFORE DELETE ON derived_audio
BEGIN SELECT RAISE(ABORT, 'derived_audio is append-only'); END;

CREATE TRIGGER dispute_case_is_never_changed BEFORE UPDATE ON dispute_case
BEGIN SELECT RAISE(ABORT, 'dispute_case is append-only'); END;

CREATE TRIGGER dispute_case_is_never_removed BEFORE DELETE ON dispute_case
BEGIN SELECT RAISE(ABORT, 'dispute_case is append-only'); END;

CREATE TRIGGER finding_is_never_changed BEFORE UPDATE ON finding
BEGIN SELECT RAISE(ABORT, 'finding is append-only'); END;

CREATE TRIGGER finding_is_never_removed BEFORE DELETE ON finding
BEGIN SELECT RAISE(ABORT, 'finding is append-only'); END;

CREATE TRIGGER item_is_never_changed BEFORE UPDATE ON item
BEGIN SELECT RAISE(ABORT, 'item is append-only'); END;

CREATE TRIGGER item_is_never_removed BEFORE DELETE ON item
BEGIN SELECT RAISE(ABORT, 'item is append-only'); END;

CREATE TRIGGER recording_file_is_never_changed BEFORE UPDATE ON recording_file
BEGIN SELECT RAISE(ABORT, 'recording_file is append-only'); END;

CREATE TRIGGER recording_file_is_never_removed BEFORE DELETE ON recording_file
BEGIN SELECT RAISE(ABORT, 'recording_file is append-only'); END;

CREATE TRIGGER recording_is_never_changed BEFORE UPDATE ON recording
BEGIN SELECT RAISE(ABORT, 'recording is append-only'); END;

CREATE TRIGGER recording_is_never_removed BEFORE DELETE ON recording
BEGIN SELECT RAISE(ABORT, 'recording is append-only'); END;

CREATE TRIGGER recording_match_is_never_changed BEFORE UPDATE ON recording_match
BEGIN SELECT RAISE(ABORT, 'recording_match is append-only'); END;

CREATE TRIGGER recording_match_is_never_removed BEFORE DELETE ON recording_match
BEGIN SELECT RAISE(ABORT, 'recording_match is append-only'); END;

CREATE TRIGGER recording_sound_is_never_changed BEFORE UPDATE ON recording_sound
BEGIN SELECT RAISE(ABORT, 'recording_sound is append-only'); END;

CREATE TRIGGER recording_sound_is_never_removed BEFORE DELETE ON recording_sound
BEGIN SELECT RAISE(ABORT, 'recording_sound is append-only'); END;

CREATE TRIGGER segment_is_never_changed BEFORE UPDATE ON segment
BEGIN SELECT RAISE(ABORT, 'segment is append-only'); END;

CREATE TRIGGER segment_is_never_removed BEFORE DELETE ON segment
BEGIN SELECT RAISE(ABORT, 'segment is append-only'); END;

CREATE TRIGGER segment_listened_is_never_changed BEFORE UPDATE ON segment_listened
BEGIN SELECT RAISE(ABORT, 'segment_listened is append-only'); END;

CREATE TRIGGER segment_listened_is_never_removed BEFORE DELETE ON segment_listened
BEGIN SELECT RAISE(ABORT, 'segment_listened is append-only'); END;

CREATE TRIGGER segment_superseded_is_never_changed BEFORE UPDATE ON segment_superseded
BEGIN SELECT RAISE(ABORT, 'segment_superseded is append-only'); END;

CREATE TRIGGER segment_superseded_is_never_removed BEFORE DELETE ON segment_superseded
BEGIN SELECT RAISE(ABORT, 'segment_superseded is append-only'); END;

CREATE TRIGGER settings_is_never_changed BEFORE UPDATE ON settings
BEGIN SELECT RAISE(ABORT, 'settings is append-only'); END;

CREATE TRIGGER settings_is_never_removed BEFORE DELETE ON settings
BEGIN SELECT RAISE(ABORT, 'settings is append-only'); END;

CREATE TRIGGER signature_check_is_never_changed BEFORE UPDATE ON signature_check
BEGIN SELECT RAISE(ABORT, 'signature_check is append-only'); END;

CREATE TRIGGER signature_check_is_never_removed BEFORE DELETE ON signature_check
BEGIN SELECT RAISE(ABORT, 'signature_check is append-only'); END;

CREATE TRIGGER signed_mark_is_never_changed BEFORE UPDATE ON signed_mark
BEGIN SELECT RAISE(ABORT, 'signed_mark is append-only'); END;

CREATE TRIGGER signed_mark_is_never_removed BEFORE DELETE ON signed_mark
BEGIN SELECT RAISE(ABORT, 'signed_mark is append-only'); END;

CREATE TRIGGER summary_is_never_changed BEFORE UPDATE ON summary
BEGIN SELECT RAISE(ABORT, 'summary is append-only'); END;

CREATE TRIGGER summary_is_never_removed BEFORE DELETE ON summary
BEGIN SELECT RAISE(ABORT, 'summary is append-only'); END;

CREATE TRIGGER transcript_correction_is_never_changed BEFORE UPDATE ON transcript_correction
BEGIN SELECT RAISE(ABORT, 'transcript_correction is append-only'); END;

CREATE TRIGGER transcript_correction_is_never_removed BEFORE DELETE ON transcript_correction
BEGIN SELECT RAISE(ABORT, 'transcript_correction is append-only'); END;

CREATE TRIGGER transcript_is_never_changed BEFORE UPDATE ON transcript
BEGIN SELECT RAISE(ABORT, 'transcript is append-only'); END;

CREATE TRIGGER transcript_is_never_removed BEFORE DELETE ON transcript
BEGIN SELECT RAISE(ABORT, 'transcript is append-only'); END;

CREATE TRIGGER trusted_issuer_is_never_changed BEFORE UPDATE ON trusted_issuer
BEGIN SELECT RAISE(ABORT, 'trusted_issuer is append-only'); END;

CREATE TRIGGER trusted_issuer_is_never_removed BEFORE DELETE ON trusted_issuer
BEGIN SELECT RAISE(ABORT, 'trusted_issuer is append-only'); END;

CREATE VIEW current_clause AS
  SELECT * FROM clause WHERE id NOT IN (SELECT clause FROM clause_superseded);

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

CREATE VIEW current_segment AS
  SELECT segment.* FROM segment JOIN current_transcript ON current_transcript.id = segment.transcript
  WHERE segment.id NOT IN (SELECT segment FROM segment_superseded);

CREATE VIEW current_transcript AS
  SELECT transcript.rowid AS row, transcript.* FROM transcript
  WHERE transcript.rowid = (SELECT max(latest.rowid) FROM transcript AS latest WHERE latest.recording = transcript.recording);

CREATE VIEW standing_mark AS
  SELECT * FROM signed_mark AS mark
  WHERE withdrawn = 0 AND row = (SELECT max(row) FROM signed_mark WHERE contract = mark.contract);

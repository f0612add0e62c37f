CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- What the bytes of a file were when its stamp was taken: files nobody has written to are not read again.
CREATE TABLE IF NOT EXISTS stamps (
  address BLOB, member INTEGER, stamp TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL,
  PRIMARY KEY (address, member)
) WITHOUT ROWID;
-- What became of bytes under a rule set, law date policy, model and program: all of them are in the key.
CREATE TABLE IF NOT EXISTS judged (
  key TEXT PRIMARY KEY, outcome TEXT NOT NULL, reason TEXT NOT NULL, type TEXT NOT NULL,
  as_of_by TEXT NOT NULL, signed TEXT, epoch INTEGER NOT NULL, conditions TEXT NOT NULL, body BLOB NOT NULL,
  serial INTEGER NOT NULL, shape TEXT NOT NULL, facts TEXT NOT NULL, sketch BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS runs (
  number INTEGER PRIMARY KEY, complete INTEGER NOT NULL, started TEXT NOT NULL, seconds REAL NOT NULL,
  settings TEXT NOT NULL, run TEXT NOT NULL, tally TEXT NOT NULL
);
-- One row for every file of a run; outcome is null until it is known. A filtered file was left out because the
-- user asked for others. before_key and before_sha256 are of the last run that did not leave it out; null: none.
CREATE TABLE IF NOT EXISTS files (
  run INTEGER, path TEXT, address BLOB NOT NULL, kind TEXT NOT NULL, member INTEGER NOT NULL,
  container TEXT NOT NULL, size INTEGER NOT NULL, stamp TEXT NOT NULL, sha256 TEXT NOT NULL,
  key TEXT NOT NULL, outcome TEXT, reason TEXT NOT NULL, duplicate_of TEXT NOT NULL, change TEXT NOT NULL,
  filtered INTEGER NOT NULL, before_key TEXT, before_sha256 TEXT,
  copy_of TEXT NOT NULL, resembles TEXT NOT NULL,
  PRIMARY KEY (run, path)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS files_by_hash ON files (run, sha256, path);

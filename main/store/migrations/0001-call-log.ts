import type { Migration } from './migration.ts';

/**
 * The first log. `call.id` is the order key (order-key.ts), `uid` the call's UUID, by which everything else knows it. Times
 * are epoch ms, durations ms, flags 0 or 1.
 *
 * `search` is derived from the other tables: contentless, and without positions, so it can find words but not phrases.
 */
export const callLog: Migration = {
  name: 'call log',
  up: (db) =>
    db.exec(`
      CREATE TABLE call (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        revision INTEGER NOT NULL CHECK (revision >= 1),
        source TEXT NOT NULL,
        source_call_id TEXT NOT NULL,
        account TEXT,
        direction TEXT NOT NULL,
        state TEXT NOT NULL,
        outcome TEXT,
        status TEXT NOT NULL
          GENERATED ALWAYS AS (CASE state WHEN 'ended' THEN coalesce(outcome, 'unknown') ELSE state END) VIRTUAL,
        remote_raw TEXT NOT NULL,
        remote_e164 TEXT,
        remote_name TEXT,
        local_raw TEXT NOT NULL,
        local_e164 TEXT,
        local_name TEXT,
        started_at INTEGER NOT NULL,
        ringing_at INTEGER,
        answered_at INTEGER,
        ended_at INTEGER,
        last_at INTEGER NOT NULL,
        held_ms INTEGER NOT NULL,
        held_since INTEGER,
        muted INTEGER NOT NULL,
        cause_family TEXT,
        cause_code INTEGER,
        cause_text TEXT,
        ended_by TEXT,
        recovered INTEGER NOT NULL,
        demo INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX call_by_facet ON call (direction, status);
      CREATE INDEX call_open ON call (id) WHERE state <> 'ended';
      CREATE INDEX call_demo ON call (uid) WHERE demo = 1;

      CREATE TABLE call_annotation (
        call TEXT PRIMARY KEY NOT NULL REFERENCES call (uid) ON DELETE CASCADE,
        note TEXT NOT NULL,
        disposition TEXT,
        tags TEXT NOT NULL,
        annotated_at INTEGER
      ) STRICT;

      CREATE TABLE call_event (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        call TEXT NOT NULL REFERENCES call (uid) ON DELETE CASCADE,
        event TEXT NOT NULL
      ) STRICT;
      CREATE INDEX call_event_by_call ON call_event (call);
      CREATE TRIGGER call_event_append_only BEFORE UPDATE ON call_event
        BEGIN SELECT raise(ABORT, 'call_event is append-only'); END;

      -- One row per call, the newest: a change takes a new, larger seq. A removed call stays as its tombstone.
      CREATE TABLE change (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        call TEXT NOT NULL UNIQUE,
        revision INTEGER NOT NULL,
        removed INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE meta (key TEXT PRIMARY KEY NOT NULL, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
      -- The most seconds by which a full second ever carried a call over (order-key.ts).
      INSERT INTO meta VALUES ('carry_seconds', 0);

      CREATE VIRTUAL TABLE search USING fts5 (
        words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3 4',
        tokenize = "unicode61 remove_diacritics 2"
      );
    `),
};

import type { Migration } from './migration.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A plain note of format 1 as HTML: a paragraph per line, nothing in it read as a tag. */
function paragraphs(text: string): string {
  if (text === '') return '';
  const lines = text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign).split(/\r\n|\r|\n/);
  return lines.map((line) => `<p>${line}</p>`).join('');
}

/**
 * What the person does with a call: rich notes and their earlier texts, names of numbers, follow-ups, corrections, merges,
 * recordings and the trash. `derived` 0 in `meta` has the search and the counts made anew (`make-derived.ts`), because both
 * now know more of a call than in format 1.
 */
export const theDesk: Migration = {
  name: 'the desk',
  up: (db) => {
    db.exec(`
      ALTER TABLE call ADD COLUMN trashed_at INTEGER;
      DROP INDEX call_by_facet;
      CREATE INDEX call_by_facet ON call (direction, status) WHERE trashed_at IS NULL;
      CREATE INDEX call_by_number ON call (coalesce(remote_e164, remote_raw));
      CREATE INDEX call_in_trash ON call (trashed_at) WHERE trashed_at IS NOT NULL;

      ALTER TABLE call_annotation ADD COLUMN note_text TEXT NOT NULL DEFAULT '';
      ALTER TABLE call_annotation ADD COLUMN contact_name TEXT;
      ALTER TABLE call_annotation ADD COLUMN company TEXT;
      ALTER TABLE call_annotation ADD COLUMN follow_up_at INTEGER;
      -- Whether the person was told that the follow-up is due.
      ALTER TABLE call_annotation ADD COLUMN follow_up_told INTEGER NOT NULL DEFAULT 0;
      -- When the note ceased to be empty: from then on the time to its first kept version counts.
      ALTER TABLE call_annotation ADD COLUMN note_began_at INTEGER;
      ALTER TABLE call_annotation ADD COLUMN noted_at INTEGER;
      CREATE INDEX follow_up ON call_annotation (follow_up_at, call) WHERE follow_up_at IS NOT NULL;

      CREATE TABLE note_version (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        call TEXT NOT NULL REFERENCES call (uid) ON DELETE CASCADE,
        at INTEGER NOT NULL,
        note TEXT NOT NULL,
        note_text TEXT NOT NULL
      ) STRICT;
      CREATE INDEX note_version_by_call ON note_version (call);

      -- Who a number belongs to; \`number\` is its E.164, else as received.
      CREATE TABLE contact (
        number TEXT PRIMARY KEY NOT NULL,
        name TEXT,
        company TEXT,
        named_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- A corrected call's facts as its source gave them, as JSON.
      CREATE TABLE call_original (
        call TEXT PRIMARY KEY NOT NULL REFERENCES call (uid) ON DELETE CASCADE,
        facts TEXT NOT NULL,
        corrected_at INTEGER NOT NULL
      ) STRICT;

      -- A call that went into another one, with all that was its own, as JSON (write-merges.ts).
      CREATE TABLE call_merge (
        gone TEXT PRIMARY KEY NOT NULL,
        kept TEXT NOT NULL REFERENCES call (uid) ON DELETE CASCADE,
        merged_at INTEGER NOT NULL,
        absorbed TEXT NOT NULL
      ) STRICT;
      CREATE INDEX call_merge_by_kept ON call_merge (kept);

      -- The merged call that an event came over from; the event itself still never changes.
      ALTER TABLE call_event ADD COLUMN origin TEXT;
      DROP TRIGGER call_event_append_only;
      CREATE TRIGGER call_event_append_only BEFORE UPDATE OF seq, event ON call_event
        BEGIN SELECT raise(ABORT, 'call_event is append-only'); END;

      -- The sound itself is a file named by the id. Waveform last, so that reading the rest does not touch its pages.
      CREATE TABLE recording (
        id TEXT PRIMARY KEY NOT NULL,
        call TEXT NOT NULL REFERENCES call (uid) ON DELETE CASCADE,
        origin TEXT,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        format TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        duration_ms INTEGER,
        unplayable TEXT,
        recovered INTEGER NOT NULL,
        marks TEXT NOT NULL,
        mtime_ms REAL NOT NULL,
        trashed_at INTEGER,
        peaks_bucket_ms INTEGER,
        peaks BLOB
      ) STRICT;
      CREATE INDEX recording_by_call ON recording (call);
      CREATE INDEX recording_in_trash ON recording (trashed_at) WHERE trashed_at IS NOT NULL;

      -- How many calls have a value to filter by; \`key\` is the value in lower case. Derived, the trash left out.
      CREATE TABLE facet_count (
        facet TEXT NOT NULL,
        key TEXT NOT NULL,
        value TEXT NOT NULL,
        calls INTEGER NOT NULL,
        PRIMARY KEY (facet, key)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX facet_count_by_calls ON facet_count (facet, calls DESC);

      INSERT INTO meta VALUES ('derived', 0);
    `);
    const update = db.prepare(
      'UPDATE call_annotation SET note = ?, note_text = ?, note_began_at = annotated_at, noted_at = annotated_at WHERE call = ?',
    );
    const noted = db.prepare("SELECT call, note FROM call_annotation WHERE note <> ''").all();
    for (const { call, note } of noted as { call: string; note: string }[]) {
      update.run(paragraphs(note), note, call);
    }
  },
};

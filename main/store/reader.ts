import type { DatabaseSync } from 'node:sqlite';
import type { Facets } from '../../contract/call/query.ts';
import type { RecordingFile } from '../core/ports.ts';
import { type CallRow, selectCalls, toRecord } from './call-row.ts';
import { knownNames } from './known-names.ts';
import { readDetails } from './read-details.ts';
import { readLists } from './read-lists.ts';
import type { Numbered, ReaderVerbs } from './verbs.ts';

/** The most values that are offered of one field. */
const mostValues = 200;

/** The verbs of the thread that reads: each sees one moment of the log, however busily the other thread writes. */
export function createReader(db: DatabaseSync): ReaderVerbs {
  const { end, ...lists } = readLists(db);
  const nameOf = knownNames(db);
  const statements = {
    open: db.prepare(`${selectCalls} WHERE call.state <> 'ended' ORDER BY call.id`),
    demo: db.prepare('SELECT count(*) AS n FROM call WHERE demo = 1'),
    values: db.prepare(
      `SELECT value, calls FROM facet_count WHERE facet = ? ORDER BY calls DESC, key LIMIT ${mostValues}`,
    ),
    trash: db.prepare(
      `${selectCalls} WHERE call.trashed_at IS NOT NULL ORDER BY call.trashed_at DESC, call.id DESC LIMIT ?`,
    ),
    followUps: db.prepare(
      `${selectCalls} WHERE follow_up_at IS NOT NULL AND call.trashed_at IS NULL ORDER BY follow_up_at, call.id LIMIT ?`,
    ),
    files: db.prepare('SELECT id, format FROM recording'),
    unfinishedNames: db.prepare('SELECT number AS raw, NULL AS e164 FROM unfinished_name'),
  };

  const calls = (rows: unknown): ReturnType<typeof toRecord>[] => (rows as CallRow[]).map(toRecord);
  const values = (facet: string) =>
    statements.values.all(facet).map((row) => ({ ...row })) as unknown as Facets['tags'];

  return {
    ...lists,
    ...readDetails(db),

    openCalls: () => calls(statements.open.all()),

    countDemo: () => Number(statements.demo.get()?.n),

    nameOf: ({ party }) => nameOf(party),

    unfinishedNames: () =>
      statements.unfinishedNames.all().map((row) => ({ ...row })) as unknown as Numbered[],

    facets: () => ({
      dispositions: values('disposition'),
      tags: values('tag'),
      contacts: values('contact'),
      companies: values('company'),
      accounts: values('account'),
    }),

    listTrash: ({ limit }) => calls(statements.trash.all(limit)),

    followUps: ({ limit }) => calls(statements.followUps.all(limit)),

    recordingFiles: () => statements.files.all().map((row) => ({ ...row })) as unknown as RecordingFile[],

    close() {
      end();
      db.close();
    },
  };
}

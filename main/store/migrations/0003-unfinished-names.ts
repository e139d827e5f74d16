import type { Migration } from './migration.ts';

/**
 * Which numbers have a name that has not reached all their calls, so that a quit in the midst costs nothing: the next start
 * goes on. Each name there is counts as unfinished once, for those that were cut off before this was kept. What was said of
 * a withheld number (contract/number/number-key.ts) is nobody's name.
 */
export const unfinishedNames: Migration = {
  name: 'unfinished names',
  up: (db) =>
    db.exec(`
      DELETE FROM contact WHERE lower(trim(number)) IN ('anonymous', 'unknown', 'unavailable', 'restricted', 'private')
        OR lower(trim(number)) LIKE '%.invalid' OR lower(trim(number)) LIKE '%@invalid';

      CREATE TABLE unfinished_name (number TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
      INSERT INTO unfinished_name SELECT number FROM contact;
    `),
};

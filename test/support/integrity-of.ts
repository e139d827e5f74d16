import { DatabaseSync } from 'node:sqlite';

/** What SQLite itself says of a log file, its search index included: `ok`, or what is wrong in it. */
export function integrityOf(file: string): string {
  const db = new DatabaseSync(file);
  try {
    db.exec("INSERT INTO search(search) VALUES ('integrity-check')");
    return String(db.prepare('PRAGMA integrity_check').get()?.integrity_check);
  } finally {
    db.close();
  }
}

import {
  closeSync,
  type FSWatcher,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { alive } from './process-alive.ts';

/** What a second start leaves for the first. */
export interface SecondStart {
  argv: string[];
  cwd: string;
  data: unknown;
}

/**
 * The single-instance lock of one data folder, across real processes (facts/electron.md, section 1). Everything is done
 * with files, because the loser must have sent its data when `requestSingleInstanceLock` returns false: a lock that
 * names its owner, and an inbox that the owner watches.
 */
export class SingleInstance {
  private readonly dir: string;
  private readonly hear: (start: SecondStart) => void;
  private watcher: FSWatcher | null = null;
  private held = false;

  constructor(userData: string, hear: (start: SecondStart) => void) {
    this.dir = join(userData, 'Stand-in instance');
    this.hear = hear;
  }

  get inbox(): string {
    return join(this.dir, 'inbox');
  }

  request(start: SecondStart): boolean {
    if (this.held) return true;
    mkdirSync(this.inbox, { recursive: true, mode: 0o700 });
    this.held = this.take();
    if (this.held) this.listen();
    else this.leave(start);
    return this.held;
  }

  has(): boolean {
    return this.held;
  }

  release(): void {
    if (!this.held) return;
    this.held = false;
    this.watcher?.close();
    rmSync(join(this.dir, 'lock'), { force: true });
  }

  private take(): boolean {
    const lock = join(this.dir, 'lock');
    for (;;) {
      try {
        const file = openSync(lock, 'wx', 0o600);
        writeFileSync(file, String(process.pid));
        closeSync(file);
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const owner = Number(readText(lock));
      if (alive(owner)) return false;
      // Moved aside and looked at again: another late starter may have taken the lock in between.
      const aside = join(this.dir, `stale-${process.pid}`);
      try {
        renameSync(lock, aside);
      } catch {
        continue;
      }
      if (Number(readText(aside)) !== owner) renameSync(aside, lock);
      else rmSync(aside, { force: true });
    }
  }

  private leave(start: SecondStart): void {
    const name = `${Date.now()}-${process.pid}`;
    const partial = join(this.dir, `${name}.partial`);
    writeFileSync(partial, serialize(start), { mode: 0o600 });
    renameSync(partial, join(this.inbox, name));
  }

  private listen(): void {
    for (const old of readdirSync(this.inbox)) rmSync(join(this.inbox, old), { force: true });
    this.watcher = watch(this.inbox, () => this.collect());
    this.watcher.unref();
  }

  private collect(): void {
    for (const name of readdirSync(this.inbox).sort()) {
      const file = join(this.inbox, name);
      let start: SecondStart;
      try {
        start = deserialize(readFileSync(file)) as SecondStart;
      } catch {
        continue;
      }
      rmSync(file, { force: true });
      this.hear(start);
    }
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { integrityOf } from '../support/integrity-of.ts';
import { openLog, ownFolder } from './store-fixture.ts';

const rounds = 6;

/** Lets a child write notes until it has acknowledged `enough` of them, kills it mid-write, and gives all acknowledged. */
async function killedAfter(file: string, enough: number): Promise<Map<string, number>> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'child-writes-notes.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged = new Map<string, number>();
  let count = 0;
  for await (const line of createInterface(child.stdout)) {
    const [id = '', revision] = line.split(' ');
    acknowledged.set(id, Number(revision));
    count += 1;
    if (count === enough) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  return acknowledged;
}

describe('a process killed while it writes notes', () => {
  it('leaves a whole log with every note that was acknowledged', { timeout: 60_000 }, async () => {
    const file = join(ownFolder(), 'calls.db');
    const promised = new Map<string, number>();
    for (let round = 0; round < rounds; round += 1) {
      for (const [id, revision] of await killedAfter(file, 5 + round * 37)) promised.set(id, revision);
      const log = await openLog(file);
      for (const [id, revision] of promised) {
        const call = (await log.get(id))?.call;
        expect(call?.revision).toBeGreaterThanOrEqual(revision);
        expect(call?.noteText).toBe(call?.revision === 1 ? '' : `note of revision ${call?.revision}`);
      }
      expect((await log.open()).length).toBeGreaterThanOrEqual(promised.size);
      await log.close();
      expect(integrityOf(file)).toBe('ok');
    }
    expect(promised.size).toBeGreaterThanOrEqual(rounds);
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { integrityOf } from '../support/integrity-of.ts';
import { noted } from './notes.ts';
import { aCall, anEvent, monday, openLog, ownFolder, rowsOf } from './store-fixture.ts';

const rounds = 6;

/** What can be seen of two calls from outside: nothing in between is allowed. */
type Seen = { listed: number; merged: boolean; trashed: number; events: number; words: [number, number] };
const after: Record<string, Seen> = {
  merged: { listed: 1, merged: true, trashed: 0, events: 2, words: [1, 0] },
  apart: { listed: 2, merged: false, trashed: 0, events: 2, words: [0, 1] },
  trashed: { listed: 0, merged: false, trashed: 2, events: 2, words: [0, 0] },
  restored: { listed: 2, merged: false, trashed: 0, events: 2, words: [0, 1] },
};
const order = Object.keys(after);

/** Lets a child merge and trash until it has told `enough` steps, kills it, and gives the last one that it told. */
async function lastStepOf(file: string, kept: string, gone: string, enough: number): Promise<string> {
  const script = join(import.meta.dirname, 'child-merges-and-trashes.ts');
  const child = spawn(process.execPath, [script, file, kept, gone], { stdio: ['ignore', 'pipe', 'inherit'] });
  const told: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    told.push(line);
    if (told.length === enough) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  return String(told.at(-1));
}

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

/** Lets a child name a number, kills it when so many calls bear the name, and tells how many it told of. */
async function killedAfterNaming(file: string, number: string, enough: number): Promise<void> {
  const script = join(import.meta.dirname, 'child-spreads-a-name.ts');
  const child = spawn(process.execPath, [script, file, number], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface(child.stdout)) {
    if (Number(line) === enough) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
}

describe('a process killed between two slices of giving a name to calls', () => {
  const number = '+12125550177';
  const of = (contactName: string | null) => ({
    remote: { raw: number, e164: number, name: null },
    contactName,
    annotatedAt: contactName === null ? null : monday,
  });

  it.each([0, 3])(
    'after %i of them leaves it known that it has to go on',
    { timeout: 60_000 },
    async (enough) => {
      const file = join(ownFolder(), 'calls.db');
      const first = await openLog(file);
      const calls = Array.from({ length: 2000 }, (_, n) =>
        aCall({ startedAt: monday + n * 1000, ...of('A.') }),
      );
      await first.importCalls(calls);
      await first.close();
      await killedAfterNaming(file, number, enough);
      const log = await openLog(file);
      const named = await log.count({ contacts: ['Ada'] });
      expect(named).toBeGreaterThanOrEqual(enough);
      expect(named).toBeLessThan(calls.length);
      const unfinished = await log.unfinishedNames();
      expect(unfinished).toEqual([{ raw: number, e164: null }]);
      for (const party of unfinished) while ((await log.spreadName(party, 2, 500)).length === 500);
      expect(await log.count({ contacts: ['Ada'] })).toBe(calls.length);
      expect(await log.unfinishedNames()).toEqual([]);
      const revisions = rowsOf(file, 'SELECT DISTINCT revision FROM call');
      expect(revisions).toEqual([{ revision: 2 }]);
    },
  );
});

describe('a process killed while it merges calls and throws them away', () => {
  it('leaves each step done or not begun, none in between', { timeout: 120_000 }, async () => {
    const [kept, gone] = [aCall(), aCall({ startedAt: monday + 1000, ...noted('needle') })];
    for (let round = 0; round < rounds; round += 1) {
      const file = join(ownFolder(), 'calls.db');
      const first = await openLog(file);
      for (const call of [kept, gone]) await first.record(call, anEvent(call));
      await first.close();
      const step = await lastStepOf(file, kept.id, gone.id, 3 + round * 5);
      const log = await openLog(file);
      const seen: Seen = {
        listed: await log.count({}),
        merged: (await log.get(gone.id)) === null,
        trashed: (await log.listTrash(5)).length,
        events: rowsOf(file, 'SELECT seq FROM call_event').length,
        words: [await log.count({ text: 'halves' }), await log.count({ text: 'needle' })],
      };
      await log.close();
      const next = order[(order.indexOf(step) + 1) % order.length];
      expect([after[step], after[String(next)]]).toContainEqual(seen);
      expect(integrityOf(file)).toBe('ok');
      expect(rowsOf(file, 'PRAGMA foreign_key_check')).toEqual([]);
    }
  });
});

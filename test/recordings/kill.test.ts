import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { namesIn, openFiles, ownFolder } from './files-fixture.ts';
import { makeSound, soundFolder } from './sounds.ts';

const sounds = soundFolder();
afterAll(sounds.remove);
const rounds = 12;

/** Lets a child take recordings in, kills it at a moment of chance, and gives what it had said. */
async function killedAfter(folder: string, source: string, lines: number): Promise<string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'child-takes-in.ts'), folder, source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    said.push(line);
    if (said.length === lines) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  return said;
}

describe('a process killed while it takes recordings in', () => {
  it('leaves no half file, loses no memo, and keeps what it held for kept', {
    timeout: 300_000,
  }, async () => {
    const source = makeSound(sounds.path, 'webm', 20, '-live', '1');
    const sha256 = createHash('sha256').update(readFileSync(source)).digest('hex');
    let partMemos = 0;
    for (let round = 0; round < rounds; round += 1) {
      const folder = ownFolder();
      const said = await killedAfter(folder, source, 2 + ((round * 7) % 45));
      const files = openFiles(folder);
      const left = await files.leftBehind();
      const known = left.map(({ arrival, taken }) => ({ id: arrival.id, format: taken.format }));
      await files.sweep(known);
      expect(namesIn(folder).filter((name) => !name.endsWith('.arrival'))).toEqual(
        known.map(({ id, format }) => `${id}.${format}`).sort(),
      );
      for (const { arrival, taken, whole } of left) {
        const bytes = readFileSync(files.path({ id: arrival.id, format: taken.format }));
        expect(createHash('sha256').update(bytes).digest('hex')).toBe(taken.sha256);
        if (arrival.kind === 'attached' || whole) expect(taken.sha256).toBe(sha256);
        else expect(readFileSync(source).subarray(0, bytes.byteLength).equals(bytes)).toBe(true);
        if (!whole) partMemos += 1;
        await files.logged(arrival.id);
      }
      for (const line of said) {
        const [what, id, fact] = line.split(' ');
        const found = left.find(({ arrival }) => arrival.id === id);
        if (what === 'kept') expect(found?.taken.sha256).toBe(sha256);
        // Enough of a memo to hold a first piece of sound is never lost.
        if (what === 'spoken' && Number(fact) >= 8000) {
          expect(found?.taken.bytes ?? 0).toBeGreaterThanOrEqual(Number(fact));
        }
      }
      expect(await files.leftBehind()).toEqual([]);
    }
    expect(partMemos).toBeGreaterThan(2);
  });
});

import { expect, test } from 'playwright/test';
import { killTorture } from '../torture/kill-torture.ts';

test.describe('a main process killed in the midst of calls and typing', () => {
  test('loses, doubles and leaves open nothing, three times in a row (npm run torture does it fifty times)', async () => {
    test.setTimeout(120_000);
    const lines: string[] = [];
    const report = await killTorture({ runs: 3, seed: 3, say: (line) => lines.push(line) });
    expect(report.faults, lines.join('\n')).toEqual([]);
    expect(report).toMatchObject({ lost: 0, doubled: 0, unrecovered: 0, changed: 0, integrity: 'ok' });
    expect(report.typing, 'runs that met somebody typing').toBeGreaterThan(0);
  });
});

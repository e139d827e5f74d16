/**
 * `node test/bench/bench.ts [--only store,notes,history,recordings] [--calls N] [--rows N] [--transcode]
 * [--json]`: how fast the desk answers, how soon a note is kept, how the history comes up and scrolls, and what a recording of
 * 500 MB costs; the last two in the built app too (`npm run build` first). `--transcode` has it made into an MP3 as well,
 * and each format into a WAV and an MP3, which takes some minutes. Prints a table; with `--json` its last line is `{"bench": [...], "targets": [...], ...}`.
 * It measures and judges, and never fails on slowness.
 */
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { standingApp } from '../support/standing-app.ts';
import { appRecordingsBench, appTranscodeBench } from './app-recordings-bench.ts';
import type { Part } from './bench-part.ts';
import { type FilledLog, fillLog } from './filled-log.ts';
import { historyBench } from './history-bench.ts';
import { keyToKept } from './note-bench.ts';
import { recordingsBench } from './recordings-bench.ts';
import { storeBench } from './store-bench.ts';
import { transcodeBench } from './transcode-bench.ts';

const partNames = ['store', 'notes', 'history', 'recordings'] as const;
type PartName = (typeof partNames)[number];

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string', default: partNames.join(',') },
    calls: { type: 'string', default: '100000' },
    rows: { type: 'string', default: '10000' },
    transcode: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const asked = flags.only.split(',');
const unknown = asked.filter((name) => !partNames.some((known) => known === name));
if (unknown.length > 0)
  throw new Error(`There is no part ${unknown.join(', ')}: --only takes ${partNames.join(', ')}.`);
const total = Math.max(1000, Math.trunc(Number(flags.calls)) || 100_000);
const rows = Math.max(1000, Math.trunc(Number(flags.rows)) || 10_000);

/** The most that a key may wait for the commit that holds it at p99 (ms): the 400 ms that keys are gathered, and a breath. */
const mostToKept = 500;
/** Keys typed into a note of each length. */
const keys = 200;
/** The most that 500 MB may cost the process that places calls. */
const mostMemoryMb = 60;
/** The most processor time that it may give to one turn of its loop, ms. */
const longestTurnMs = 50;

let filled: FilledLog | null = null;
async function filledLog(): Promise<FilledLog> {
  filled ??= await fillLog(total);
  return filled;
}

async function notes(): Promise<Part> {
  const { folder, calls } = await filledLog();
  const [short, long] = calls.slice(-2);
  if (!short || !long) throw new Error('The log has no calls to write about.');
  const standing = await standingApp(folder);
  const figures = [
    await keyToKept(standing, short.id, 0, keys),
    await keyToKept(standing, long.id, 100_000, keys),
  ];
  await standing.stop();
  const slowest = Math.max(...figures.map(({ p99 }) => p99));
  return {
    figures,
    facts: {},
    targets: [
      { name: `a key is kept within ${mostToKept} ms at p99`, holds: slowest <= mostToKept, p99: slowest },
    ],
  };
}

async function recordings(): Promise<Part> {
  const costs = [...(await recordingsBench()), ...(await appRecordingsBench())];
  const transcodes = flags.transcode ? [...(await appTranscodeBench()), ...(await transcodeBench())] : [];
  return {
    figures: [],
    facts: {},
    targets: [
      ...costs.map(({ what, seconds, idle, ...found }) => ({
        name: `${what}: under ${mostMemoryMb} MB, and no turn of main that computes over ${longestTurnMs} ms`,
        holds: found.memoryMb < mostMemoryMb && found.turnMs <= longestTurnMs,
        seconds: rounded(seconds),
        ...roundedAll(found),
        idleTurnMs: rounded(idle.turnMs),
        idleLateMs: rounded(idle.lateMs),
      })),
      ...transcodes.map(({ what, ...found }) => ({ name: what, holds: true, ...roundedAll(found) })),
    ],
  };
}

const rounded = (figure: number) => Number(figure.toFixed(1));
const roundedAll = (found: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(found).map(([name, figure]) => [name, rounded(figure)]));

const parts: Record<PartName, () => Promise<Part>> = {
  store: async () => storeBench(await filledLog()),
  notes,
  history: async () => historyBench(await filledLog(), rows),
  recordings,
};

try {
  const found: Part[] = [];
  for (const name of partNames) if (asked.includes(name)) found.push(await parts[name]());
  const bench = found.flatMap(({ figures }) => figures);
  const targets = found.flatMap((part) => part.targets);
  const facts: Record<string, number> = Object.assign({ calls: total }, ...found.map((part) => part.facts));

  console.log(
    Object.entries(facts)
      .map(([name, figure]) => `${name} ${figure}`)
      .join(', '),
  );
  if (bench.length > 0)
    console.log(`${'name'.padEnd(46)}${'n'.padStart(6)}${'p50 ms'.padStart(12)}${'p99 ms'.padStart(12)}`);
  for (const { name, n, p50, p99 } of bench) {
    console.log(
      `${name.padEnd(46)}${String(n).padStart(6)}${p50.toFixed(3).padStart(12)}${p99.toFixed(3).padStart(12)}`,
    );
  }
  for (const { name, holds, ...others } of targets)
    console.log(`${holds ? 'holds ' : 'missed'}  ${name}  ${JSON.stringify(others)}`);
  if (flags.json) console.log(JSON.stringify({ ...facts, bench, targets }));
} finally {
  if (filled) rmSync(filled.folder, { recursive: true, force: true });
}

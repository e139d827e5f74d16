/**
 * `npm run torture -- kill [--runs N] [--seed S] [--json] [--keep]`: does to the app what life does to it, and counts what it
 * loses. `kill` ends the main process with SIGKILL during calls and typing (kill-torture.ts). Ends with exit code 1 when
 * anything was lost, 2 when it was asked for something that it does not know.
 */
import { parseArgs } from 'node:util';
import { buildApp, isBuilt } from '../../scripts/system/build-app.ts';
import { hostLine } from '../support/host/electron-runtime.ts';
import { killTorture } from './kill-torture.ts';

const usage = 'Usage: npm run torture -- kill [--runs N] [--seed S] [--json] [--keep]';
const mostRuns = 10_000;

interface Asked {
  runs: number;
  seed: number;
  json: boolean;
  keep: boolean;
}

/** What was asked for; null after having said what is wrong. */
function readAsk(): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        runs: { type: 'string', default: '50' },
        seed: { type: 'string', default: String(Date.now() % 1_000_000) },
        json: { type: 'boolean', default: false },
        keep: { type: 'boolean', default: false },
      },
    });
    const [torture, ...more] = positionals;
    const runs = whole(values.runs);
    const seed = whole(values.seed);
    if (torture !== 'kill' || more.length > 0)
      console.error(`There is no torture "${positionals.join(' ')}".`);
    else if (runs === null || runs < 1 || runs > mostRuns)
      console.error(`--runs is a whole number from 1 to ${mostRuns}.`);
    else if (seed === null) console.error('--seed is a whole number.');
    else return { runs, seed, json: values.json, keep: values.keep };
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
  }
  console.error(usage);
  return null;
}

function whole(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

async function main(): Promise<number> {
  const asked = readAsk();
  if (asked === null) return 2;
  // Ctrl+C reaches the app as well: with it gone the run fails, and so ends in order.
  process.on('SIGINT', () => undefined);
  if (!isBuilt()) {
    const end = await buildApp();
    if (end.code !== 0) {
      console.error(`${end.output}The build failed: ${end.why ?? `exit code ${end.code}`}.`);
      return 1;
    }
  }
  console.log(hostLine());
  const { json, ...options } = asked;
  const report = await killTorture({ ...options, say: console.log });
  const { lost, doubled, unrecovered, changed, integrity, faults } = report;
  console.log(
    `${report.runs} kills with seed ${report.seed} in ${report.seconds} s: ${lost} lost, ${doubled} doubled, ` +
      `${unrecovered} not recovered, ${changed} changed, integrity ${integrity}; at most ${report.behindMs} ms of typing lost`,
  );
  if (json) console.log(JSON.stringify(report));
  return faults.length === 0 ? 0 : 1;
}

process.exitCode = await main();

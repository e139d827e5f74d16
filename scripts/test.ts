import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fusesFor } from '../build/after-pack.mjs';
import { buildApp, isBuilt } from './system/build-app.ts';
import {
  distFolder,
  type ElectronRuntime,
  electronRuntime,
  electronVersion,
} from './system/electron-runtime.ts';
import { type CommandOptions, runCommand } from './system/run-command.ts';
import { checkPackage } from './testing/check-package.ts';
import { forgeRuntime } from './testing/forge-runtime.ts';
import { type PlaywrightReport, readPlaywrightReport } from './testing/playwright-report.ts';
import { slowestFiles } from './testing/slowest-files.ts';
import { failedOne, type Outcome, passedOne, skippedOne, summary, together } from './testing/tally.ts';
import { prepareTestMachine, type TestMachine } from './testing/test-machine.ts';
import { readVitestReport } from './testing/vitest-report.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const MINUTE = 60_000;
/**
 * The whole run, package installation apart: what is not finished by then is stopped and counted as failed. Far above the
 * quarter of an hour that it takes on two idle cores, so that a busy machine is late and not red.
 */
const WHOLE_LIMIT = 45 * MINUTE;
const ROOMS = ['contract', 'main/core', 'main/dialects', 'main', 'preload', 'renderer', 'test'];

const say = (line: string) => console.log(line);

// A log file wants no colour codes, and a runner that is told nothing guesses by the name of the CI it sees.
if (!process.stdout.isTTY) {
  delete process.env.FORCE_COLOR;
  process.env.NO_COLOR = '1';
}

const STEPS = ['typecheck', 'lint', 'build', 'package', 'unit', 'e2e'] as const;
type Step = (typeof STEPS)[number];

/** Which steps to run; null after having said what is wrong. */
function chosenSteps(): Set<Step> | null {
  try {
    const { values } = parseArgs({ options: { only: { type: 'string' } } });
    const names = values.only?.split(',') ?? [...STEPS];
    const unknown = names.filter((name) => !STEPS.some((step) => step === name));
    if (unknown.length === 0) return new Set(STEPS.filter((step) => names.includes(step)));
    say(`There is no step "${unknown.join(', ')}".`);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
  say(`Usage: npm test, or for some steps only: npm test -- --only ${STEPS.join(',')}`);
  return null;
}

class Run {
  private readonly scratch = mkdtempSync(join(tmpdir(), 'ringnote-test-'));
  private deadline = Date.now() + WHOLE_LIMIT;

  restartClock(): void {
    this.deadline = Date.now() + WHOLE_LIMIT;
  }

  close(): void {
    rmSync(this.scratch, { recursive: true, force: true });
  }

  async typecheck(): Promise<Outcome> {
    const outcomes: Outcome[] = [];
    const waiting = [...ROOMS];
    const worker = async () => {
      for (let room = waiting.shift(); room !== undefined; room = waiting.shift()) {
        const end = await this.command('node_modules/typescript/bin/tsc', ['-p', room], 4 * MINUTE);
        if (end.code !== 0) say(end.output.trimEnd());
        outcomes.push(end.code === 0 ? passedOne : failedOne(`typecheck ${room}`, end.why ?? end.output));
      }
    };
    await Promise.all([worker(), worker()]);
    return together(outcomes);
  }

  async lint(): Promise<Outcome> {
    const args = ['ci', '--colors=off', '--error-on-warnings', '.'];
    const end = await this.command('node_modules/@biomejs/biome/bin/biome', args, 2 * MINUTE);
    if (end.code === 0) return passedOne;
    say(end.output.trimEnd());
    return failedOne(
      'lint and format',
      end.why ?? 'Biome found what is printed above; npm run format mends most',
    );
  }

  async build(): Promise<Outcome> {
    if (isBuilt()) return passedOne;
    const end = await buildApp();
    if (end.code === 0) return passedOne;
    say(end.output.trimEnd());
    return failedOne('build', end.why ?? 'electron-vite failed as printed above');
  }

  /** With no Electron here, on Linux a forged runtime shows at least what is packed and that the hook sets fuses. */
  async package(electron: ElectronRuntime): Promise<Outcome> {
    const real = 'path' in electron;
    if (!real && process.platform !== 'linux') return together([]);
    const wanted = fusesFor(process.platform, false);
    const forged = join(this.scratch, 'runtime');
    const runtime = real
      ? distFolder(electron.path)
      : forgeRuntime(forged, electronVersion(), (fuse) => wanted[fuse as keyof typeof wanted] === true);
    const limit = Math.max(1, Math.min(3 * MINUTE, this.deadline - Date.now()));
    const outcome = await checkPackage(runtime, join(this.scratch, 'package'), limit);
    for (const { name, why } of outcome.failed) say(`${name}: ${why.trimEnd()}`);
    return outcome;
  }

  async unit(): Promise<Outcome> {
    const file = join(this.scratch, 'vitest.json');
    const args = ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
    const end = await this.command('node_modules/vitest/vitest.mjs', args, 15 * MINUTE, { toTerminal: true });
    return this.report(file, 'vitest', end.why, (text) => readVitestReport(JSON.parse(text), end.code, ROOT));
  }

  async e2e(machine: TestMachine): Promise<Outcome> {
    const file = join(this.scratch, 'playwright.json');
    // Playwright gives its workers FORCE_COLOR, and each would warn that NO_COLOR contradicts it.
    const { NO_COLOR: _, ...env } = process.env;
    const plain = process.stdout.isTTY ? env : { ...env, FORCE_COLOR: '0' };
    const end = await this.command(
      'node_modules/playwright/cli.js',
      ['test', '-c', 'test/playwright.config.ts', '--reporter=dot,json'],
      WHOLE_LIMIT,
      { toTerminal: true, env: { ...plain, ...machine.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file } },
    );
    return this.report(file, 'playwright', end.why, (text) => {
      const report: PlaywrightReport = JSON.parse(text);
      for (const line of slowestFiles(report, 8)) say(`   ${line}`);
      return readPlaywrightReport(report, end.code);
    });
  }

  /** Runs a tool of node_modules on this very Node, for as long as its limit and the whole run's allow. */
  private command(tool: string, args: string[], limit: number, options: Partial<CommandOptions> = {}) {
    const left = Math.max(1, Math.min(limit, this.deadline - Date.now()));
    return runCommand(process.execPath, [join(ROOT, tool), ...args], { ...options, limit: left });
  }

  /** A runner that was stopped or crashed before it wrote its report is a failure, whatever it had passed before. */
  private report(file: string, runner: string, why: string | null, read: (text: string) => Outcome): Outcome {
    try {
      const outcome = read(readFileSync(file, 'utf8'));
      return why === null ? outcome : together([outcome, failedOne(runner, why)]);
    } catch (error) {
      return failedOne(
        runner,
        why ?? `it left no report (${error instanceof Error ? error.message : error})`,
      );
    }
  }
}

async function timed(name: string, step: () => Promise<Outcome>): Promise<Outcome> {
  say(`── ${name}`);
  const start = Date.now();
  const outcome = await step();
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  const { passed, failed, skipped } = outcome;
  say(`   ${passed} passed, ${failed.length} failed, ${skipped.length} skipped in ${seconds} s`);
  return outcome;
}

async function main(): Promise<number> {
  const steps = chosenSteps();
  if (steps === null) return 2;
  process.chdir(ROOT);
  const run = new Run();
  const outcomes: Outcome[] = [];
  let machine: TestMachine | null = null;
  try {
    if (steps.has('e2e')) {
      machine = await prepareTestMachine(say);
      outcomes.push(machine.outcome);
      run.restartClock();
    }
    if (steps.has('typecheck')) outcomes.push(await timed('typecheck', () => run.typecheck()));
    if (steps.has('lint')) outcomes.push(await timed('lint and format', () => run.lint()));
    if (steps.has('build')) outcomes.push(await timed('build', () => run.build()));
    if (steps.has('package')) {
      const electron = machine?.electron ?? (await electronRuntime(say));
      outcomes.push(await timed('packaging', () => run.package(electron)));
      if ('missing' in electron)
        outcomes.push(skippedOne('the packaged build in real Electron', electron.missing));
    }
    if (steps.has('unit'))
      outcomes.push(await timed('vitest: walls, unit, store, contract, app, security', () => run.unit()));
    if (machine !== null) {
      const host = machine;
      outcomes.push(await timed('playwright: ui, end to end, SIP lab', () => run.e2e(host)));
      if ('missing' in host.electron) {
        outcomes.push(skippedOne('the end-to-end specs in real Electron', host.electron.missing));
      }
    }
  } finally {
    machine?.close();
    run.close();
  }
  const total = together(outcomes);
  say(`\n${summary(total)}`);
  return total.failed.length === 0 ? 0 : 1;
}

process.exitCode = await main();

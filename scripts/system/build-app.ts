import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CommandEnd, runCommand } from './run-command.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const STAMP = join(ROOT, 'out/.built-from');
const LIMIT = 3 * 60_000;

/** Whatever changes a bundle when it changes. */
const SOURCES = [
  '{contract,main,preload,renderer,build}/**/*',
  'electron.vite.config.ts',
  'vite.worker.config.ts',
  'tsconfig.base.json',
  'package.json',
  'package-lock.json',
];

/** What a finished build has made; one of them missing means build again. */
const PRODUCTS = [
  'out/main/index.js',
  'out/main/store-worker.cjs',
  'out/main/recordings-worker.cjs',
  ...['app', 'quick', 'phone', 'media'].flatMap((page) => [
    `out/preload/${page}.cjs`,
    `out/renderer/${page}/index.html`,
  ]),
];

/**
 * A fingerprint of every source, by content: file times lie after a checkout or a clone, and a build that is wrongly
 * skipped costs more than the few milliseconds of reading.
 */
export function sourcesFingerprint(): string {
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap((pattern) => globSync(pattern, { cwd: ROOT })).sort()) {
    const file = join(ROOT, path);
    if (!statSync(file).isFile()) continue;
    hash.update(`${path}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Whether `out/` holds the build of exactly these sources. */
export function isBuilt(): boolean {
  if (!existsSync(STAMP) || PRODUCTS.some((path) => !existsSync(join(ROOT, path)))) return false;
  return readFileSync(STAMP, 'utf8') === sourcesFingerprint();
}

/** Builds main, its workers, and each page with its preload into `out/`. */
export async function buildApp(): Promise<CommandEnd> {
  const from = sourcesFingerprint();
  // Nothing of an earlier build may be left: all of out/ is packed.
  rmSync(join(ROOT, 'out'), { recursive: true, force: true });
  const cli = join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js');
  const end = await runCommand(process.execPath, [cli, 'build'], { limit: LIMIT });
  if (end.code !== 0) return end;
  const absent = PRODUCTS.filter((path) => !existsSync(join(ROOT, path)));
  if (absent.length > 0) return { ...end, code: 1, why: `the build made no ${absent.join(', ')}` };
  writeFileSync(STAMP, from);
  return end;
}

// Plain JavaScript on purpose: it must run on whatever Node a person has, to tell them which one is needed.
// `node scripts/run.mjs FILE.ts [flags]` runs that file; without a file it only checks.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const NEEDED = 24;

const major = Number(process.versions.node.split('.')[0]);
if (major < NEEDED) {
  const installed = existsSync(new URL('../node_modules', import.meta.url));
  console.error(
    installed
      ? `Ringnote's scripts run on Node ${NEEDED}, and this is Node ${process.versions.node}. Node ${NEEDED} comes with the dependencies: run \`npm ci\` (without --omit=optional) and start through npm, e.g. \`npm start\`. If that does not help, your platform has no Node package in package.json: install Node ${NEEDED} from https://nodejs.org.`
      : 'The dependencies are not installed yet: run `npm ci` first.',
  );
  process.exit(1);
}

const [script, ...flags] = process.argv.slice(2);
if (script !== undefined) {
  const file = resolve(script);
  process.argv = [process.execPath, file, ...flags];
  await import(pathToFileURL(file).href);
}

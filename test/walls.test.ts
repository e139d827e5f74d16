import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBreaches } from './support/walls/find-breaches.ts';
import { listImports } from './support/walls/list-imports.ts';

const root = join(import.meta.dirname, '..');

function read(pattern: string): Map<string, string> {
  const paths = globSync(pattern, { cwd: root }).map((path) => path.replaceAll('\\', '/'));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

const product = read('{contract,main,preload,renderer}/**/*.{ts,tsx}');

describe('the house', () => {
  it('is looked at in full', () => {
    const seen = (room: string) => [...product.keys()].filter((path) => path.startsWith(room)).length;
    expect(seen('contract/')).toBeGreaterThanOrEqual(15);
    expect(seen('main/core/')).toBeGreaterThanOrEqual(8);
    expect(seen('main/')).toBeGreaterThanOrEqual(40);
    expect(seen('preload/')).toBeGreaterThanOrEqual(3);
    expect(seen('renderer/')).toBeGreaterThanOrEqual(20);
    const imports = [...product].flatMap(([path, source]) => listImports(path, source));
    expect(imports.length).toBeGreaterThan(product.size);
  });

  it('has no breach in its walls', () => {
    expect(findBreaches(product)).toEqual([]);
  });

  it('starts the Electron stand-in from one script only', () => {
    const scripts = [...read('scripts/**/*.{ts,mjs}')].filter(([, source]) =>
      source.includes('test/electron-stand-in'),
    );
    expect(scripts.map(([path]) => path)).toEqual(['scripts/start.ts']);
  });
});

describe('a planted breach', () => {
  const breaches = (path: string, source: string) => findBreaches(new Map([[path, source]]));

  it.each([
    [
      'contract/call/x.ts',
      `import { join } from 'node:path';`,
      'contract may import only zod, libphonenumber-js',
    ],
    [
      'contract/call/x.ts',
      `import { step } from '../../main/core/step.ts';`,
      'contract may import only itself',
    ],
    ['contract/call/x.ts', `export * from 'react';`, 'contract may import only zod'],
    ['main/core/x.ts', `import { readFileSync } from 'fs';`, 'main/core may import no package'],
    ['main/core/x.ts', `import type { DatabaseSync } from 'node:sqlite';`, 'main/core may import no package'],
    ['main/core/x.ts', `import { desk } from '../desk/call-desk.ts';`, 'main/core may import only contract'],
    [
      'main/desk/x.ts',
      `import { open } from '../store/open-database.ts';`,
      'main/desk may import only contract, main/core',
    ],
    ['main/desk/x.ts', `import { app } from 'electron';`, 'main/desk may import only zod'],
    [
      'main/dialects/hubspot/x.ts',
      `import { b } from '../pipedrive/wire.ts';`,
      'main/dialects/hubspot may import only contract',
    ],
    [
      'main/sources/sip/x.ts',
      `import { a } from '../practice/answerer.ts';`,
      'main/sources/sip may import only contract, main/core',
    ],
    [
      'main/sources/sip.ts',
      `import { a } from './practice/answerer.ts';`,
      'main/sources/sip may import only contract',
    ],
    [
      'main/sources/sip/x.ts',
      `import { n } from '../../sinks/notify.ts';`,
      'main/sources/sip may import only contract',
    ],
    [
      'main/sinks/notify.ts',
      `import { s } from '../sources/sip/sip-source.ts';`,
      'main/sinks/notify may import only contract',
    ],
    ['main/sinks/notify.ts', `import { w } from './watch.ts';`, 'main/sinks/notify may import only contract'],
    [
      'main/sinks/notify.ts',
      `import { Notification } from 'electron';`,
      'main/sinks/notify may import only node:*, zod',
    ],
    [
      'main/settings/x.ts',
      `import { DatabaseSync } from 'node:sqlite';`,
      'main/settings may import only node:*',
    ],
    ['main/shell/x.ts', `const sqlite = await import('node:sqlite');`, 'main/shell may import only node:*'],
    ['main/app.ts', `import { app } from 'electron';`, 'main/app.ts may import no package'],
    ['main/index.ts', `import { createApp } from './app.ts';`, 'main/index.ts may import only main/shell'],
    [
      'preload/x.ts',
      `import { appRequests } from '../contract/ipc/app-contract.ts';`,
      'preload may import more than types only from contract/ipc/names.ts',
    ],
    ['preload/x.ts', `const fs = require('node:fs');`, 'preload may import only electron'],
    [
      'renderer/app/x.tsx',
      `import type { App } from '../../main/app.ts';`,
      'renderer/app may import only contract, renderer/ui',
    ],
    [
      'renderer/app/x.tsx',
      `type A = import('../../main/app.ts').App;`,
      'renderer/app may import only contract',
    ],
    ['renderer/app/x.tsx', `import { ipcRenderer } from 'electron';`, 'renderer/app may import only react'],
    [
      'renderer/phone/x.ts',
      `import { Button } from '@mantine/core';`,
      'renderer/phone may import only jssip',
    ],
    [
      'renderer/phone/x.ts',
      `export { desk } from '../app/desk/desk.ts';`,
      'renderer/phone may import only contract',
    ],
    [
      'main/store/x.ts',
      `new Worker(new URL('../../test/support/x.ts', import.meta.url));`,
      'main/store may import only contract, main/core',
    ],
    ['main/shell/x.ts', `await import(name);`, 'a computed import'],
    ['main/shell/x.ts', `const inStandIn = process.env.ELECTRON_STAND_IN; // the stand-in`, 'the stand-in'],
    ['main/kitchen/x.ts', `export const x = 1;`, 'main/kitchen/x.ts is in no room'],
    ['main/core/x.ts', `export const at = Date.now();`, 'Date.now'],
    ['main/core/x.ts', `const { now } = Date;`, 'Date.now'],
    ['main/core/x.ts', `export const at = new Date();`, 'new Date()'],
    ['main/core/x.ts', `export const id = Math.random();`, 'Math.random'],
    ['main/core/x.ts', `export const at = performance.now();`, 'performance'],
    ['main/core/x.ts', `export const id = crypto.randomUUID();`, 'crypto'],
    ['main/core/x.ts', `setTimeout(() => {}, 5);`, 'setTimeout'],
    ['contract/call/x.ts', `console.log({ process });`, 'console'],
  ])('in %s is found: %s', (path, source, rule) => {
    const [breach, ...more] = breaches(path, source);
    expect(breach).toContain(path);
    expect(breach).toContain(rule);
    expect(breach).toMatch(/\. \S.+\.$|: add its folder/);
    if (rule !== 'console') expect(more).toEqual([]);
  });

  it('is told with file, line, import, rule and what to do', () => {
    expect(breaches('main/core/x.ts', `\n\nimport fs from 'node:fs';`)).toEqual([
      'main/core/x.ts:3 → node:fs → main/core may import no package. ' +
        'Name what is needed in main/core/ports.ts and have main/app.ts or main/shell pass it in.',
    ]);
  });
});

describe('an honest file', () => {
  it.each([
    ['contract/number/x.ts', `import { parse } from 'libphonenumber-js/min'; import { z } from 'zod';`],
    ['contract/call/x.ts', `import type { Ask } from '../ipc/message.ts';`],
    ['main/core/x.ts', `export const day = (at: number) => new Date(at).getUTCDate();`],
    [
      'main/core/x.ts',
      `export interface Facts { process: string }; export const of = (f: Facts) => f.process;`,
    ],
    ['main/core/x.ts', `export const times = { performance: 1 };`],
    ['main/sources/sip/x.ts', `import { y } from './y.ts'; import { step } from '../../core/step.ts';`],
    [
      'main/store/x.ts',
      `import { DatabaseSync } from 'node:sqlite'; new Worker(new URL('./worker.ts', import.meta.url));`,
    ],
    ['main/shell/x.ts', `import { createApp } from '../app.ts'; import { app } from 'electron';`],
    [
      'preload/x.ts',
      `import type { Ask } from '../contract/ipc/message.ts'; import { names } from '../contract/ipc/names.ts';`,
    ],
    ['preload/x.ts', `import { type Ask } from '../contract/ipc/message.ts';`],
    [
      'renderer/app/x.tsx',
      `import '@mantine/core/styles.css'; import './x.css'; export const X = () => <b>hi</b>;`,
    ],
  ])('in %s passes: %s', (path, source) => {
    expect(findBreaches(new Map([[path, source]]))).toEqual([]);
  });
});

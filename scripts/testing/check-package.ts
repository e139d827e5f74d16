import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { fusesFor } from '../../build/after-pack.mjs';
import { runCommand } from '../system/run-command.ts';
import { failedOne, type Outcome, passedOne, together } from './tally.ts';

/** Where the packed program and its archive lie in electron-builder's output, as patterns. */
const PACKED: Partial<Record<NodeJS.Platform, { binary: string; asar: string }>> = {
  darwin: { binary: 'mac*/Ringnote.app', asar: 'mac*/Ringnote.app/Contents/Resources/app.asar' },
  linux: { binary: 'linux*-unpacked/ringnote', asar: 'linux*-unpacked/resources/app.asar' },
  win32: { binary: 'win*-unpacked/Ringnote.exe', asar: 'win*-unpacked/resources/app.asar' },
};

/**
 * Packs the built app around a runtime, without making installers, and looks at what came out: that it holds our bundles
 * and nothing else, and how each fuse of the packed program is set. What a configuration asks for and what a package
 * has are two things.
 */
export async function checkPackage(runtime: string, scratch: string, limit: number): Promise<Outcome> {
  const end = await runCommand(
    process.execPath,
    [
      join(import.meta.dirname, '../../node_modules/electron-builder/cli.js'),
      '--dir',
      `-c.electronDist=${runtime}`,
      `-c.directories.output=${scratch}`,
    ],
    { limit },
  );
  if (end.code !== 0) return failedOne('packing', end.why ?? end.output);
  const places = PACKED[process.platform];
  const [binary, asar] = [places?.binary, places?.asar].map((pattern) =>
    pattern === undefined ? undefined : globSync(pattern, { cwd: scratch })[0],
  );
  if (binary === undefined || asar === undefined) return failedOne('packing', `no program in ${scratch}`);
  return together([
    checkContents(readFileSync(join(scratch, asar)), globSync(`${asar}.unpacked`, { cwd: scratch })),
    await checkFuses(join(scratch, binary)),
  ]);
}

/** An asar begins with four sizes and a JSON list of its files (electron/asar, README: Format). */
function checkContents(asar: Buffer, unpacked: string[]): Outcome {
  const header = asar.toString('utf8', 16, 16 + asar.readUInt32LE(12));
  const { files } = JSON.parse(header) as { files: Record<string, unknown> };
  const found = [...Object.keys(files).sort(), ...unpacked].join(', ');
  if (found === 'out, package.json') return passedOne;
  return failedOne('contents of the package', `only out and package.json belong there, and it has ${found}`);
}

async function checkFuses(binary: string): Promise<Outcome> {
  const wire = await getCurrentFuseWire(binary);
  const wanted = fusesFor(process.platform, false);
  const names = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
  return together(
    names.map((name) => {
      const fuse = FuseV1Options[name as keyof typeof FuseV1Options];
      const state = wanted[fuse] ? FuseState.ENABLE : FuseState.DISABLE;
      if (wire[fuse] === state) return passedOne;
      return failedOne(
        `fuse ${name}`,
        `it is ${FuseState[wire[fuse] ?? -1] ?? 'absent'}, not ${FuseState[state]}`,
      );
    }),
  );
}

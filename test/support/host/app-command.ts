import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { hasElectronRuntime } from './electron-runtime.ts';
import type { LaunchOptions } from './host.ts';
import { repositoryRoot } from './repository-root.ts';

/** What is typed to start the app, in whichever of the two carries it. */
export interface AppCommand {
  command: string;
  args: string[];
}

/** The stand-in's: this Node, with the hook that puts it in Electron's place. */
export function standInCommand(options: LaunchOptions): AppCommand {
  const { profile, args = [], switches = [], under = [] } = options;
  const [command = process.execPath, ...rest] = [
    ...under,
    process.execPath,
    '--import',
    join(repositoryRoot, 'test/electron-stand-in/register.ts'),
    options.entry ?? join(repositoryRoot, 'out/main/index.js'),
    '--profile',
    profile,
    ...args,
    ...switches,
  ];
  return { command, args: rest };
}

function electronProgram(): string {
  const asked = 'process.stdout.write(require("electron"))';
  return execFileSync(process.execPath, ['-e', asked], { cwd: repositoryRoot, encoding: 'utf8' });
}

/** As a person or the desktop would start the app: with no test at the other end. */
export function appCommand(options: LaunchOptions): AppCommand {
  if (!hasElectronRuntime()) return standInCommand(options);
  const { profile, args = [], switches = [] } = options;
  return {
    command: electronProgram(),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      options.entry ?? join(repositoryRoot, 'out/main/index.js'),
      '--profile',
      profile,
      ...args,
      ...switches,
    ],
  };
}

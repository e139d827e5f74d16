import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './repository-root.ts';

/** Copies the built app into a folder, for a spec that plants files in it; returns the copy's entry. */
export function copyBuiltApp(folder: string): string {
  mkdirSync(folder, { recursive: true });
  cpSync(join(repositoryRoot, 'out'), join(folder, 'out'), { recursive: true });
  cpSync(join(repositoryRoot, 'package.json'), join(folder, 'package.json'));
  return join(folder, 'out/main/index.js');
}

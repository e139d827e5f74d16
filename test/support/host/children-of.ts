import { readdirSync, readFileSync } from 'node:fs';

/** Process ids of the direct children of a process; empty where there is no /proc. */
export function childrenOf(pid: number): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((candidate) => {
      if (!Number.isInteger(candidate)) return false;
      try {
        const afterName = readFileSync(`/proc/${candidate}/stat`, 'utf8').replace(/^.*\) /s, '');
        return Number(afterName.split(' ')[1]) === pid;
      } catch {
        return false;
      }
    });
}

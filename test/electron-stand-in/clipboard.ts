import { fenced } from './missing.ts';

let text = '';

/** The clipboard since Electron 44: promises only (facts/electron.md, section 7). It is this process's own. */
export const clipboard = fenced('clipboard', {
  readText: async () => text,
  async writeText(given: string): Promise<void> {
    text = given;
  },
  clear(): void {
    text = '';
  },
});

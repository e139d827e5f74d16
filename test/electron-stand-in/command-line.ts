import type { CommandLine } from 'electron';
import { fenced } from './missing.ts';

const switches = new Map<string, string>();
for (const arg of process.argv.slice(2)) {
  if (arg === '--') break;
  const match = /^--([^=]+)(?:=(.*))?$/s.exec(arg);
  if (match?.[1]) switches.set(match[1].toLowerCase(), match[2] ?? '');
}

/** What Chromium is to be started with, read at the moment when one is started. */
export const chromiumSwitches: ReadonlyMap<string, string> = switches;

/** `app.commandLine`: a later switch of the same name replaces the earlier; `process.argv` never changes (section 1). */
export const commandLine = fenced('app.commandLine', {
  appendSwitch(name: string, value = '') {
    switches.set(name.toLowerCase(), value);
  },
  hasSwitch: (name: string) => switches.has(name.toLowerCase()),
  getSwitchValue: (name: string) => switches.get(name.toLowerCase()) ?? '',
  removeSwitch(name: string) {
    switches.delete(name.toLowerCase());
  },
} satisfies Pick<CommandLine, 'appendSwitch' | 'hasSwitch' | 'getSwitchValue' | 'removeSwitch'>);

import { chmodSync, copyFileSync, existsSync, readFileSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Notice } from '../../contract/ipc/app-contract.ts';
import type { Settings } from '../../contract/ipc/settings.ts';
import type { Region } from '../../contract/number/number.ts';
import type { SettingsStore } from '../core/ports.ts';
import { type Remembered, readRemembered, type WindowBounds } from './remembered.ts';

/** The part of electron-store that keeps the file: it writes a new one whole and renames it over the old. */
export interface KeptFile {
  store: Record<string, unknown>;
}

/** How the file is opened; electron-store's own constructor, or another in a test. */
export type OpenKeptFile = (options: {
  cwd: string;
  name: string;
  configFileMode: number;
  accessPropertiesByDotNotation: boolean;
}) => KeptFile;

export interface Settled extends SettingsStore {
  window(): WindowBounds | null;
  saveWindow(bounds: WindowBounds): void;
  /** Takes this region for a person who never chose one, nor that there be none. */
  beginIn(region: Region): void;
  /** Whether the person was told that a closed window stays in the tray. */
  trayTold(): boolean;
  saveTrayTold(): void;
  /** Hears of each saved change of the settings; returns the end of the subscription. */
  onSaved(hear: (settings: Settings) => void): () => void;
  /** What was wrong with the file as it was found. */
  readonly notices: readonly Notice[];
}

/**
 * Opens settings.json: read once, then kept in memory and written whole at each change. A file that is no JSON is put
 * aside as `settings.corrupt-<n>.json`, a single bad field falls back, a file of a newer version is read as far as it is
 * known; each is told of, leaves a copy of what was found, and lets the app start. Throws only what a write throws (`EACCES`, `ENOSPC`, …).
 */
export function openSettings(path: string, open: OpenKeptFile): Settled {
  const notices: Notice[] = [];
  const found = readOrPutAside(path, notices);
  const { remembered: first, faults, newer, regionChosen } = readRemembered(found);
  if (faults.length > 0) {
    const kept = keepCopy(path, 'before');
    notices.push({
      id: 'settings-faults',
      tone: 'warning',
      title: 'Some settings could not be read',
      body: `In ${basename(path)} these were not as expected and have their usual values now: ${faults.join(', ')}. Please set them again in Settings; the file as it was is kept as ${kept}.`,
    });
  } else if (newer) {
    const kept = keepCopy(path, 'newer');
    notices.push({
      id: 'settings-newer',
      tone: 'info',
      title: 'These settings are from a newer Ringnote',
      body: `What this version knows of them is used. The newer file is kept as ${kept}; put it back before you start the newer version again.`,
    });
  }
  const file = open({
    cwd: dirname(path),
    name: basename(path, '.json'),
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
  });
  let remembered = first;
  const hearers = new Set<(settings: Settings) => void>();
  const save = (change: Partial<Remembered>): void => {
    const next = { ...remembered, ...change };
    file.store = { ...next };
    remembered = next;
  };
  if (faults.length > 0 || newer) save({});
  if (existsSync(path)) chmodSync(path, 0o600);

  return {
    notices,
    settings: () => remembered.settings,
    saveSettings(change) {
      const given = Object.entries(change).filter(([, value]) => value !== undefined);
      save({ settings: { ...remembered.settings, ...Object.fromEntries(given) } });
      for (const hear of hearers) hear(remembered.settings);
      return remembered.settings;
    },
    line: () => remembered.line,
    saveLine: (line) => save({ line }),
    window: () => remembered.window,
    saveWindow: (window) => save({ window }),
    beginIn(region) {
      if (regionChosen || region === null || remembered.settings.region !== '') return;
      save({ settings: { ...remembered.settings, region } });
    },
    trayTold: () => remembered.trayTold,
    saveTrayTold: () => save({ trayTold: true }),
    onSaved(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
  };
}

function readOrPutAside(path: string, notices: Notice[]): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return {};
    putAside(path, notices);
    return {};
  }
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found === 'object' && found !== null && !Array.isArray(found)) return found;
  } catch {
    // What is no JSON is put aside below, as is JSON that is no object.
  }
  putAside(path, notices);
  return {};
}

function putAside(path: string, notices: Notice[]): void {
  const aside = freeName(path, 'corrupt');
  renameSync(path, aside);
  notices.push({
    id: 'settings-corrupt',
    tone: 'warning',
    title: 'Your settings could not be read',
    body: `The settings file was damaged. It is kept as ${basename(aside)}, and Ringnote started with its usual settings. Your calls and notes are not affected; please look through Settings once.`,
  });
}

/** Copies the file as it was found beside itself, before it is written anew; gives the copy's name. */
function keepCopy(path: string, why: string): string {
  const copy = freeName(path, why);
  copyFileSync(path, copy);
  chmodSync(copy, 0o600);
  return basename(copy);
}

function freeName(path: string, why: string): string {
  for (let n = 1; ; n += 1) {
    const name = join(dirname(path), `${basename(path, '.json')}.${why}-${n}.json`);
    if (!existsSync(name)) return name;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}

import { chmodSync, copyFileSync, existsSync, readFileSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Notice } from '../../contract/ipc/app-contract.ts';
import type { Settings } from '../../contract/ipc/settings.ts';
import type { Region } from '../../contract/number/number.ts';
import { t } from '../../contract/words/say.ts';
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
  /** What was wrong with the file as it was found, in the language spoken when it is asked. */
  readonly notices: readonly Notice[];
}

/**
 * Opens settings.json: read once, then kept in memory and written whole at each change. A file that is no JSON is put
 * aside as `settings.corrupt-<n>.json`, a single bad field falls back, a file of a newer version is read as far as it is
 * known; each is told of, leaves a copy of what was found, and lets the app start. Throws only what a write throws (`EACCES`, `ENOSPC`, …).
 */
export function openSettings(path: string, open: OpenKeptFile): Settled {
  const troubles: Trouble[] = [];
  const found = readOrPutAside(path, troubles);
  const { remembered: first, faults, newer, regionChosen } = readRemembered(found);
  if (faults.length > 0) {
    const kept = keepCopy(path, 'before');
    troubles.push({ kind: 'faults', file: basename(path), kept, faults });
  } else if (newer) {
    troubles.push({ kind: 'newer', kept: keepCopy(path, 'newer') });
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
    get notices() {
      return troubles.map(noticeOf);
    },
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

/** What was wrong with the file; its words are found when they are shown. */
type Trouble =
  | { kind: 'faults'; file: string; kept: string; faults: readonly string[] }
  | { kind: 'newer'; kept: string }
  | { kind: 'corrupt'; kept: string };

/** The most bad fields that a notice names: it is read by a person, and kept short by its schema. */
const namedAtMost = 12;

function noticeOf(trouble: Trouble): Notice {
  const { kept } = trouble;
  if (trouble.kind === 'newer') {
    const [title, body] = [t('notice.settingsNewer.title'), t('notice.settingsNewer.body', { kept })];
    return { id: 'settings-newer', tone: 'info', title, body };
  }
  if (trouble.kind === 'corrupt') {
    const [title, body] = [t('notice.settingsCorrupt.title'), t('notice.settingsCorrupt.body', { kept })];
    return { id: 'settings-corrupt', tone: 'warning', title, body };
  }
  const { file, faults } = trouble;
  const named = faults.slice(0, namedAtMost);
  const fields = (faults.length > named.length ? [...named, '…'] : named).join(', ');
  return {
    id: 'settings-faults',
    tone: 'warning',
    title: t('notice.settingsFaults.title'),
    body: t('notice.settingsFaults.body', { file, kept, fields }),
  };
}

function readOrPutAside(path: string, troubles: Trouble[]): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return {};
    putAside(path, troubles);
    return {};
  }
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found === 'object' && found !== null && !Array.isArray(found)) return found;
  } catch {
    // What is no JSON is put aside below, as is JSON that is no object.
  }
  putAside(path, troubles);
  return {};
}

function putAside(path: string, troubles: Trouble[]): void {
  const aside = freeName(path, 'corrupt');
  renameSync(path, aside);
  troubles.push({ kind: 'corrupt', kept: basename(aside) });
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

import { z } from 'zod';
import type { Account } from '../../contract/ipc/line.ts';
import { AccountSchema, type LineMode, lineModes } from '../../contract/ipc/line.ts';
import { defaultSettings, type Settings, SettingsSchema } from '../../contract/ipc/settings.ts';

/** Where the main window was, in the screen's own pixels. */
export interface WindowBounds {
  x: number;
  y: number;
  width: number;
  height: number;
  maximized: boolean;
}

/** Everything that settings.json keeps. */
export interface Remembered {
  version: 1;
  settings: Settings;
  line: { mode: LineMode; account: Account | null };
  window: WindowBounds | null;
  /** The person was told once that a closed window stays in the tray. */
  trayTold: boolean;
}

/** With no account yet the practice line is on, so that a first call needs nothing but the app. */
export const nothingRemembered: Remembered = {
  version: 1,
  settings: defaultSettings,
  line: { mode: 'practice', account: null },
  window: null,
  trayTold: false,
};

const pixel = z.int().min(-100_000).max(100_000);
const windowSchema = z.strictObject({
  x: pixel,
  y: pixel,
  width: pixel,
  height: pixel,
  maximized: z.boolean(),
});

/** What a settings file held. */
export interface Found {
  remembered: Remembered;
  /** The fields that were not as agreed. */
  faults: string[];
  /** The file was written by a version that knows more than this one. */
  newer: boolean;
  /** The file names a region, or says that there is none. */
  regionChosen: boolean;
}

const fields: { readonly [K in keyof Settings]: z.ZodType<Settings[K]> } = SettingsSchema.shape;
/** A list in settings is the person's own work: one bad element of it costs no other. */
const lists = ['dispositions', 'templates', 'columns', 'views'] as const;
const record = z.record(z.string(), z.unknown());

/**
 * Reads settings that anyone may have edited: each field that is not as agreed falls back on its own, and of a list
 * only the elements that are not, so that one bad word does not cost the person the rest.
 */
export function readRemembered(found: unknown): Found {
  const faults: string[] = [];
  const take = <T>(from: Record<string, unknown>, name: string, schema: z.ZodType<T>, usual: T): T => {
    const key = name.slice(name.lastIndexOf('.') + 1);
    if (!Object.hasOwn(from, key)) return usual;
    const read = schema.safeParse(from[key]);
    if (read.success) return read.data;
    faults.push(name);
    return usual;
  };
  /** Keeps an element where the list is as agreed with it. */
  const takeList = <T>(
    from: Record<string, unknown>,
    name: string,
    schema: z.ZodType<T[]>,
    usual: T[],
  ): T[] => {
    const key = name.slice(name.lastIndexOf('.') + 1);
    const list = from[key];
    if (!Array.isArray(list)) return take(from, name, schema, usual);
    let kept: T[] = [];
    for (const [n, element] of list.entries()) {
      const read = schema.safeParse([...kept, element]);
      if (read.success) kept = read.data;
      else faults.push(`${name}[${n}]`);
    }
    return kept;
  };
  const root = record.safeParse(found);
  if (!root.success)
    return { remembered: nothingRemembered, faults: ['everything'], newer: false, regionChosen: false };
  const settings = take(root.data, 'settings', record, {});
  const setting = <K extends keyof Settings>(key: K): [K, Settings[K]] => [
    key,
    take(settings, `settings.${key}`, fields[key], defaultSettings[key]),
  ];
  const listed = <K extends (typeof lists)[number]>(key: K): [K, Settings[K]] => [
    key,
    takeList<unknown>(
      settings,
      `settings.${key}`,
      fields[key] as z.ZodType<unknown[]>,
      defaultSettings[key],
    ) as Settings[K],
  ];
  const isList = (key: keyof Settings): key is (typeof lists)[number] =>
    (lists as readonly (keyof Settings)[]).includes(key);
  const keys = Object.keys(fields) as (keyof Settings)[];
  const line = take(root.data, 'line', record, {});
  const usual = nothingRemembered;
  const account = take(line, 'line.account', AccountSchema.nullable(), usual.line.account);
  const mode = take(line, 'line.mode', z.enum(lineModes), usual.line.mode);
  const remembered: Remembered = {
    version: 1,
    settings: Object.fromEntries(
      keys.map((key) => (isList(key) ? listed(key) : setting(key))),
    ) as unknown as Settings,
    line: { account, mode: mode === 'account' && account === null ? 'off' : mode },
    window: take(root.data, 'window', windowSchema.nullable(), usual.window),
    trayTold: take(root.data, 'trayTold', z.boolean(), usual.trayTold),
  };
  const version = z.int().safeParse(root.data.version);
  const newer = version.success && version.data > remembered.version;
  return { remembered, faults, newer, regionChosen: Object.hasOwn(settings, 'region') };
}

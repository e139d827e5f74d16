import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  appAnnouncementNames,
  appRequestNames,
  mediaAnnouncementNames,
  mediaRequestNames,
  phoneAnnouncementNames,
  phoneRequestNames,
  quickAnnouncementNames,
  quickRequestNames,
} from '../../contract/ipc/names.ts';
import { buildApp, isBuilt } from '../../scripts/system/build-app.ts';

const root = join(import.meta.dirname, '../..');

beforeAll(async () => {
  if (isBuilt()) return;
  const end = await buildApp();
  if (end.code !== 0) throw new Error(`The build failed, so there is no preload to look at.\n${end.output}`);
}, 180_000);

type Ask = (value: unknown) => Promise<unknown>;
type On = (hear: (...heard: unknown[]) => void) => () => void;
interface Exposed {
  ask: Record<string, Ask>;
  on: Record<string, On>;
}

/** Runs a built preload as Electron does: the body of a function with eight parameters, and four modules to require. */
function run(file: string) {
  const exposed: Record<string, Exposed> = {};
  const required: string[] = [];
  const invoked: unknown[][] = [];
  const listeners = new Map<string, Set<(...heard: unknown[]) => void>>();
  const ipcRenderer = {
    invoke: async (...sent: unknown[]) => invoked.push(sent),
    on: (name: string, listener: () => void) =>
      listeners.set(name, (listeners.get(name) ?? new Set()).add(listener)),
    removeListener: (name: string, listener: () => void) => listeners.get(name)?.delete(listener),
  };
  const contextBridge = {
    exposeInMainWorld: (key: string, api: Exposed) => Object.assign(exposed, { [key]: api }),
  };
  const source = readFileSync(join(root, 'out/preload', file), 'utf8');
  const preload = new Function(
    'require',
    'process',
    'exports',
    'module',
    'Buffer',
    'global',
    'setImmediate',
    'clearImmediate',
    source,
  );
  const module = { exports: {} };
  preload(
    (name: string) => {
      required.push(name);
      if (name !== 'electron') throw new Error(`module not found: ${name}`);
      return { contextBridge, ipcRenderer };
    },
    {},
    module.exports,
    module,
  );
  return { source, exposed, required, invoked, listeners };
}

const bridges = [
  ['app.cjs', 'ringnote', appRequestNames, appAnnouncementNames],
  ['quick.cjs', 'ringnoteQuick', quickRequestNames, quickAnnouncementNames],
  ['phone.cjs', 'ringnotePhone', phoneRequestNames, phoneAnnouncementNames],
  ['media.cjs', 'ringnoteMedia', mediaRequestNames, mediaAnnouncementNames],
] as const;

describe.each(bridges)('the built preload %s', (file, key, requests, announcements) => {
  it('is one file that requires electron and nothing else', () => {
    const { required, source } = run(file);
    expect(new Set(required)).toEqual(new Set(['electron']));
    expect(source).not.toMatch(/\bimport\s*[({'"]|\bimport\.meta|\beval\b|new Function|__dirname/);
    expect([...source.matchAll(/\brequire\(([^)]*)\)/g)].map(([, name]) => name)).toEqual(
      required.map((name) => `"${name}"`),
    );
  });

  it('carries names and no schemas', () => {
    expect(run(file).source.length).toBeLessThan(8000);
    expect(run(file).source).not.toMatch(/zod|safeParse/i);
  });

  it('exposes exactly one function per message of its contract, and nothing else', () => {
    const { exposed } = run(file);
    expect(Object.keys(exposed)).toEqual([key]);
    expect(Object.keys(exposed[key] ?? {})).toEqual(['ask', 'on']);
    expect(Object.keys(exposed[key]?.ask ?? {}).sort()).toEqual([...requests].sort());
    expect(Object.keys(exposed[key]?.on ?? {}).sort()).toEqual([...announcements].sort());
    for (const group of Object.values(exposed[key] ?? {})) {
      for (const member of Object.values(group)) expect(member).toBeTypeOf('function');
    }
  });

  it('asks on the message’s own channel, whatever else is passed', async () => {
    const { exposed, invoked } = run(file);
    const [name] = requests;
    const ask = exposed[key]?.ask[name] as (...sent: unknown[]) => Promise<unknown>;
    await ask({ a: 1 }, 'another-channel', { b: 2 });
    expect(invoked).toEqual([[name, { a: 1 }]]);
  });

  it('hands listeners the envelope and never the event, until they leave', () => {
    const { exposed, listeners } = run(file);
    const [name] = announcements;
    const heard: unknown[][] = [];
    const end = exposed[key]?.on[name]?.((...all) => heard.push(all));
    const tell = () => {
      for (const listener of listeners.get(name) ?? [])
        listener({ sender: 'ipcRenderer' }, { seq: 1, fact: {} });
    };
    tell();
    end?.();
    tell();
    expect(heard).toEqual([[{ seq: 1, fact: {} }]]);
  });
});

describe('the four bridges', () => {
  /** Messages by which a page can read calls that it did not itself just write or hear of, or change what is kept. */
  const log =
    /^(app|call|log|trash|followUps?|note|notes|people|timer|recordings?|counts|unlogged|settings)\./;

  it('give the phone page nothing of the log: what it reports, and what it is told to do', () => {
    expect([...phoneRequestNames, ...phoneAnnouncementNames]).toEqual([
      'phone.line',
      'phone.report',
      'practice.sdp',
      'phone.lineChanged',
      'phone.command',
      'practice.media',
    ]);
  });

  it('give the media page nothing of the log: its job, and what it made of it', () => {
    expect([...mediaRequestNames, ...mediaAnnouncementNames]).toEqual([
      'media.next',
      'media.progress',
      'media.peaks',
      'media.append',
      'media.done',
      'media.failed',
      'media.work',
      'media.stop',
    ]);
  });

  it('give the quick-log window what it writes calls down with, and no list to read', () => {
    expect([...quickRequestNames, ...quickAnnouncementNames]).toEqual([
      'quick.overview',
      'call.annotate',
      'call.log',
      'timer.start',
      'timer.stop',
      'people.match',
      'quick.close',
      'quick.shown',
      'call.changed',
      'settings.changed',
      'notes.flush',
    ]);
  });

  it('share no message, but for those with which both windows write a call down', () => {
    const all = bridges.map(([, , ...names]) => names.flat() as string[]);
    const shared = [...new Set(all.flat())].filter(
      (name) => all.filter((names) => names.includes(name)).length > 1,
    );
    expect(shared).toEqual([
      'call.annotate',
      'call.log',
      'timer.start',
      'timer.stop',
      'people.match',
      'call.changed',
      'settings.changed',
      'notes.flush',
    ]);
    for (const [file, , ...names] of bridges) {
      if (file === 'phone.cjs' || file === 'media.cjs')
        expect(
          names.flat().filter((name) => log.test(name)),
          file,
        ).toEqual([]);
    }
  });

  it('give the main window the rest', () => {
    expect([...appRequestNames, ...appAnnouncementNames]).toMatchInlineSnapshot(`
      [
        "app.overview",
        "call.list",
        "call.count",
        "call.get",
        "call.annotate",
        "call.log",
        "timer.start",
        "timer.stop",
        "people.match",
        "call.ids",
        "call.facets",
        "call.annotateMany",
        "call.correct",
        "call.restoreOriginal",
        "call.merge",
        "call.split",
        "call.trash",
        "call.restore",
        "trash.list",
        "trash.empty",
        "followUp.list",
        "note.versions",
        "recording.choose",
        "recording.begin",
        "recording.append",
        "recording.finish",
        "recording.cancel",
        "recording.rename",
        "recording.remove",
        "recording.restore",
        "recording.reveal",
        "recording.saveAs",
        "recording.stopSaving",
        "recording.mark",
        "recording.verify",
        "recording.peaks",
        "quick.open",
        "call.place",
        "call.answer",
        "call.decline",
        "call.hangUp",
        "call.mute",
        "line.choose",
        "line.saveAccount",
        "line.removeAccount",
        "settings.save",
        "notice.dismiss",
        "demo.remove",
        "call.changed",
        "log.changed",
        "line.changed",
        "settings.changed",
        "notices.changed",
        "counts.changed",
        "recordings.changed",
        "recording.progress",
        "recording.saving",
        "followUps.show",
        "unlogged.show",
        "call.show",
        "notes.flush",
      ]
    `);
  });
});

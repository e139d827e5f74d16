import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Conf from 'conf';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../contract/ipc/settings.ts';
import { readRemembered } from '../../main/settings/remembered.ts';
import { openSettings } from '../../main/settings/settings-file.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFile(text?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'ringnote-settings-'));
  folders.push(folder);
  const file = join(folder, 'settings.json');
  if (text !== undefined) writeFileSync(file, text);
  return file;
}

/** electron-store is a class over conf that only adds Electron's paths, so conf stands in for it here. */
const open = (file: string) =>
  openSettings(file, ({ name, ...options }) => new Conf({ ...options, configName: name }));
const found = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;

const account = { wsUrl: 'wss://sip.example.org/ws', aor: 'sip:alice@example.org', displayName: 'Alice' };

describe('settings', () => {
  it('of a newer version are used as far as they are known, and kept whole beside', () => {
    const text = JSON.stringify({ version: 2, settings: { theme: 'dark', glow: true } });
    const file = newFile(text);
    const settings = open(file);
    expect(settings.settings()).toEqual({ ...defaultSettings, theme: 'dark' });
    expect(settings.notices).toMatchObject([{ id: 'settings-newer', tone: 'info' }]);
    const copy = file.replace('settings.json', 'settings.newer-1.json');
    expect(readFileSync(copy, 'utf8')).toBe(text);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(open(file).notices).toEqual([]);
  });

  it('are the usual ones at a first start, with the practice line on', () => {
    const settings = open(newFile());
    expect(settings.settings()).toEqual(defaultSettings);
    expect(settings.line()).toEqual({ mode: 'practice', account: null });
    expect(settings.window()).toBeNull();
    expect(settings.notices).toEqual([]);
  });

  it('come back at the next start', () => {
    const file = newFile();
    const first = open(file);
    first.saveSettings({ theme: 'dark', region: 'CA' });
    first.saveLine({ mode: 'account', account });
    first.saveWindow({ x: 10, y: 20, width: 900, height: 700, maximized: true });
    const second = open(file);
    expect(second.settings()).toEqual({ ...defaultSettings, theme: 'dark', region: 'CA' });
    expect(second.line()).toEqual({ mode: 'account', account });
    expect(second.window()).toEqual({ x: 10, y: 20, width: 900, height: 700, maximized: true });
    expect(second.notices).toEqual([]);
  });

  it('begin with the country of the system, which the person may change or take away', () => {
    const file = newFile();
    const first = open(file);
    first.beginIn('CA');
    expect(first.settings().region).toBe('CA');
    first.saveSettings({ region: '' });
    const second = open(file);
    second.beginIn('DE');
    expect(second.settings().region).toBe('');
    expect(second.notices).toEqual([]);
  });

  it('keep a country that was chosen, and have none where the system tells none', () => {
    const chosen = open(newFile('{"settings":{"region":"FR"}}'));
    chosen.beginIn('CA');
    expect(chosen.settings().region).toBe('FR');
    const nowhere = open(newFile());
    nowhere.beginIn(null);
    expect(nowhere.settings().region).toBe('');
  });

  it('remember that the person was told of the tray', () => {
    const file = newFile();
    const first = open(file);
    expect(first.trayTold()).toBe(false);
    first.saveTrayTold();
    expect(open(file).trayTold()).toBe(true);
  });

  it('lie in a file for their owner only, also one that was open to others', () => {
    const file = newFile('{}');
    chmodSync(file, 0o666);
    open(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const fresh = newFile();
    const before = process.umask(0);
    open(fresh).saveSettings({ theme: 'light' });
    process.umask(before);
    expect(statSync(fresh).mode & 0o777).toBe(0o600);
  });

  it('keep what a change does not name, and what it names as nothing', () => {
    const settings = open(newFile());
    settings.saveSettings({ theme: 'dark' });
    settings.saveSettings({ closeToTray: false, ...({ theme: undefined } as object) });
    expect(settings.settings()).toEqual({ ...defaultSettings, theme: 'dark', closeToTray: false });
  });

  it('tell of each change', () => {
    const settings = open(newFile());
    const heard: string[] = [];
    const end = settings.onSaved(({ theme }) => heard.push(theme));
    settings.saveSettings({ theme: 'dark' });
    end();
    settings.saveSettings({ theme: 'light' });
    expect(heard).toEqual(['dark']);
  });
});

describe('a settings file that is no JSON', () => {
  it.each(['{"settings":{"theme":"dar', '', '\0\0\0\0', '[]', 'null', '"text"', '{"a":1}}'])(
    'such as %j is put aside unchanged and told of',
    (text) => {
      const file = newFile(text);
      const settings = open(file);
      expect(settings.settings()).toEqual(defaultSettings);
      expect(settings.notices).toHaveLength(1);
      expect(settings.notices[0]).toMatchObject({
        tone: 'warning',
        body: expect.stringContaining('settings.corrupt-1.json'),
      });
      expect(readFileSync(join(file, '..', 'settings.corrupt-1.json'), 'utf8')).toBe(text);
    },
  );

  it('does not overwrite the one that was put aside before it', () => {
    const file = newFile('first');
    open(file);
    writeFileSync(file, 'second');
    open(file);
    const folder = join(file, '..');
    expect(
      readdirSync(folder)
        .filter((name) => name.includes('corrupt'))
        .sort(),
    ).toEqual(['settings.corrupt-1.json', 'settings.corrupt-2.json']);
    expect(readFileSync(join(folder, 'settings.corrupt-1.json'), 'utf8')).toBe('first');
  });
});

describe('a settings file with wrong fields', () => {
  const wrong = {
    settings: { theme: 'pink', closeToTray: false, notifyInbound: 'yes', region: 'canada', more: 1 },
    line: { mode: 'account', account: { ...account, wsUrl: 'http://evil.example' } },
    window: { x: 0, y: 0, width: 1e9, height: 1, maximized: false },
  };

  it('keeps the right ones, and names the wrong ones', () => {
    const settings = open(newFile(JSON.stringify(wrong)));
    expect(settings.settings()).toEqual({ ...defaultSettings, closeToTray: false });
    expect(settings.notices).toHaveLength(1);
    for (const name of [
      'settings.theme',
      'settings.notifyInbound',
      'settings.region',
      'line.account',
      'window',
    ]) {
      expect(settings.notices[0]?.body).toContain(name);
    }
    expect(settings.notices[0]?.body).not.toContain('closeToTray');
  });

  it('is kept as it was beside the mended one', () => {
    const text = JSON.stringify({ version: 1, settings: { theme: 'pink', region: 'CA' } });
    const file = newFile(text);
    const [notice] = open(file).notices;
    expect(readFileSync(file.replace('settings.json', 'settings.before-1.json'), 'utf8')).toBe(text);
    expect(notice?.body).toContain('settings.before-1.json');
  });

  it('turns the line off when its account is not to be read', () => {
    expect(open(newFile(JSON.stringify(wrong))).line()).toEqual({ mode: 'off', account: null });
  });

  it('is told of once: the next start finds it mended', () => {
    const file = newFile(JSON.stringify(wrong));
    open(file);
    expect(open(file).notices).toEqual([]);
    expect(found(file)).toMatchObject({ version: 1, settings: { theme: 'system', closeToTray: false } });
  });

  it('cannot change what every object inherits', () => {
    open(
      newFile('{"__proto__":{"polluted":true},"settings":{"__proto__":{"polluted":true},"constructor":{}}}'),
    );
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('a list in a settings file', () => {
  const view = (name: string) => ({ id: crypto.randomUUID(), name, filter: { unlogged: true as const } });
  const template = (name: string) => ({ id: crypto.randomUUID(), name, html: '<p>Hello {name}</p>' });

  it('loses its bad elements only, each told of by its place', () => {
    const [today, open_] = [view('Today'), view('Open')];
    const hello = template('Hello');
    const settings = open(
      newFile(
        JSON.stringify({
          settings: {
            views: [today, { ...view('Bad'), filter: { weather: 'rain' } }, open_],
            templates: [{ ...hello, id: 'not an id' }, hello],
            columns: ['tags', 'shoe size', 'note'],
            dispositions: ['connected', '', 'Sold'],
          },
        }),
      ),
    );
    expect(settings.settings()).toEqual({
      ...defaultSettings,
      views: [today, open_],
      templates: [hello],
      columns: ['tags', 'note'],
      dispositions: ['connected', 'Sold'],
    });
    for (const name of [
      'settings.views[1]',
      'settings.templates[0]',
      'settings.columns[1]',
      'settings.dispositions[1]',
    ]) {
      expect(settings.notices[0]?.body).toContain(name);
    }
  });

  it('keeps every good element, wherever bad ones stand between them', () => {
    const good = fc.string({ minLength: 1, maxLength: 64 }).map((value) => ({ good: true, value }));
    const bad = fc
      .oneof(fc.constant(''), fc.integer(), fc.constant(null), fc.constant({}), fc.constant('x'.repeat(65)))
      .map((value) => ({ good: false, value: value as unknown }));
    fc.assert(
      fc.property(fc.array(fc.oneof(good, bad), { maxLength: 40 }), (elements) => {
        const { remembered, faults } = readRemembered({
          settings: { dispositions: elements.map(({ value }) => value), theme: 'dark' },
        });
        const [kept, lost] = [elements.filter((it) => it.good), elements.filter((it) => !it.good)];
        expect(remembered.settings.dispositions).toEqual(kept.map(({ value }) => value));
        expect(faults).toHaveLength(lost.length);
        expect(remembered.settings.theme).toBe('dark');
      }),
    );
  });

  it('that is longer than any may be is kept as far as it may be, and the notice stays short', () => {
    const many = Array.from({ length: 300 }, (_, n) => `disposition ${n}`);
    const settings = open(newFile(JSON.stringify({ settings: { dispositions: many } })));
    expect(settings.settings().dispositions).toEqual(many.slice(0, 50));
    expect(settings.notices[0]?.body.length).toBeLessThan(1000);
  });

  it('that is no list is the usual one', () => {
    const settings = open(newFile('{"settings":{"dispositions":"connected"}}'));
    expect(settings.settings().dispositions).toEqual(defaultSettings.dispositions);
  });

  it('comes back at the next start, and an empty one stays empty', () => {
    const file = newFile();
    const kept = { views: [view('Mine')], templates: [template('Mine')], dispositions: [], columns: [] };
    open(file).saveSettings(kept);
    expect(open(file).settings()).toEqual({ ...defaultSettings, ...kept });
  });
});

describe('every setting', () => {
  const wrong = { toString: 'wrong' };

  it.each(Object.keys(defaultSettings))('falls back on its own: %s', (name) => {
    const other = name === 'theme' ? { density: 'compact' as const } : { theme: 'dark' as const };
    const { remembered, faults } = readRemembered({ settings: { ...other, [name]: wrong } });
    expect(remembered.settings).toEqual({ ...defaultSettings, ...other });
    expect(faults).toEqual([`settings.${name}`]);
  });
});

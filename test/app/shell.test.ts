import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Call, CallRecord } from '../../contract/call/call.ts';
import type { Notice } from '../../contract/ipc/app-contract.ts';
import type { Line } from '../../contract/ipc/line.ts';
import { defaultSettings } from '../../contract/ipc/settings.ts';
import type { LogGlance } from '../../main/shell/log-glance.ts';
import { applicationMenu } from '../../main/shell/menu.ts';
import { createQuickLogShortcut } from '../../main/shell/quick-log-shortcut.ts';
import { onRing } from '../../main/shell/ringing.ts';
import { type TrayMenuOptions, trayMenu } from '../../main/shell/tray-menu.ts';
import { placeWindow } from '../../main/shell/window-bounds.ts';
import { createNotifier, type Showing } from '../../main/sinks/notify.ts';

/** What the mocked system holds; hoisted, because the mock is made before this file's imports run. */
const electron = vi.hoisted(() => ({ held: new Map<string, () => void>(), taken: new Set<string>() }));

vi.mock('electron', () => ({
  globalShortcut: {
    register(accelerator: string, press: () => void) {
      if (accelerator === 'Banana') throw new TypeError('conversion failure');
      if (electron.taken.has(accelerator) || electron.held.has(accelerator)) return false;
      electron.held.set(accelerator, press);
      return true;
    },
    unregisterAll: () => electron.held.clear(),
  },
}));

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const second = { x: 1440, y: 0, width: 1920, height: 1080 };

describe('the main window', () => {
  it('opens at its usual size where the system likes, the first time', () => {
    expect(placeWindow(null, [laptop])).toEqual({ width: 1160, height: 780 });
  });

  it('opens where it was', () => {
    const was = { x: 1500, y: 40, width: 1000, height: 700, maximized: false };
    expect(placeWindow(was, [laptop, second])).toEqual({ x: 1500, y: 40, width: 1000, height: 700 });
  });

  it.each([
    ['the screen is gone', { x: 1500, y: 40 }],
    ['it was far outside', { x: -90_000, y: 90_000 }],
    ['only an edge would show', { x: 1400, y: 100 }],
    ['its title bar would lie above the screen', { x: 100, y: -200 }],
    ['its title bar would lie under the bottom', { x: 100, y: 890 }],
  ])('opens at its size, somewhere it can be taken hold of, when %s', (_why, at) => {
    const was = { ...at, width: 1000, height: 700, maximized: false };
    expect(placeWindow(was, [laptop])).toEqual({ width: 1000, height: 700 });
  });

  it('is never smaller than it can be used', () => {
    const was = { x: 10, y: 30, width: 1, height: -5, maximized: false };
    expect(placeWindow(was, [laptop])).toEqual({ x: 10, y: 30, width: 800, height: 600 });
  });
});

const remote = { raw: '4165550142', e164: '+14165550142', name: 'Ana Silva' };
const call = { id: 'a', remote } as CallRecord;

function stand(settings = defaultSettings) {
  const shown: Showing[] = [];
  const gone: string[] = [];
  const opened: string[] = [];
  const notifier = createNotifier({
    settings: () => settings,
    show(showing) {
      shown.push(showing);
      return () => gone.push(showing.title);
    },
    open: (id) => opened.push(id),
    openFollowUps: () => opened.push('follow-ups'),
  });
  return { notifier, shown, gone, opened };
}

describe('a notification', () => {
  it('tells of an incoming call by name and number, and goes when it is taken or over', () => {
    const { notifier, shown, gone } = stand();
    notifier.inbound(call);
    expect(shown).toMatchObject([{ title: 'Incoming call', body: 'Ana Silva · +14165550142' }]);
    notifier.clear('a');
    notifier.clear('a');
    expect(gone).toEqual(['Incoming call']);
  });

  it('of a missed call takes the place of the incoming one', () => {
    const { notifier, shown, gone } = stand();
    notifier.inbound(call);
    notifier.missed({ ...call, remote: { raw: 'anonymous', e164: null, name: null } });
    expect(gone).toEqual(['Incoming call']);
    expect(shown[1]).toMatchObject({ title: 'Missed call', body: 'anonymous' });
  });

  it('brings up the call when it is clicked', () => {
    const { notifier, shown, opened, gone } = stand();
    notifier.inbound(call);
    shown[0]?.onClick();
    expect(opened).toEqual(['a']);
    expect(gone).toEqual(['Incoming call']);
  });

  it('of many follow-ups is one, and leads to their list', () => {
    const { notifier, shown, opened, gone } = stand();
    const due = Array.from({ length: 12 }, (_, n) => ({ ...call, id: `${n}`, contactName: `Ana ${n % 6}` }));
    notifier.followUps([{ ...call, remote: { raw: '', e164: null, name: null } }, ...due.slice(1)]);
    expect(shown).toMatchObject([
      { title: '12 follow-ups are due', body: 'Withheld number, Ana 1, Ana 2, …' },
    ]);
    notifier.followUps(due.slice(0, 5));
    expect(gone).toEqual(['12 follow-ups are due']);
    shown[1]?.onClick();
    expect(opened).toEqual(['follow-ups']);
  });

  it('is not shown when the person wants none', () => {
    const none = { notifyInbound: false, notifyMissed: false, notifyFollowUps: false };
    const { notifier, shown } = stand({ ...defaultSettings, ...none });
    notifier.inbound(call);
    notifier.missed(call);
    notifier.followUp(call);
    notifier.followUps([call, call, call, call]);
    expect(shown).toEqual([]);
  });

  it('of an incoming call goes also when missed ones are not told', () => {
    const { notifier, shown, gone } = stand({ ...defaultSettings, notifyMissed: false });
    notifier.inbound(call);
    notifier.missed(call);
    expect(shown).toHaveLength(1);
    expect(gone).toEqual(['Incoming call']);
  });
});

describe('the tray', () => {
  const line = { mode: 'account', registration: 'registered' } as Line;
  const now = new Date(2026, 10, 22, 15, 0).getTime();
  const noCounts = { unlogged: 0, followUpsDue: 0, followUps: 0, trash: 0 };
  function menu(live: Call[], change: Partial<Line> = {}, seen: Partial<LogGlance> = {}) {
    const did: string[] = [];
    const options: TrayMenuOptions = {
      line: () => ({ ...line, ...change }),
      live: () => live,
      glance: () => ({ recent: [], lastUnlogged: null, counts: noCounts, ...seen }),
      now: () => now,
      open: () => did.push('open'),
      openCall: (id) => did.push(`open ${id}`),
      answer: (id) => did.push(`answer ${id}`),
      decline: (id) => did.push(`decline ${id}`),
      hangUp: (id) => did.push(`hang up ${id}`),
      stopTimer: (id) => did.push(`stop ${id}`),
      quickLog: () => did.push('quick log'),
      logLast: () => did.push('log last'),
      showUnlogged: () => did.push('unlogged'),
      showFollowUps: () => did.push('follow-ups'),
      quit: () => did.push('quit'),
    };
    const items = trayMenu(options);
    const click = (label: string) => {
      const item = items.find((one) => one.label === label);
      if (!item || item.enabled === false) throw new Error(`There is no item '${label}' to click.`);
      (item.click as () => void)();
    };
    return { items, labels: items.map(({ label, type }) => label ?? type), click, did };
  }

  it('tells how the line stands, and offers the quick log, the follow-ups, the window and the end', () => {
    const { labels, click, did } = menu([]);
    expect(labels.filter((label) => label !== 'separator')).toEqual([
      'Line is ready',
      'Quick log…',
      'Log the last call',
      'Follow-ups',
      'Open Ringnote',
      'Quit Ringnote',
    ]);
    for (const label of ['Quick log…', 'Follow-ups', 'Open Ringnote', 'Quit Ringnote']) click(label);
    expect(did).toEqual(['quick log', 'follow-ups', 'open', 'quit']);
    expect(menu([], { mode: 'practice', registration: 'connecting' }).labels[0]).toBe(
      'Practice line is connecting',
    );
    expect(menu([], { registration: 'failed' }).labels[0]).toBe('Line is not working');
    expect(menu([], { mode: 'off', registration: 'off' }).labels[0]).toBe('No line is on');
  });

  it('logs the last call only when there is one to log', () => {
    expect(() => menu([]).click('Log the last call')).toThrow();
    const { click, did } = menu([], {}, { lastUnlogged: 'x' });
    click('Log the last call');
    expect(did).toEqual(['log last']);
  });

  it('counts the calls to log and the follow-ups that are due', () => {
    const counts = { ...noCounts, unlogged: 3, followUpsDue: 1 };
    const { labels, click, did } = menu([], {}, { counts });
    expect(labels).toEqual(expect.arrayContaining(['3 calls to log', 'Follow-ups (1 due)']));
    click('3 calls to log');
    expect(did).toEqual(['unlogged']);
  });

  it('shows recent calls by name, time and status, and a click opens the call', () => {
    const at = new Date(2026, 10, 22, 14, 30).getTime();
    const recent = [
      { id: 'a', remote, contactName: null, startedAt: at, status: 'missed' },
      { id: 'b', remote, contactName: 'Cut & Co', startedAt: at - 86_400_000, status: 'answered' },
    ] as Call[];
    const { labels, click, did } = menu([], {}, { recent });
    const today = labels.find((label) => label?.startsWith('Ana Silva')) ?? '';
    const before = labels.find((label) => label?.startsWith('Cut && Co')) ?? '';
    expect(today).toMatch(/^Ana Silva · 2:30.PM · Missed$/);
    expect(before).toMatch(/^Cut && Co · .*21.* · Answered$/);
    click(today);
    click(before);
    expect(did).toEqual(['open a', 'open b']);
  });

  it('is another menu where the calls are others, though it reads the same', () => {
    const recent = (id: string) => [{ id, remote, startedAt: now, status: 'missed' }] as Call[];
    const looks = (id: string) => JSON.stringify(menu([], {}, { recent: recent(id) }).items);
    expect(looks('a')).not.toBe(looks('b'));
    expect(looks('a')).toBe(looks('a'));
  });

  it('offers each live call and its hang-up', () => {
    const { labels, click, did } = menu([{ id: 'a', remote } as Call]);
    expect(labels).toContain('Call with Ana Silva');
    for (const label of ['Hang up Ana Silva', 'Call with Ana Silva']) click(label);
    expect(did).toEqual(['hang up a', 'open a']);
  });

  it('stops a timer instead of hanging it up', () => {
    const { click, did } = menu([{ id: 'a', remote, source: 'manual', status: 'answered' } as Call]);
    for (const label of ['Stop the timer: Ana Silva', 'Timer: Ana Silva']) click(label);
    expect(did).toEqual(['stop a', 'quick log']);
  });

  it.each(['initiated', 'ringing'] as const)(
    'offers to take or decline an inbound call that is %s',
    (status) => {
      const { labels, click, did } = menu([{ id: 'a', remote, direction: 'inbound', status } as Call]);
      expect(labels).not.toContain('Hang up Ana Silva');
      for (const label of ['Answer Ana Silva', 'Decline Ana Silva']) click(label);
      expect(did).toEqual(['answer a', 'decline a']);
    },
  );
});

describe('a call that rings', () => {
  const call = (id: string, change: Partial<Call>) =>
    ({ id, remote, direction: 'inbound', status: 'ringing', ...change }) as Call;

  it('raises the window once, and the next call raises it again', () => {
    const raise = vi.fn();
    let live: Call[] = [];
    const changed = onRing(() => live, raise);
    for (const next of [[], [call('a', { status: 'initiated' })], [call('a', {})]]) {
      live = next;
      changed();
    }
    expect(raise).toHaveBeenCalledOnce();
    live = [call('a', { status: 'answered' }), call('b', {})];
    changed();
    expect(raise).toHaveBeenCalledTimes(2);
  });

  it('is an inbound one: an outbound one, or one that is taken, raises nothing', () => {
    const raise = vi.fn();
    onRing(() => [call('a', { direction: 'outbound' }), call('b', { status: 'answered' })], raise)();
    expect(raise).not.toHaveBeenCalled();
  });
});

describe('the menu', () => {
  it.each(['linux', 'win32', 'darwin'] as const)(
    'on %s can quit and open the quick log without a tray, copy and paste, and make text larger',
    (platform) => {
      const did: string[] = [];
      const template = applicationMenu({
        platform,
        quickLogShortcut: 'CommandOrControl+Shift+L',
        quickLog: () => did.push('quick log'),
        quit: () => did.push('quit'),
      });
      const items = template.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
      const item = items.find(({ label }) => label === 'Quick log…');
      expect(item?.accelerator).toBe('CommandOrControl+Shift+L');
      (item?.click as undefined | (() => void))?.();
      expect(did).toEqual(['quick log']);
      const roles = items.map(({ role }) => role);
      expect(roles).toEqual(expect.arrayContaining(['copy', 'paste', 'zoomIn', 'zoomOut', 'resetZoom']));
      expect(JSON.stringify(template)).toMatch(platform === 'darwin' ? /"appMenu"/ : /Quit Ringnote/);
    },
  );
});

describe('the shortcut of the quick log', () => {
  const wanted = 'CommandOrControl+Shift+L';
  beforeEach(() => {
    electron.held.clear();
    electron.taken.clear();
  });
  function shortcut() {
    const told: Notice[] = [];
    const pressed = vi.fn();
    const made = createQuickLogShortcut({
      press: pressed,
      notify: (notice) => told.push(notice),
      dismiss: (id) => told.splice(0, told.length, ...told.filter((notice) => notice.id !== id)),
      log: { info() {}, warn() {}, error() {} },
    });
    return { made, told, pressed };
  }

  it('is taken at the start, changed with the setting, and given back', () => {
    const { made, told, pressed } = shortcut();
    made.use(wanted);
    electron.held.get(wanted)?.();
    expect(pressed).toHaveBeenCalledOnce();
    made.use('Alt+Q');
    expect([...electron.held.keys()]).toEqual(['Alt+Q']);
    made.use('');
    expect(electron.held.size).toBe(0);
    made.use(wanted);
    made.release();
    expect(electron.held.size).toBe(0);
    expect(told).toEqual([]);
  });

  it.each([
    ['taken by another program', 'Alt+Q', 'Another program holds Alt+Q, so Ctrl+Shift+L stays in force.'],
    [
      'not understood',
      'Banana',
      'Banana is no shortcut that this system knows, so Ctrl+Shift+L stays in force.',
    ],
  ])('that is %s leaves the old one in force, and says what to do', (_why, next, words) => {
    electron.taken.add('Alt+Q');
    const { made, told } = shortcut();
    made.use(wanted);
    made.use(next);
    expect([...electron.held.keys()]).toEqual([wanted]);
    expect(told).toMatchObject([{ tone: 'warning', body: expect.stringContaining(words) }]);
    expect(told[0]?.body).toContain('Settings');
    made.use(wanted);
    expect(told).toEqual([]);
  });
});

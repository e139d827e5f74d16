import { describe, expect, it, vi } from 'vitest';
import type { Call, CallRecord } from '../../contract/call/call.ts';
import type { Line } from '../../contract/ipc/line.ts';
import { defaultSettings } from '../../contract/ipc/settings.ts';
import { applicationMenu } from '../../main/shell/menu.ts';
import { onRing } from '../../main/shell/ringing.ts';
import { type TrayOptions, trayMenu } from '../../main/shell/tray.ts';
import { placeWindow } from '../../main/shell/window-bounds.ts';
import { createNotifier, type Showing } from '../../main/sinks/notify.ts';

vi.mock('electron', () => ({ Menu: {}, Tray: class {} }));

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

  it('is not shown when the person wants none', () => {
    const { notifier, shown } = stand({ ...defaultSettings, notifyInbound: false, notifyMissed: false });
    notifier.inbound(call);
    notifier.missed(call);
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
  function menu(live: Call[], change: Partial<Line> = {}) {
    const did: string[] = [];
    const options: TrayOptions = {
      icons: '',
      log: { info() {}, warn() {}, error() {} },
      line: () => ({ ...line, ...change }),
      live: () => live,
      open: () => did.push('open'),
      openCall: (id) => did.push(`open ${id}`),
      answer: (id) => did.push(`answer ${id}`),
      decline: (id) => did.push(`decline ${id}`),
      hangUp: (id) => did.push(`hang up ${id}`),
      quit: () => did.push('quit'),
    };
    const items = trayMenu(options);
    const click = (label: string) => {
      const item = items.find((one) => one.label === label);
      (item?.click as (() => void) | undefined)?.();
    };
    return { labels: items.map(({ label, type }) => label ?? type), click, did };
  }

  it('tells how the line stands', () => {
    expect(menu([]).labels).toEqual(['Line is ready', 'separator', 'Open Ringnote', 'Quit Ringnote']);
    expect(menu([], { mode: 'practice', registration: 'connecting' }).labels[0]).toBe(
      'Practice line is connecting',
    );
    expect(menu([], { registration: 'failed' }).labels[0]).toBe('Line is not working');
    expect(menu([], { mode: 'off', registration: 'off' }).labels[0]).toBe('No line is on');
  });

  it('offers each live call and its hang-up', () => {
    const { labels, click, did } = menu([{ id: 'a', remote } as Call]);
    expect(labels).toContain('Call with Ana Silva');
    for (const label of ['Hang up Ana Silva', 'Call with Ana Silva', 'Open Ringnote', 'Quit Ringnote'])
      click(label);
    expect(did).toEqual(['hang up a', 'open a', 'open', 'quit']);
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
    'on %s can quit without a tray, and copy and paste',
    (platform) => {
      const text = JSON.stringify(applicationMenu(platform, () => {}));
      expect(text).toContain('"editMenu"');
      expect(text).toMatch(platform === 'darwin' ? /"appMenu"/ : /Quit Ringnote/);
    },
  );
});

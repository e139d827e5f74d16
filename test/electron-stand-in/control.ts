import { runInThisContext } from 'node:vm';
import { app } from './app.ts';
import { cancellable } from './cancellable.ts';
import { dialogs, prepared } from './dialog.ts';
import { electron } from './electron.ts';
import { shortcuts, takenShortcuts } from './global-shortcut.ts';
import { itemAt, Menu, pictureOf } from './menu.ts';
import { shown } from './notification.ts';
import { powerMonitor } from './power-monitor.ts';
import { allSessions } from './session.ts';
import { trays } from './tray.ts';
import { allContents, windows } from './windows.ts';

/** What a test can ask of a stand-in that it spawned with an IPC channel. Each verb's answer is plain data. */
const verbs = {
  /** Runs a function's source text here, with the stand-in's module as first argument. */
  async evaluate({ source, arg }: { source: string; arg: unknown }) {
    const run = runInThisContext(`(${source})`) as (module: unknown, arg: unknown) => unknown;
    return await run(electron, arg);
  },
  /** Each page: its address as the app knows it, and where a debugger finds it. */
  pages: async () =>
    Promise.all(
      [...allContents.values()].map(async (contents) => ({
        url: contents.getURL(),
        loading: contents.isLoading(),
        targetId: await contents.targetId(),
        port: await contents.port(),
        partition: contents.session.partition,
      })),
    ),
  chromiumPids: async () =>
    (
      await Promise.all([...allSessions()].flatMap((one) => one.places().map((place) => place.pids())))
    ).flat(),
  windows: async () =>
    [...windows.values()].map((window) => ({
      id: window.id,
      visible: window.isVisible(),
      minimized: window.isMinimized(),
      focused: window.isFocused(),
      onTop: window.isAlwaysOnTop(),
      bounds: window.getBounds(),
      url: window.webContents.getURL(),
    })),
  trayMenu: async () => pictureOf([...trays].at(-1)?.contextMenu()),
  tray: async () => {
    const tray = [...trays].at(-1);
    return tray ? { tip: tray.getToolTip(), title: tray.getTitle(), image: tray.image() } : null;
  },
  appMenu: async () => pictureOf(Menu.getApplicationMenu()),
  async clickTray({ path }: { path: string[] }) {
    const tray = [...trays].at(-1);
    if (!tray) throw new Error('There is no tray.');
    if (path.length === 0) tray.emit('click', {}, {}, {});
    else itemAt(tray.contextMenu(), path).click();
  },
  async clickMenu({ path }: { path: string[] }) {
    itemAt(Menu.getApplicationMenu(), path).click();
  },
  shortcuts: async () => [...shortcuts.keys()],
  /** As the keys pressed in any program. */
  async pressShortcut({ accelerator }: { accelerator: string }) {
    const run = shortcuts.get(accelerator);
    if (!run)
      throw new Error(
        `Nobody registered ${accelerator}; there is ${[...shortcuts.keys()].join(', ') || 'none'}.`,
      );
    run();
  },
  /** Another program takes these from now on. */
  async takeShortcuts({ accelerators }: { accelerators: readonly string[] }) {
    takenShortcuts.clear();
    for (const each of accelerators) takenShortcuts.add(each);
  },
  notifications: async () =>
    shown.map(({ title, body, silent, urgency }) => ({ title, body, silent, urgency })),
  async clickNotification({ index }: { index: number }) {
    const one = shown[index];
    if (!one) throw new Error(`There is no notification ${index}; ${shown.length} are on show.`);
    one.emit('click', {});
  },
  async prepareDialog({ method, answer }: { method: string; answer: unknown }) {
    prepared.push({ method, answer });
  },
  dialogs: async () => JSON.parse(JSON.stringify(dialogs)) as { method: string; options: unknown }[],
  async power({ event }: { event: string }) {
    const sent = cancellable();
    powerMonitor.emit(event, sent);
    return { prevented: sent.defaultPrevented };
  },
} as const;

export type Verbs = typeof verbs;

interface Asked {
  standIn: true;
  id: number;
  verb: keyof Verbs;
  arg: unknown;
}

/** Answers a test, if there is one at the other end. The channel does not keep this process alive. */
export function listenToTest(): void {
  if (!process.send) return;
  process.on('message', (message: Asked) => {
    if (message?.standIn !== true) return;
    const act = verbs[message.verb] as (arg: unknown) => Promise<unknown>;
    void Promise.resolve()
      .then(() => act(message.arg))
      .then(
        (value) => process.send?.({ standIn: true, id: message.id, value }),
        (error) => process.send?.({ standIn: true, id: message.id, error: String(error?.stack ?? error) }),
      );
  });
  process.channel?.unref();
  // A test that is gone needs no app.
  process.on('disconnect', () => app.exit(0));
}

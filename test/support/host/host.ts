import type * as ElectronModule from 'electron';
import type { Page } from 'playwright';

/** One item of a tray or application menu, as a test reads it. */
export interface MenuPicture {
  label: string;
  type: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  items: MenuPicture[];
}

export interface WindowPicture {
  id: number;
  visible: boolean;
  minimized: boolean;
  focused: boolean;
  /** Above the windows of other programs. */
  onTop: boolean;
  bounds: { x: number; y: number; width: number; height: number };
  url: string;
}

export interface TrayPicture {
  tip: string;
  title: string;
  image: string;
}

export interface NotificationPicture {
  title: string;
  body: string;
  silent: boolean;
  urgency: string;
}

export interface RequestSeen {
  page: string;
  /** As the app wrote it: `app://ringnote/…`, `ws://127.0.0.1:…`. */
  url: string;
  type: string;
}

export interface ViolationSeen {
  page: string;
  directive: string;
  blocked: string;
  /** File and line that caused it, where the host knows. */
  source: string;
}

export interface TextSeen {
  page: string;
  text: string;
}

export type DialogMethod =
  | 'showErrorBox'
  | 'showMessageBox'
  | 'showMessageBoxSync'
  | 'showOpenDialog'
  | 'showSaveDialog';

/** A page by its job, or by how its address (as the app writes it) begins. */
export type WhichPage = keyof typeof pageAddress | { url: string };

/**
 * The running app as a test sees it, whichever of the two carries it: Electron itself, or the stand-in on Chromium.
 * A spec written against this runs in both unchanged.
 */
export interface Host {
  readonly kind: 'electron' | 'stand-in';
  readonly pid: number;
  /** Waits until the page is there and loaded; throws after 40 s. */
  page(which: WhichPage): Promise<Page>;
  /** Runs a self-contained function in the main process, with the module `electron` as first argument. */
  evaluate<R, A = undefined>(
    run: (electron: typeof ElectronModule, arg: A) => R | Promise<R>,
    arg?: A,
  ): Promise<R>;
  windows(): Promise<WindowPicture[]>;
  trayMenu(): Promise<MenuPicture[]>;
  /** Clicks the icon itself (no labels), or an item of its menu by its labels from the top. */
  clickTray(...labels: string[]): Promise<void>;
  /** What the tray's icon shows; `image` is a data URL. Null when there is no icon. */
  tray(): Promise<TrayPicture | null>;
  /** The accelerators that the app holds in every program. */
  shortcuts(): Promise<string[]>;
  /** Presses one of them. */
  pressShortcut(accelerator: string): Promise<void>;
  /** Has another program hold these, and only these, from now on. */
  takeShortcuts(...accelerators: string[]): Promise<void>;
  appMenu(): Promise<MenuPicture[]>;
  clickMenu(...labels: string[]): Promise<void>;
  /** Those on show now, oldest first. */
  notifications(): Promise<NotificationPicture[]>;
  clickNotification(index?: number): Promise<void>;
  /** Prepares the answer of the next dialog of this kind. A dialog without one fails the test. */
  answerDialog(method: DialogMethod, answer?: unknown): Promise<void>;
  dialogs(): Promise<{ method: string; options: unknown }[]>;
  /** Tells whether the app asked the system to wait. */
  powerEvent(event: 'suspend' | 'resume' | 'shutdown'): Promise<{ prevented: boolean }>;
  requests(): RequestSeen[];
  cspViolations(): ViolationSeen[];
  /** `console.error` of pages. */
  consoleErrors(): TextSeen[];
  /** Uncaught errors in pages. */
  pageErrors(): TextSeen[];
  /** Unprepared dialogs and uncaught errors in main. */
  failures(): string[];
  /** What `shell` was asked to open. */
  opened(): string[];
  stdout(): string;
  stderr(): string;
  /** Quits as a person does; resolves to the exit code. Throws after 15 s. */
  quit(): Promise<number | null>;
  /** SIGKILL to the main process, as a loss of power; resolves when it and its pages' processes are gone. */
  kill(): Promise<void>;
  waitForExit(): Promise<number | null>;
}

export interface LaunchOptions {
  /** Folder of all of the app's data (`--profile`). */
  profile: string;
  /** The app's own flags, e.g. `--hidden`. */
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** Chromium's switches, e.g. `--use-fake-device-for-media-stream`. */
  switches?: readonly string[];
  /** Without windows that can be seen (the stand-in only); true unless said otherwise. */
  headless?: boolean;
  /** The built main process; `out/main/index.js` unless said otherwise. */
  entry?: string;
  /** A command that starts the app in a place of its own, e.g. `unshare … sh -c …` (the stand-in only). */
  under?: readonly string[];
}

export const pageAddress = {
  app: 'app://ringnote/app/',
  quick: 'app://ringnote/quick/',
  phone: 'app://phone/',
  media: 'app://media/',
} as const;

export function addressOf(which: WhichPage): string {
  return typeof which === 'string' ? pageAddress[which] : which.url;
}

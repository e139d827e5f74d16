import { join } from 'node:path';
import { appState, needReady } from './app-state.ts';
import { fenced, missing } from './missing.ts';
import { userData } from './paths.ts';
import { type PermissionCheckHandler, type PermissionRequestHandler, Permissions } from './permissions.ts';
import { SessionProtocol } from './protocol.ts';
import { type HearOfPopup, SessionBrowser } from './session-browser.ts';
import { strictEmitter } from './strict-emitter.ts';
import { WebRequest } from './web-request.ts';

const Base = strictEmitter('Session', [
  'will-download',
  'select-hid-device',
  'hid-device-added',
  'hid-device-removed',
]);

/** One Electron session: its handlers, and the Chromium that its windows live in. */
export class Session extends Base {
  readonly schemes = new SessionProtocol();
  readonly requests = new WebRequest();
  readonly permissions = new Permissions();
  private readonly browsers: SessionBrowser[] = [];
  private readonly onPopup: HearOfPopup;
  readonly partition: string;
  /** The contents of this session; asked again when a permission handler changes. */
  readonly settlePermissions = new Set<() => void>();

  constructor(partition: string, onPopup: HearOfPopup) {
    super();
    this.partition = partition;
    this.onPopup = onPopup;
  }

  /**
   * Where a new page of this session goes. In Electron each new renderer takes the switches of its moment, so a page
   * made after a switch changed gets another Chromium. A session that is kept on disk has one folder, and so only one.
   */
  place(): SessionBrowser {
    const last = this.browsers.at(-1);
    if (last && !(last.outdated() && !this.isPersistent())) return last;
    const folder = this.partition === '' ? 'default' : this.partition.replace(/[^a-z0-9-]/gi, '_');
    const name = this.browsers.length === 0 ? folder : `${folder}-${this.browsers.length + 1}`;
    const made = new SessionBrowser(
      () => join(userData(), 'Stand-in Chromium', name),
      this.partition,
      this.onPopup,
    );
    this.browsers.push(made);
    return made;
  }

  /** Every Chromium that this session has had; those that have ended cost nothing. */
  places(): readonly SessionBrowser[] {
    return this.browsers;
  }

  get protocol() {
    return this.schemes.api;
  }

  get webRequest() {
    return this.requests.api;
  }

  isPersistent(): boolean {
    return this.partition === '' || this.partition.startsWith('persist:');
  }

  setPermissionRequestHandler(handler: PermissionRequestHandler | null): void {
    this.permissions.request = handler;
    for (const settle of this.settlePermissions) settle();
  }

  setPermissionCheckHandler(handler: PermissionCheckHandler | null): void {
    this.permissions.check = handler;
    for (const settle of this.settlePermissions) settle();
  }

  /** Kept and never asked: the stand-in has no USB, HID or serial device to grant. */
  setDevicePermissionHandler(_handler: unknown): void {}

  /** Kept and never asked: nothing is spell-checked or captured in the stand-in. */
  setDisplayMediaRequestHandler(_handler: unknown): void {}

  setSpellCheckerEnabled(_enable: boolean): void {}

  async clearStorageData(): Promise<void> {
    for (const place of this.browsers) await (await place.browser())?.send('Storage.clearCookies', {});
  }

  async clearCache(): Promise<void> {}
}

const sessions = new Map<string, Session>();
const made: ((session: Session) => void)[] = [];
let hearOfPopup: HearOfPopup = () => undefined;

/** Tells `app` (for `session-created`) and the popup judge, without this module knowing them. */
export function onSessionCreated(hear: (session: Session) => void): void {
  made.push(hear);
}
export function onPopup(hear: HearOfPopup): void {
  hearOfPopup = hear;
}

export function allSessions(): Iterable<Session> {
  return sessions.values();
}

/** The session of a partition, made once and kept by name. */
export function sessionOf(partition: string): Session {
  const known = sessions.get(partition);
  if (known) return known;
  const session = new Session(partition, (popup) => hearOfPopup(popup));
  sessions.set(partition, session);
  for (const hear of made) hear(session);
  return session;
}

/** The module `session`: nothing of it before `ready` (facts/electron.md, section 1). */
export const session = fenced('session', {
  fromPartition(partition: string, options?: object) {
    needReady('Session can only be received when app is ready');
    if (options !== undefined) missing('session.fromPartition(partition, options)');
    return sessionOf(partition);
  },
  get defaultSession() {
    needReady('Session can only be received when app is ready');
    return sessionOf('');
  },
});

/** The module `protocol`: schemes before `ready`, handlers of the default session after it (section 5). */
const early = new SessionProtocol().api;
export const protocol = fenced('protocol', {
  registerSchemesAsPrivileged: early.registerSchemesAsPrivileged,
  handle(...args: Parameters<typeof early.handle>) {
    needReady('Session can only be received when app is ready');
    sessionOf('').protocol.handle(...args);
  },
  unhandle: (scheme: string) => sessionOf('').protocol.unhandle(scheme),
  isProtocolHandled: (scheme: string) => appState.ready && sessionOf('').protocol.isProtocolHandled(scheme),
});

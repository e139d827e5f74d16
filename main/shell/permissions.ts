import { mainPage, phonePage } from './pages.ts';

/** What a page asks of the machine, as Electron's request and check handlers both tell it. */
export interface Wish {
  permission: string;
  /** The asking page's URL or origin; Electron writes an origin with or without a slash (facts/electron.md, 6). */
  from: string;
  /** For `media`: what it wants, `audio` and `video`; empty when Electron does not say. */
  media: readonly string[];
}

/** A device a page wants to open; HID collections tell what it is for. */
export interface Device {
  type: string;
  from: string;
  usagePages: readonly number[];
}

/**
 * Everything that is ever granted (facts/security.md, item 5); a name that is not here is denied, one that Electron
 * gains later too, and the media page is granted nothing at all. The local-network names are granted in case a later
 * Chromium asks for them.
 */
const granted: Readonly<Record<string, readonly string[]>> = {
  [mainPage.origin]: ['media', 'notifications', 'clipboard-sanitized-write'],
  [phonePage.origin]: [
    'media',
    'speaker-selection',
    'hid',
    'local-network',
    'local-network-access',
    'loopback-network',
  ],
};

/** USB HID usage page "Telephony Devices" (HID Usage Tables 1.5, section 14). */
const telephony = 0x0b;

/** Decides a permission request or check for the session that belongs to `origin`; null is any other session. */
export function isGranted(origin: string | null, wish: Wish): boolean {
  if (origin === null || !isFrom(origin, wish.from)) return false;
  if (!(granted[origin] ?? []).includes(wish.permission)) return false;
  return (
    wish.permission !== 'media' || (wish.media.length > 0 && wish.media.every((kind) => kind === 'audio'))
  );
}

/** Decides whether a page may open a device: headsets with call buttons, for the phone page. */
export function isDeviceGranted(origin: string | null, device: Device): boolean {
  return (
    origin === phonePage.origin &&
    isFrom(origin, device.from) &&
    device.type === 'hid' &&
    device.usagePages.includes(telephony)
  );
}

function isFrom(origin: string, from: string): boolean {
  return from === origin || from.startsWith(`${origin}/`);
}

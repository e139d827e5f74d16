import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { guardSession } from '../../main/shell/guard-session.ts';
import { mainPage, mediaPage, phonePage, quickPage } from '../../main/shell/pages.ts';
import { isDeviceGranted, isGranted } from '../../main/shell/permissions.ts';

const typings = readFileSync(join(import.meta.dirname, '../../node_modules/electron/electron.d.ts'), 'utf8');

/** Every permission that this version of Electron can name, out of its own typings. */
const names = [
  ...new Set(
    [
      ...(/setPermissionRequestHandler\(handler: \(\(.*/.exec(typings)?.[0] ?? '').matchAll(
        /'([A-Za-z-]+)'/g,
      ),
    ].map(([, name]) => name ?? ''),
  ),
  'some-name-of-a-later-electron',
  '__proto__',
  'constructor',
];

/** Facts/security.md, item 5, as a table. */
const table: Record<string, string[]> = {
  [mainPage.origin]: ['media', 'notifications', 'clipboard-sanitized-write'],
  [phonePage.origin]: [
    'media',
    'speaker-selection',
    'hid',
    'local-network',
    'local-network-access',
    'loopback-network',
  ],
  [mediaPage.origin]: [],
};

describe('the permission table', () => {
  it('is tried with every name that Electron has', () => {
    expect(names.length).toBeGreaterThan(45);
    expect(Object.keys(table)).toHaveLength(3);
    for (const granted of Object.values(table)) for (const name of granted) expect(names).toContain(name);
  });

  it.each(Object.keys(table))('grants %s what is listed and nothing else', (origin) => {
    for (const permission of names) {
      for (const from of [origin, `${origin}/`, `${origin}/app/index.html`]) {
        const expected = table[origin]?.includes(permission);
        expect(isGranted(origin, { permission, from, media: ['audio'] }), `${permission} ${from}`).toBe(
          expected,
        );
      }
    }
  });

  it('has no row of the quick-log window’s own: it lives on the main window’s host and gets what that gets', () => {
    expect(quickPage.origin).toBe(mainPage.origin);
  });

  it('grants sound only: no camera, and nothing whose kind is not told', () => {
    for (const origin of Object.keys(table)) {
      for (const media of [['video'], ['audio', 'video'], ['unknown'], []]) {
        expect(isGranted(origin, { permission: 'media', from: `${origin}/`, media })).toBe(false);
      }
    }
  });

  it('grants nothing to another origin in one of our sessions, and nothing at all in another session', () => {
    const strangers = [
      'https://example.org/',
      'app://ringnote.evil/',
      'app://ringnoteevil/',
      'app://evil/app://ringnote/',
      'file:///',
      'null',
      '',
    ];
    for (const permission of names) {
      for (const origin of Object.keys(table)) {
        for (const from of [...strangers, ...Object.keys(table).filter((other) => other !== origin)]) {
          expect(isGranted(origin, { permission, from, media: ['audio'] })).toBe(false);
        }
        expect(isGranted(null, { permission, from: `${origin}/`, media: ['audio'] })).toBe(false);
      }
    }
  });
});

describe('a device', () => {
  const headset = { type: 'hid', from: phonePage.origin, usagePages: [0x0c, 0x0b] };
  it('is granted to the phone page when it is a headset’s call buttons', () => {
    expect(isDeviceGranted(phonePage.origin, headset)).toBe(true);
  });
  it.each([
    ['a keyboard', phonePage.origin, { ...headset, usagePages: [0x01] }],
    ['a device that says nothing of itself', phonePage.origin, { ...headset, usagePages: [] }],
    ['a serial port', phonePage.origin, { ...headset, type: 'serial' }],
    ['a USB device', phonePage.origin, { ...headset, type: 'usb' }],
    ['a headset for the main window', mainPage.origin, { ...headset, from: mainPage.origin }],
    ['a headset for a stranger', phonePage.origin, { ...headset, from: 'https://example.org' }],
    ['a headset in another session', null, headset],
  ])('is denied: %s', (_name, origin, device) => {
    expect(isDeviceGranted(origin, device)).toBe(false);
  });
});

describe('a session', () => {
  type Request = (
    contents: unknown,
    permission: string,
    answer: (granted: boolean) => void,
    details: object,
  ) => void;
  type Check = (contents: unknown, permission: string, from: string, details: object) => boolean;
  type Open = (details: object) => boolean;

  function guarded(origin: string | null) {
    const set: { request?: Request; check?: Check; open?: Open } = {};
    guardSession(
      {
        setPermissionRequestHandler: (handler: Request) => Object.assign(set, { request: handler }),
        setPermissionCheckHandler: (handler: Check) => Object.assign(set, { check: handler }),
        setDevicePermissionHandler: (handler: Open) => Object.assign(set, { open: handler }),
      } as unknown as Session,
      origin,
    );
    const { request, check, open } = set;
    if (!request || !check || !open)
      throw new Error('A handler is missing, so Electron would grant everything.');
    return { request, check, open };
  }

  it('answers every request, also one of a frame, and grants only the top one', () => {
    const { request } = guarded(phonePage.origin);
    const asked = (isMainFrame: boolean, permission: string, mediaTypes?: string[]) => {
      let answer: boolean | null = null;
      request(null, permission, (granted) => (answer = granted), {
        isMainFrame,
        requestingUrl: phonePage.url,
        ...(mediaTypes ? { mediaTypes } : {}),
      });
      return answer;
    };
    expect(asked(true, 'media', ['audio'])).toBe(true);
    expect(asked(true, 'media', ['audio', 'video'])).toBe(false);
    expect(asked(true, 'media')).toBe(false);
    expect(asked(false, 'media', ['audio'])).toBe(false);
    expect(asked(true, 'geolocation')).toBe(false);
  });

  it('checks notifications without contents, as Electron asks', () => {
    const { check } = guarded(mainPage.origin);
    expect(check(null, 'notifications', 'app://ringnote/', { isMainFrame: true })).toBe(true);
    expect(check(null, 'notifications', 'app://phone/', { isMainFrame: true })).toBe(false);
    expect(check(null, 'media', 'app://ringnote/', { isMainFrame: true, mediaType: 'audio' })).toBe(true);
    expect(check(null, 'media', 'app://ringnote/', { isMainFrame: true, mediaType: 'video' })).toBe(false);
  });

  it('grants the media page nothing, in whichever way it asks', () => {
    const { request, check, open } = guarded(mediaPage.origin);
    for (const permission of names) {
      let answer: boolean | null = null;
      request(null, permission, (granted) => (answer = granted), {
        isMainFrame: true,
        requestingUrl: mediaPage.url,
        mediaTypes: ['audio'],
      });
      expect(answer, permission).toBe(false);
      expect(check(null, permission, `${mediaPage.origin}/`, { isMainFrame: true, mediaType: 'audio' })).toBe(
        false,
      );
    }
    expect(
      open({ deviceType: 'hid', origin: mediaPage.origin, device: { collections: [{ usagePage: 11 }] } }),
    ).toBe(false);
  });

  it('opens no device to the main window', () => {
    const device = { deviceType: 'hid', origin: 'app://phone', device: { collections: [{ usagePage: 11 }] } };
    expect(guarded(phonePage.origin).open(device)).toBe(true);
    expect(guarded(mainPage.origin).open(device)).toBe(false);
    expect(guarded(null).open(device)).toBe(false);
    expect(guarded(phonePage.origin).open({ ...device, device: {} })).toBe(false);
  });
});

import type { CdpSession, Protocol } from './cdp.ts';
import { fromChromium, originOf } from './scheme.ts';
import type { WebContents } from './web-contents.ts';

export type PermissionRequestHandler = (
  contents: WebContents,
  permission: string,
  callback: (granted: boolean) => void,
  details: object,
) => void;
export type PermissionCheckHandler = (
  contents: WebContents | null,
  permission: string,
  origin: string,
  details: object,
) => boolean;

type Name = Protocol.Browser.PermissionType;

/** Electron's name of a permission, what it calls the device, and Chromium's name (facts/electron.md, section 6). */
const table: readonly { name: string; media?: 'audio' | 'video'; chromium: Name }[] = [
  { name: 'media', media: 'audio', chromium: 'audioCapture' },
  { name: 'media', media: 'video', chromium: 'videoCapture' },
  { name: 'notifications', chromium: 'notifications' },
  { name: 'clipboard-read', chromium: 'clipboardReadWrite' },
  { name: 'clipboard-sanitized-write', chromium: 'clipboardSanitizedWrite' },
  { name: 'display-capture', chromium: 'displayCapture' },
  { name: 'geolocation', chromium: 'geolocation' },
  { name: 'idle-detection', chromium: 'idleDetection' },
  { name: 'local-fonts', chromium: 'localFonts' },
  { name: 'local-network', chromium: 'localNetwork' },
  { name: 'local-network-access', chromium: 'localNetworkAccess' },
  { name: 'loopback-network', chromium: 'loopbackNetwork' },
  { name: 'midi', chromium: 'midi' },
  { name: 'midiSysex', chromium: 'midiSysex' },
  { name: 'persistent-storage', chromium: 'durableStorage' },
  { name: 'screen-wake-lock', chromium: 'wakeLockScreen' },
  { name: 'sensors', chromium: 'sensors' },
  { name: 'speaker-selection', chromium: 'speakerSelection' },
  { name: 'storage-access', chromium: 'storageAccess' },
  { name: 'window-management', chromium: 'windowManagement' },
];

/** How long a request handler may think before the page is refused; Electron would let the page wait for ever. */
const patience = 1000;

/** Both handlers of one session. Without a handler everything is granted, as in Electron. */
export class Permissions {
  request: PermissionRequestHandler | null = null;
  check: PermissionCheckHandler | null = null;

  /**
   * Asks the app about each permission for the page about to load and tells Chromium the answers, all at once:
   * Chromium has no way to ask later. `requestingOrigin` and `securityOrigin` end with a slash (section 6).
   */
  async settle(contents: WebContents, url: string, browser: CdpSession): Promise<void> {
    const origin = `${originOf(fromChromium(url))}/`;
    if (!/^https?:/.test(url)) return;
    const granted: Name[] = [];
    for (const one of table)
      if (await this.grants(contents, origin, fromChromium(url), one)) granted.push(one.chromium);
    await browser.send('Browser.grantPermissions', { origin: new URL(url).origin, permissions: granted });
  }

  private async grants(
    contents: WebContents,
    origin: string,
    requestingUrl: string,
    { name, media }: (typeof table)[number],
  ): Promise<boolean> {
    const checked = this.check?.(name === 'notifications' ? null : contents, name, origin, {
      requestingUrl,
      isMainFrame: true,
      securityOrigin: origin,
      ...(media ? { mediaType: media } : {}),
    });
    if (checked === false) return false;
    const { request } = this;
    if (!request) return true;
    return await new Promise<boolean>((resolve) => {
      setTimeout(resolve, patience, false).unref();
      request(contents, name, resolve, {
        requestingUrl,
        isMainFrame: true,
        ...(media ? { mediaTypes: [media], securityOrigin: origin } : {}),
      });
    });
  }
}

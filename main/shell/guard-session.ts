import type { Session } from 'electron';
import { isDeviceGranted, isGranted } from './permissions.ts';

/**
 * Puts the permission table in force on one session; `origin` is the page it belongs to, or null for a session that
 * has none of ours. Electron grants everything on a session without handlers (facts/electron.md, section 6).
 */
export function guardSession(session: Session, origin: string | null): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    callback(details.isMainFrame && isGranted(origin, { permission, from: details.requestingUrl, media }));
  });
  session.setPermissionCheckHandler((_contents, permission, from, details) => {
    const media = details.mediaType === undefined ? [] : [details.mediaType];
    return isGranted(origin, { permission, from, media });
  });
  session.setDevicePermissionHandler(({ deviceType, origin: from, device }) => {
    const usagePages = 'collections' in device ? device.collections.map(({ usagePage }) => usagePage) : [];
    return isDeviceGranted(origin, { type: deviceType, from, usagePages });
  });
}

import type { AppAnnouncements, AppRequests } from '../contract/ipc/app-contract.ts';
import type { Bridge } from '../contract/ipc/bridge.ts';
import type { MediaAnnouncements, MediaRequests } from '../contract/ipc/media-contract.ts';
import type { PhoneAnnouncements, PhoneRequests } from '../contract/ipc/phone-contract.ts';
import type { QuickAnnouncements, QuickRequests } from '../contract/ipc/quick-contract.ts';

declare global {
  interface Window {
    /** Exposed by preload/app.ts in the main window. */
    readonly ringnote: Bridge<AppRequests, AppAnnouncements>;
    /** Exposed by preload/phone.ts in the hidden phone page. */
    readonly ringnotePhone: Bridge<PhoneRequests, PhoneAnnouncements>;
    /** Exposed by preload/quick.ts in the quick-log window. */
    readonly ringnoteQuick: Bridge<QuickRequests, QuickAnnouncements>;
    /** Exposed by preload/media.ts in the hidden media page. */
    readonly ringnoteMedia: Bridge<MediaRequests, MediaAnnouncements>;
  }
}

import type { AppAnnouncements, AppRequests } from '../contract/ipc/app-contract.ts';
import type { Bridge } from '../contract/ipc/bridge.ts';
import type { PhoneAnnouncements, PhoneRequests } from '../contract/ipc/phone-contract.ts';

declare global {
  interface Window {
    /** Exposed by preload/app.ts in the main window. */
    readonly ringnote: Bridge<AppRequests, AppAnnouncements>;
    /** Exposed by preload/phone.ts in the hidden phone page. */
    readonly ringnotePhone: Bridge<PhoneRequests, PhoneAnnouncements>;
  }
}

import type { Bridge } from '../../contract/ipc/bridge.ts';
import type { QuickAnnouncements, QuickRequests } from '../../contract/ipc/quick-contract.ts';

/** Main as this window sees it. */
export type QuickBridge = Bridge<QuickRequests, QuickAnnouncements>;

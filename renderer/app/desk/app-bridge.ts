import type { AppAnnouncements, AppRequests } from '../../../contract/ipc/app-contract.ts';
import type { Bridge } from '../../../contract/ipc/bridge.ts';

/** The only way out of the main window, under one short name. */
export type AppBridge = Bridge<AppRequests, AppAnnouncements>;

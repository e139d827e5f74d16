import { launchInElectron } from './electron-host.ts';
import { hasElectronRuntime } from './electron-runtime.ts';
import type { Host, LaunchOptions } from './host.ts';
import { launchInStandIn } from './stand-in-host.ts';

/** Starts the app: in Electron where its runtime is there, else in the stand-in. */
export function launchHost(options: LaunchOptions): Promise<Host> {
  return hasElectronRuntime() ? launchInElectron(options) : launchInStandIn(options);
}

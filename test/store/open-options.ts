import type { Log } from '../../main/core/ports.ts';

/** The threads' entry as source: Node 24 runs it without a build. */
export const workerSource = new URL('../../main/store/worker.ts', import.meta.url);

/** A log that nobody reads. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

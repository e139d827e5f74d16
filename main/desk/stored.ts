import type { Result } from '../../contract/ipc/result.ts';
import type { Log } from '../core/ports.ts';
import { storageFailure } from './storage-words.ts';

/** Does what needs the log, and turns a log that throws into a refusal with the person's words. */
export type Stored = <T>(work: () => Promise<Result<T>>) => Promise<Result<T>>;

export function createStored(log: Log): Stored {
  return async (work) => {
    try {
      return await work();
    } catch (error) {
      log.error('what was asked could not be stored', { error: String(error) });
      return storageFailure(error);
    }
  };
}

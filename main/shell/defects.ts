import type { Notice } from '../../contract/ipc/app-contract.ts';
import type { Log } from '../core/ports.ts';

/**
 * Catches what nobody caught. A defect must not take a call with it, nor stop everything with Electron's own blocking
 * box: it is logged and told, and the app goes on.
 */
export function reportDefects(notify: (notice: Notice) => void, log: Log): void {
  const report = (error: unknown): void => {
    log.error('a defect', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    notify({
      id: 'defect',
      tone: 'error',
      title: 'Something in Ringnote went wrong',
      body: 'It goes on, and what happened is in its log file. If something looks odd, quit Ringnote and start it again.',
    });
  };
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
}

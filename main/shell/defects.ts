import type { Notice } from '../../contract/ipc/app-contract.ts';
import { t } from '../../contract/words/say.ts';
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
      title: t('shell.defect.title'),
      body: t('shell.defect.body'),
    });
  };
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
}

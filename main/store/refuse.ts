import { StoreError, type StoreErrorCode, type StoreReason } from '../core/ports.ts';

const codes: Readonly<Record<StoreReason['why'], StoreErrorCode>> = {
  fromTheFuture: 'from_the_future',
  readOnly: 'read_only',
  full: 'full',
  damaged: 'damaged',
  foreign: 'damaged',
  noBackup: 'damaged',
  noFts5: 'no_fts5',
  locked: 'locked',
  failed: 'failed',
  outOfStep: 'failed',
  noSuchPage: 'failed',
  closed: 'failed',
};

/**
 * Makes the error by which the store refuses. A store thread speaks no language: it names the reason with its facts, main
 * finds the words for them, and the message is for the log alone.
 */
export function refuse(
  why: StoreReason['why'],
  facts: StoreReason['facts'] = {},
  cause?: unknown,
): StoreError {
  const told = Object.entries(facts).map(([name, fact]) => `, ${name} ${fact}`);
  return new StoreError(codes[why], `call log: ${why}${told.join('')}`, { cause, reason: { why, facts } });
}

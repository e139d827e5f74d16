import { default as electronLog } from 'electron-log/node';
import type { Log } from '../core/ports.ts';
import { mask, maskFacts } from './mask.ts';

/** One log file is turned over at this size, bytes; the one before it is kept. */
const turnOver = 2 * 1024 * 1024;

/** Opens the log: one masked line per message, in a file for its owner's eyes only; problems on stderr too. */
export function openLog(file: string): Log {
  const logger = electronLog.create({ logId: 'ringnote' });
  logger.transports.file.setAppName('Ringnote');
  logger.transports.file.resolvePathFn = () => file;
  logger.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  logger.transports.file.maxSize = turnOver;
  logger.transports.file.format = '{iso} {level} {text}';
  logger.transports.console.level = 'warn';
  logger.transports.console.format = '{level} {text}';
  const line = (message: string, facts: Record<string, unknown> | undefined): string =>
    facts === undefined ? mask(message) : `${mask(message)} ${JSON.stringify(maskFacts(facts))}`;
  return {
    info: (message, facts) => logger.info(line(message, facts)),
    warn: (message, facts) => logger.warn(line(message, facts)),
    error: (message, facts) => logger.error(line(message, facts)),
  };
}

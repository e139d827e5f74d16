import { callLog } from './0001-call-log.ts';
import { theDesk } from './0002-the-desk.ts';
import { unfinishedNames } from './0003-unfinished-names.ts';
import type { Migration } from './migration.ts';

/** Every step, oldest first. The n-th brings a log to format n (`user_version`): append only. */
export const allMigrations: readonly Migration[] = [callLog, theDesk, unfinishedNames];

import { toCall } from '../../contract/call/call.ts';
import type { AppRequests } from '../../contract/ipc/app-contract.ts';
import type { Handlers } from '../../contract/ipc/handlers.ts';
import { ok } from '../../contract/ipc/result.ts';
import type { CallLog, Clock, Log, Notifier, SettingsStore } from '../core/ports.ts';
import type { Stored } from './stored.ts';

export interface FollowUpPorts {
  callLog: Pick<CallLog, 'followUps' | 'takeDueFollowUps'>;
  settings: Pick<SettingsStore, 'settings'>;
  notifier: Pick<Notifier, 'followUp' | 'followUps'>;
  clock: Clock;
  log: Log;
  stored: Stored;
}

/** Calls that the person wants to come back to, and the word when it is time. */
export interface FollowUps {
  readonly handlers: Pick<Handlers<AppRequests>, 'followUp.list'>;
  /**
   * To be called every half a minute. Each follow-up is told of once, and none later because telling was switched off; those
   * that a holiday gathered are one word.
   */
  tellDue(): Promise<void>;
}

/** The most follow-ups that a list shows (contract, `followUp.list`). */
const listed = 500;

/** How many that are due at once are told of one by one. */
const notifiedOneByOne = 3;

export function createFollowUps(ports: FollowUpPorts): FollowUps {
  return {
    handlers: {
      'followUp.list': () =>
        ports.stored(async () => ok({ calls: (await ports.callLog.followUps(listed)).map(toCall) })),
    },
    async tellDue() {
      try {
        const due = await ports.callLog.takeDueFollowUps(ports.clock.read().wall);
        if (!ports.settings.settings().notifyFollowUps) return;
        if (due.length > notifiedOneByOne) ports.notifier.followUps(due);
        else for (const call of due) ports.notifier.followUp(call);
      } catch (error) {
        ports.log.error('follow-ups that are due could not be read', { error: String(error) });
      }
    },
  };
}

import type { Call } from '../../../contract/call/call.ts';
import type { Account } from '../../../contract/ipc/line.ts';
import { locale } from '../../ui/locale.ts';
import { partyText } from '../format/party.ts';
import { timeText } from '../format/when.ts';

/** The fields that a template may have, in the order in which they are told. */
export const templateFieldNames = ['name', 'number', 'company', 'date', 'time', 'me'] as const;

/**
 * What stands for each field of a template in the note of this call: who it was with, when it began, and who writes. An
 * unknown name is the number; what is not known at all is left out. `now` in epoch ms.
 */
export function templateFields(
  call: Call,
  account: Account | null,
  now: number,
): Record<(typeof templateFieldNames)[number], string> {
  const who = partyText(call);
  const began = call.startedAt > 0 ? call.startedAt : now;
  return {
    name: who.title,
    number: who.number ?? call.remote.raw,
    company: call.company ?? '',
    date: new Intl.DateTimeFormat(locale(), { dateStyle: 'medium' }).format(began),
    time: timeText(began),
    me: account?.displayName || (account?.aor ?? '').replace(/^sips?:/, ''),
  };
}

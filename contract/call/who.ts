import type { Call } from './call.ts';

/** Names the other side of a call in a menu, a question or a notification: as short as a person would. */
export function whoOf({ remote, contactName }: Pick<Call, 'remote' | 'contactName'>): string {
  return contactName || remote.name || remote.e164 || remote.raw;
}

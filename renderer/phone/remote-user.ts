import { cleanText } from '../../contract/ipc/clean-text.ts';
import { isWithheld } from '../../contract/number/number-key.ts';

/**
 * The user of the address that an inbound call came from, or its host where it has none: what main keeps as the number. An
 * address under `.invalid` is kept whole, because its host alone says that the user is nobody (RFC 3261, 8.1.1.3).
 */
export function remoteUserOf({ user, host }: { user: string | null; host: string }): string {
  const plain = cleanText(user ?? '', 256) || cleanText(host, 256);
  const whole = `${cleanText(plain, 128)}@${cleanText(host, 256).slice(-127)}`;
  return !isWithheld(plain) && isWithheld(whole) ? whole : plain;
}

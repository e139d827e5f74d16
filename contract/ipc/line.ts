import { z } from 'zod';
import { InstantSchema } from '../call/call.ts';

/** Which line the softphone uses: the built-in practice line, the person's SIP account, or none. */
export const lineModes = ['practice', 'account', 'off'] as const;
export type LineMode = (typeof lineModes)[number];

export const registrations = ['off', 'connecting', 'registered', 'failed'] as const;
export type Registration = (typeof registrations)[number];

/**
 * How a WebSocket URL of a SIP server may look: `wss:` anywhere, `ws:` only to this machine, and there by a name or an
 * IPv4 address, because a content security policy cannot name an IPv6 one (CSP level 3, host-source).
 */
export const WsUrlSchema = z
  .string()
  .max(512)
  .refine((text) => {
    const match = /^(wss?):\/\/([^/?#\s@]+)(\/[^\s]*)?$/i.exec(text);
    if (!match) return false;
    const host = match[2]?.replace(/:\d+$/, '') ?? '';
    return match[1]?.toLowerCase() === 'wss' || ['127.0.0.1', 'localhost'].includes(host.toLowerCase());
  });

/** A SIP address of record, `sip:user@domain` (RFC 3261, section 10). */
export const AorSchema = z
  .string()
  .max(256)
  .regex(/^sips?:[A-Za-z0-9\-_.!~*'()&=+$,;?/%]+@[A-Za-z0-9.-]+$/);

/** A SIP account without its password, which never leaves main but for the phone page. */
export const AccountSchema = z.strictObject({
  wsUrl: WsUrlSchema,
  aor: AorSchema,
  displayName: z.string().max(64),
});
export type Account = z.infer<typeof AccountSchema>;

/** What the person sees of the line. */
export const LineSchema = z.strictObject({
  mode: z.enum(lineModes),
  account: AccountSchema.nullable(),
  /** False when the password is kept in memory only, because this system offers no safe place for it. */
  passwordKept: z.boolean(),
  registration: z.enum(registrations),
  /** Why registration failed or is not there, in the person's words; null while all is well. */
  reason: z.string().nullable(),
  since: InstantSchema,
});
export type Line = z.infer<typeof LineSchema>;

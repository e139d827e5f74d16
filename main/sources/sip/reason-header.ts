import type { HangupCause } from '../../../contract/call/call.ts';

/**
 * Reads a `Reason` header (RFC 3326), e.g. `SIP;cause=200;text="Call completed elsewhere"`. Several values may stand in
 * one header; a SIP one outweighs a Q.850 one, because only it can say "completed elsewhere". Anything else gives null.
 */
export function parseReason(header: string): HangupCause | null {
  const values = [
    ...header.matchAll(/(?:^|,)\s*(SIP|Q\.850)\s*((?:;(?:"(?:[^"\\]|\\.)*"|[^",])*)?)/gi),
  ].flatMap(([, protocol = '', parameters = '']): HangupCause[] => {
    const code = Number(/;\s*cause\s*=\s*(\d{1,3})(?!\d)/i.exec(parameters)?.[1] ?? Number.NaN);
    if (!Number.isInteger(code)) return [];
    const text = /;\s*text\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(parameters)?.[1]?.replace(/\\(.)/g, '$1') ?? '';
    return [{ family: protocol.toUpperCase() === 'SIP' ? 'sip' : 'q850', code, text: text.slice(0, 256) }];
  });
  return values.find(({ family }) => family === 'sip') ?? values[0] ?? null;
}

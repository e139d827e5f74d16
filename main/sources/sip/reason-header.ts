import type { HangupCause } from '../../../contract/call/call.ts';

const quoted = /"((?:[^"\\]|\\.)*)"/g;

/**
 * Reads a `Reason` header (RFC 3326), e.g. `SIP;cause=200;text="Call completed elsewhere"`. Several values may stand in
 * one header; a SIP one outweighs a Q.850 one, because only it can say "completed elsewhere". Anything else gives null.
 */
export function parseReason(header: string): HangupCause | null {
  const texts: string[] = [];
  const plain = header.replace(
    quoted,
    (_, text: string) => `"${texts.push(text.replace(/\\(.)/g, '$1')) - 1}"`,
  );
  const values = plain.split(',').flatMap((value): HangupCause[] => {
    const protocol = /^\s*(SIP|Q\.850)\s*;/i.exec(value)?.[1];
    const code = /;\s*cause\s*=\s*(\d{1,3})\s*(?:;|$)/i.exec(value)?.[1];
    if (!protocol || !code) return [];
    const text = texts[Number(/;\s*text\s*=\s*"(\d+)"/i.exec(value)?.[1] ?? Number.NaN)] ?? '';
    return [
      {
        family: protocol.toUpperCase() === 'SIP' ? 'sip' : 'q850',
        code: Number(code),
        text: text.slice(0, 256),
      },
    ];
  });
  return values.find(({ family }) => family === 'sip') ?? values[0] ?? null;
}

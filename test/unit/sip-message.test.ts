import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  header,
  headers,
  parseSip,
  type SipMessage,
  writeSip,
} from '../../main/sources/practice/sip-message.ts';

const token = fc.stringMatching(/^[A-Za-z0-9\-.!%*_+`'~]{1,20}$/);
/** Any text that a header can hold: no line ends, no blanks at its edges. */
const value = fc
  .string({ unit: 'grapheme', maxLength: 60 })
  .map((text) => text.replace(/[\r\n]/g, ' ').trim());
const headerField = fc
  .record({ name: token, value })
  .filter(({ name }) => name.length > 1 && name.toLowerCase() !== 'content-length');
const common = {
  headers: fc.array(headerField, { maxLength: 20 }),
  body: fc.string({ unit: 'grapheme', maxLength: 200 }),
};
const request = fc.record({
  kind: fc.constant('request' as const),
  method: token,
  uri: fc.stringMatching(/^sip:[a-z0-9]{1,10}@[a-z.]{1,10}$/),
  ...common,
});
const response = fc.record({
  kind: fc.constant('response' as const),
  status: fc.integer({ min: 100, max: 699 }),
  reason: value,
  ...common,
});
const message: fc.Arbitrary<SipMessage> = fc.oneof(request, response);

const invite = [
  'INVITE sip:echo@practice.ringnote SIP/2.0',
  'v: SIP/2.0/WS abc.invalid;branch=z9hG4bK1',
  'f: <sip:you@practice.ringnote>;tag=a',
  'To: <sip:echo@practice.ringnote>',
  'Subject: two',
  '  lines',
  'via: SIP/2.0/WS def.invalid;branch=z9hG4bK2',
  '',
  'v=0',
].join('\r\n');

describe('a SIP message', () => {
  it('reads back as it was written, whatever it holds', () => {
    fc.assert(
      fc.property(message, (written) => {
        const read = parseSip(writeSip(written));
        const length = String(new TextEncoder().encode(written.body).length);
        expect(read).toEqual({
          ...written,
          headers: [...written.headers, { name: 'Content-Length', value: length }],
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('is null, and never an error, when it is anything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
        expect(() => parseSip(text)).not.toThrow();
        expect(parseSip(`${text}\r\n\r\n`)).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });

  it('is never an error when an honest one is damaged anywhere', () => {
    fc.assert(
      fc.property(message, fc.nat(), fc.string({ unit: 'binary', maxLength: 8 }), (written, at, damage) => {
        const text = writeSip(written);
        const cut = at % text.length;
        expect(() => parseSip(text.slice(0, cut) + damage + text.slice(cut + damage.length))).not.toThrow();
      }),
    );
  });

  it('cannot be given another line by a value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (hostile) => {
        const text = writeSip({
          kind: 'response',
          status: 200,
          reason: `OK${hostile}`,
          headers: [{ name: 'To', value: `x\r\nContact: <sip:evil@evil>${hostile}` }],
          body: '',
        });
        const head = text.slice(0, text.indexOf('\r\n\r\n'));
        expect(head.split(/[\r\n]+/)).toHaveLength(3);
      }),
    );
  });

  it('has its compact names spelled out, its folded lines unfolded, its body kept', () => {
    const read = parseSip(invite);
    if (read === null) throw new Error('not read');
    expect(header(read, 'FROM')).toBe('<sip:you@practice.ringnote>;tag=a');
    expect(header(read, 'subject')).toBe('two lines');
    expect(headers(read, 'Via')).toEqual([
      'SIP/2.0/WS abc.invalid;branch=z9hG4bK1',
      'SIP/2.0/WS def.invalid;branch=z9hG4bK2',
    ]);
    expect(read.body).toBe('v=0');
    expect(header(read, 'Contact')).toBeNull();
  });

  it('with more than 128 headers is refused', () => {
    const many = Array.from({ length: 129 }, () => 'X: y').join('\r\n');
    expect(parseSip(`OPTIONS sip:a@b SIP/2.0\r\n${many}\r\n\r\n`)).toBeNull();
  });

  it('as large as a frame may be is read in a moment, however it is made', () => {
    for (const unit of ['"', '\\', ' ', '\r\n ', 'a:', '<sip:', ';tag=']) {
      const text = `OPTIONS sip:a@b SIP/2.0\r\nTo: ${unit.repeat(65_000 / unit.length)}\r\n\r\n`;
      const start = performance.now();
      parseSip(text);
      expect(performance.now() - start).toBeLessThan(200);
    }
  });
});

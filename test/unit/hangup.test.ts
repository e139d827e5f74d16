import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HangupCauseSchema } from '../../contract/call/call.ts';
import { sourceCauses } from '../../main/core/hangup-causes.ts';
import { hangupOf, type Pressed } from '../../main/sources/sip/hangup.ts';
import { parseReason } from '../../main/sources/sip/reason-header.ts';

describe('a Reason header', () => {
  it.each([
    [
      'SIP;cause=200;text="Call completed elsewhere"',
      { family: 'sip', code: 200, text: 'Call completed elsewhere' },
    ],
    [
      'SIP ;cause=200 ;text="Call completed elsewhere"',
      { family: 'sip', code: 200, text: 'Call completed elsewhere' },
    ],
    ['Q.850;cause=16;text="Terminated"', { family: 'q850', code: 16, text: 'Terminated' }],
    ['q.850 ; cause = 17', { family: 'q850', code: 17, text: '' }],
    ['Q.850;cause=16, SIP;cause=487', { family: 'sip', code: 487, text: '' }],
    [
      'Q.850;text="a, \\"b\\"; SIP;cause=200";cause=18',
      { family: 'q850', code: 18, text: 'a, "b"; SIP;cause=200' },
    ],
  ])('%s is understood', (header, cause) => {
    expect(parseReason(header)).toEqual(cause);
  });

  it.each(['', 'SIP', 'SIP;cause=', 'SIP;cause=20000', 'FOO;cause=200', 'text="SIP;cause=200"'])(
    '%s says nothing',
    (header) => {
      expect(parseReason(header)).toBeNull();
    },
  );

  it('never throws and never gives an invalid cause, whatever it holds', () => {
    const piece = fc.constantFrom(
      'SIP',
      'Q.850',
      ';cause=',
      '200',
      ';text="',
      '"',
      '\\',
      ',',
      ' ',
      'é',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const cause = parseReason(pieces.join(''));
        expect(cause === null || HangupCauseSchema.safeParse(cause).success).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });
});

type Report = Parameters<typeof hangupOf>[0];
const report = (change: Partial<Report>): Report => ({
  kind: 'call.ended',
  ref: 'a',
  by: 'remote',
  sipCode: null,
  reasonHeader: null,
  text: '',
  ...change,
});

describe('the end of a call', () => {
  const cases: [what: string, Partial<Report>, Pressed, boolean, object][] = [
    ['a BYE by the other side', {}, 'nothing', true, { endedBy: 'remote', cause: null }],
    ['our hang-up', { by: 'local' }, 'hang up', true, { endedBy: 'local', cause: null }],
    [
      'our cancel, confirmed by 487',
      { sipCode: 487, text: 'Request Terminated' },
      'hang up',
      false,
      { endedBy: 'local', cause: { family: 'sip', code: 487, text: 'Request Terminated' } },
    ],
    [
      'our decline',
      { by: 'local', sipCode: 603 },
      'decline',
      false,
      { endedBy: 'local', cause: { family: 'sip', code: 603, text: 'Decline' } },
    ],
    [
      'busy',
      { sipCode: 486 },
      'nothing',
      false,
      { endedBy: 'remote', cause: { family: 'sip', code: 486, text: 'Busy Here' } },
    ],
    [
      'a number that does not exist',
      { sipCode: 404 },
      'nothing',
      false,
      { endedBy: 'network', cause: { family: 'sip', code: 404, text: 'Not Found' } },
    ],
    [
      'a server error',
      { sipCode: 503 },
      'nothing',
      false,
      { endedBy: 'network', cause: { family: 'sip', code: 503, text: 'Service Unavailable' } },
    ],
    [
      'a call taken on another device',
      { reasonHeader: 'SIP;cause=200;text="Call completed elsewhere"' },
      'nothing',
      false,
      { endedBy: 'remote', cause: { family: 'sip', code: 200, text: 'Call completed elsewhere' } },
    ],
    [
      'a BYE with a Q.850 reason',
      { reasonHeader: 'Q.850;cause=16' },
      'nothing',
      true,
      { endedBy: 'remote', cause: { family: 'q850', code: 16, text: 'Normal call clearing' } },
    ],
    [
      'a line lost while dialling',
      { by: 'network', text: 'WebSocket closed' },
      'nothing',
      false,
      {
        endedBy: 'network',
        cause: { family: 'source', code: sourceCauses.lineLost, text: 'WebSocket closed' },
      },
    ],
    [
      'audio that stopped for good',
      { by: 'network', text: 'RTP Timeout' },
      'nothing',
      true,
      { endedBy: 'network', cause: { family: 'source', code: sourceCauses.mediaLost, text: 'RTP Timeout' } },
    ],
  ];
  for (const [what, change, pressed, answered, evidence] of cases) {
    it(`by ${what} is told by its evidence`, () => {
      expect(hangupOf(report(change), pressed, answered)).toEqual(evidence);
    });
  }
});

import { describe, expect, it } from 'vitest';
import { describeEnding, type OwnPart, type SessionEnd } from '../../renderer/phone/ending.ts';

const nothing: OwnPart = { asked: null, gaveUp: null };

function end(over: Partial<SessionEnd>): SessionEnd {
  return { originator: 'remote', cause: 'Terminated', reply: null, reasonHeader: null, ...over };
}

describe('the end of a call', () => {
  it.each([404, 408, 410, 480, 486, 487, 500, 503, 603])('by a reply %i carries that very code', (code) => {
    const said = end({ cause: 'SIP Failure Code', reply: { code, phrase: 'Some phrase' } });
    expect(describeEnding(said, nothing)).toEqual({
      by: 'remote',
      sipCode: code,
      reasonHeader: null,
      text: 'Some phrase',
    });
  });

  it('by a BYE or a CANCEL of the other side has no code, and passes its Reason on', () => {
    const said = end({ cause: 'Canceled', reasonHeader: 'SIP;cause=200;text="Call completed elsewhere"' });
    expect(describeEnding(said, nothing)).toMatchObject({
      by: 'remote',
      sipCode: null,
      reasonHeader: 'SIP;cause=200;text="Call completed elsewhere"',
    });
  });

  it('that looks like our cancel is ours only when it was asked for, else the network’s', () => {
    const said = end({ originator: 'local', cause: 'Canceled' });
    expect(describeEnding(said, { asked: { sipCode: null }, gaveUp: null }).by).toBe('local');
    expect(describeEnding(said, nothing)).toMatchObject({
      by: 'network',
      text: 'The server could not be reached.',
    });
  });

  it('that we asked for carries the code that we sent', () => {
    const said = end({ originator: 'local', cause: 'Rejected' });
    expect(describeEnding(said, { asked: { sipCode: 603 }, gaveUp: null })).toMatchObject({
      by: 'local',
      sipCode: 603,
    });
  });

  it('after lost media is the network’s, and says what was lost', () => {
    const said = end({ originator: 'local', cause: 'Terminated' });
    expect(describeEnding(said, { asked: null, gaveUp: 'RTP Timeout' })).toEqual({
      by: 'network',
      sipCode: null,
      reasonHeader: null,
      text: 'RTP Timeout',
    });
  });

  it('stays the person’s when the media was lost before', () => {
    const said = end({ originator: 'local' });
    expect(describeEnding(said, { asked: { sipCode: null }, gaveUp: 'RTP Timeout' }).by).toBe('local');
  });

  it.each([
    ['No Answer', 'local', 'local', 408],
    ['Expires', 'system', 'remote', 487],
    ['WebRTC Error', 'system', 'local', 488],
    ['Internal Error', 'system', 'local', 500],
  ] as const)(
    'that JsSIP replied to by itself (%s) carries that reply’s code',
    (cause, originator, by, sipCode) => {
      expect(describeEnding(end({ originator, cause }), nothing)).toMatchObject({ by, sipCode });
    },
  );

  it('does not take the code of an answer for a refusal', () => {
    const said = end({ cause: 'Bad Media Description', reply: { code: 200, phrase: 'OK' } });
    expect(describeEnding(said, nothing)).toMatchObject({ by: 'local', sipCode: 488 });
  });

  it.each([
    ['local', 'Connection Error'],
    ['local', 'Request Timeout'],
    ['local', 'RTP Timeout'],
    ['local', 'Dialog Error'],
    ['system', 'Connection Error'],
    ['remote', 'No ACK'],
  ] as const)('of %s by %s is the network’s', (originator, cause) => {
    expect(describeEnding(end({ originator, cause }), nothing)).toMatchObject({
      by: 'network',
      sipCode: null,
    });
  });

  it('is cleaned of what a stranger put into its texts, and bounded', () => {
    const said = end({
      reply: { code: 486, phrase: `Busy\u202E\u0007${'x'.repeat(400)}` },
      reasonHeader: `Q.850;cause=17\u0000${'y'.repeat(900)}`,
    });
    const { text, reasonHeader } = describeEnding(said, nothing);
    expect(text).toMatch(/^Busy x+$/);
    expect(text.length).toBe(256);
    expect(reasonHeader?.length).toBe(512);
  });
});

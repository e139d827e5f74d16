import { describe, expect, it } from 'vitest';
import type { HangupCause } from '../../contract/call/call.ts';
import { outcomeIn, outcomesFor } from '../../contract/call/outcomes-for.ts';
import {
  type Direction,
  directions,
  type EndedBy,
  type Outcome,
  outcomes,
} from '../../contract/call/words.ts';
import { meaningOf, q850Causes, sipCauses, sourceCauses } from '../../main/core/hangup-causes.ts';
import { outcomeOf, suggestedDisposition } from '../../main/core/outcome.ts';

const sip = (code: number): HangupCause => ({ family: 'sip', code, text: '' });
const q850 = (code: number): HangupCause => ({ family: 'q850', code, text: '' });
const ours = (code: number): HangupCause => ({ family: 'source', code, text: '' });

type Row = [cause: HangupCause | null, endedBy: EndedBy, inbound: Outcome, outbound: Outcome];

/** The design's table, row by row, with each code that it names. */
const rows: Row[] = [
  [sip(200), 'remote', 'answered_elsewhere', 'answered_elsewhere'],
  [q850(26), 'remote', 'answered_elsewhere', 'answered_elsewhere'],
  [ours(sourceCauses.rejectedByRule), 'local', 'missed', 'failed'],
  ...[sip(486), sip(600), q850(17)].flatMap((cause): Row[] => [
    [cause, 'local', 'declined', 'busy'],
    [cause, 'remote', 'missed', 'busy'],
    [cause, 'network', 'missed', 'busy'],
  ]),
  ...[sip(603), sip(403)].flatMap((cause): Row[] => [
    [cause, 'local', 'declined', 'declined'],
    [cause, 'remote', 'missed', 'declined'],
  ]),
  ...[sip(408), sip(480), q850(18), q850(19)].flatMap((cause): Row[] => [
    [cause, 'local', 'missed', 'no_answer'],
    [cause, 'network', 'missed', 'no_answer'],
  ]),
  [sip(487), 'remote', 'missed', 'cancelled'],
  [sip(487), 'local', 'missed', 'cancelled'],
  [null, 'remote', 'missed', 'no_answer'],
  [null, 'local', 'declined', 'cancelled'],
  [q850(16), 'remote', 'missed', 'no_answer'],
  [q850(31), 'local', 'declined', 'cancelled'],
  ...[
    sip(404),
    sip(484),
    sip(500),
    sip(503),
    sip(302),
    sip(699),
    q850(1),
    q850(28),
    q850(21),
    q850(3),
  ].flatMap((cause): Row[] => [
    [cause, 'remote', 'failed', 'failed'],
    [cause, 'network', 'failed', 'failed'],
  ]),
  [null, 'network', 'failed', 'failed'],
  [ours(sourceCauses.lineLost), 'network', 'failed', 'failed'],
  [null, 'unknown', 'unknown', 'unknown'],
];

describe('the outcome of an unanswered call', () => {
  for (const [cause, endedBy, inbound, outbound] of rows) {
    const why = cause ? `${cause.family} ${cause.code}` : 'no cause';
    for (const [direction, outcome] of [
      ['inbound', inbound],
      ['outbound', outbound],
    ] as [Direction, Outcome][]) {
      it(`is ${outcome}: ${direction}, ${why}, ended by ${endedBy}`, () => {
        expect(outcomeOf({ direction, answeredAt: null, cause, endedBy })).toBe(outcome);
      });
    }
  }
});

describe('the outcome of an answered call', () => {
  it('is answered, whatever ended it', () => {
    for (const [cause, endedBy] of rows) {
      expect(outcomeOf({ direction: 'inbound', answeredAt: 1, cause, endedBy })).toBe('answered');
      expect(outcomeOf({ direction: 'outbound', answeredAt: 1, cause, endedBy })).toBe('answered');
    }
  });
});

describe('the outcomes that a direction can have', () => {
  it('are exactly those that the evidence can come to', () => {
    for (const direction of directions) {
      const reached = rows.map(([cause, endedBy]) =>
        outcomeOf({ direction, answeredAt: null, cause, endedBy }),
      );
      expect(new Set(['answered', ...reached])).toEqual(new Set(outcomesFor(direction)));
    }
  });

  it('hold what an outcome is called in the other one', () => {
    for (const direction of directions) {
      for (const outcome of outcomes) expect(outcomesFor(direction)).toContain(outcomeIn(direction, outcome));
      for (const outcome of outcomesFor(direction)) expect(outcomeIn(direction, outcome)).toBe(outcome);
    }
  });
});

describe('the tables of causes', () => {
  it('say something about every SIP code of 300 and more and every Q.850 value', () => {
    for (let code = 300; code < 700; code++) expect(meaningOf(sip(code)), String(code)).not.toBeNull();
    for (let code = 1; code < 128; code++) expect(meaningOf(q850(code)), String(code)).not.toBeNull();
  });

  it('name a text and a source for each', () => {
    for (const [code, cause] of [...Object.entries(sipCauses), ...Object.entries(q850Causes)]) {
      expect(cause.text.length, code).toBeGreaterThan(3);
      expect(cause.source, code).toMatch(/^(RFC \d{4}|ITU-T Q\.850|Asterisk causes\.h)$/);
    }
  });
});

describe('the suggested disposition', () => {
  it.each([sip(404), sip(484), q850(1), q850(28)])('is wrong number for $family $code', (cause) => {
    expect(suggestedDisposition({ cause, answeredAt: null })).toBe('wrong_number');
  });

  it('is none for any other cause, and none once somebody answered', () => {
    expect(suggestedDisposition({ cause: sip(486), answeredAt: null })).toBeNull();
    expect(suggestedDisposition({ cause: sip(404), answeredAt: 5 })).toBeNull();
    expect(suggestedDisposition({ cause: null, answeredAt: null })).toBeNull();
  });
});

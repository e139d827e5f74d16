import fc from 'fast-check';
import { defaultDispositions } from '../../../contract/call/dispositions.ts';
import { directions, statuses } from '../../../contract/call/words.ts';
import type { DialectCall } from '../../../contract/dialect/dialect-call.ts';
import { plainNote } from '../../../contract/note/plain-note.ts';
import { tidyNote } from '../../../contract/note/tidy-note.ts';

/** The person's own numbers in every random account. */
export const ownNumbers = ['+3225550100', '+14165550100', 'anna'] as const;

const remoteNumber = fc.constantFrom(
  '+442079460018',
  '+14155552671',
  '0800 123',
  '112',
  'bob',
  '+33 1 23 45 67 89',
);

const line = fc.string({
  unit: fc.constantFrom('a', 'ü', '日', '😀', ' ', '&', '<', '>', '"', "'", '[b]', '*', '#1'),
  maxLength: 12,
});
const plainNotes = fc
  .array(line, { minLength: 1, maxLength: 4 })
  .map((lines) => tidyNote(plainNote(lines.join('\n'))));
const richNotes = fc.constantFrom(
  '<p>Wants <strong>the offer</strong> again</p>',
  '<p>one <em>two </em><strong><em>three</em></strong></p><ul><li><p>x</p></li><li><p>y</p></li></ul>',
  '<p><a href="https://x.example/?a=1&amp;b=2" rel="noopener noreferrer">site</a><br>next</p>',
);

/** Whole seconds from 1971 to 2099, with the hours of the clock changes of Brussels and New York among them. */
const instant = fc
  .oneof(
    fc.integer({ min: 31_536_000, max: 4_090_000_000 }),
    fc.integer({ min: -7_200, max: 7_200 }).map((by) => Date.UTC(2026, 9, 25, 1) / 1000 + by),
    fc.integer({ min: -7_200, max: 7_200 }).map((by) => Date.UTC(2026, 2, 29, 1) / 1000 + by),
    fc.integer({ min: -7_200, max: 7_200 }).map((by) => Date.UTC(2026, 10, 1, 6) / 1000 + by),
  )
  .map((seconds) => seconds * 1000);

/** Any call that a log can hand to a dialect: live and ended, known and withheld numbers, plain and rich notes. */
export const anyDialectCall: fc.Arbitrary<DialectCall> = fc
  .record({
    direction: fc.constantFrom(...directions, null),
    status: fc.constantFrom(...statuses, null),
    remoteNumber: fc.option(remoteNumber),
    localNumber: fc.option(fc.constantFrom(...ownNumbers)),
    startedAt: fc.option(instant, { freq: 20 }),
    live: fc.boolean(),
    length: fc.integer({ min: 0, max: 100_000 }),
    talk: fc.integer({ min: 0, max: 100_000 }),
    note: fc.oneof(fc.constant(''), plainNotes, richNotes),
    disposition: fc.option(
      fc.oneof(
        fc.constantFrom(...defaultDispositions),
        fc.constantFrom('Demo booked', 'no answer', 'Rückruf'),
      ),
    ),
    tags: fc.uniqueArray(fc.constantFrom('vip', 'invoice', 'été'), { maxLength: 3 }),
    recordingLink: fc.option(fc.constantFrom('https://x.example/a.mp3', 'http://y.example/b.wav?c=1')),
  })
  .map(({ live, length, talk, ...said }) => {
    const ended = !live && said.startedAt !== null;
    return {
      ...said,
      endedAt: ended && said.startedAt !== null ? said.startedAt + length * 1000 : null,
      duration: ended ? length : null,
      talkTime: ended && said.status === 'answered' ? Math.min(talk, length) : null,
    };
  });

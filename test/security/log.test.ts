import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openLog } from '../../main/shell/log.ts';
import { mask, maskFacts } from '../../main/shell/mask.ts';

const folder = mkdtempSync(join(tmpdir(), 'ringnote-log-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a log line', () => {
  it.each([
    ['call to +14165550142 failed', 'call to ***42 failed'],
    ['call to +1 (416) 555-0142 failed', 'call to ***42 failed'],
    ['call to 0049.30.1234567', 'call to ***67'],
    ['INVITE sip:alice@example.org', 'INVITE sip:***@example.org'],
    ['tel:+14165550142;ext=9', 'tel:***;ext=9'],
    ['Proxy-Authorization: Digest username="a", nonce="b"', 'Proxy-Authorization: ***'],
    ['password=hunter2 next', 'password=*** next'],
    ['{"token":"abc.def"}', '{"token":***"}'],
    ['Bearer eyJhbGciOi.x.y', 'Bearer ***'],
  ])('%j is written as %j', (text, written) => {
    expect(mask(text)).toBe(written);
  });

  it('keeps what is needed to find a fault: call ids, codes, short figures', () => {
    const id = '3f0e4c8a-7c3b-4f5e-9d55-0a3c0f1b2d3e';
    expect(mask(`call ${id} ended by 486 after 20 s`)).toBe(`call ${id} ended by 486 after 20 s`);
    expect(maskFacts({ id, code: 486, at: 1_795_305_070_376 })).toEqual({
      id,
      code: 486,
      at: 1_795_305_070_376,
    });
  });

  it('never carries a secret by its name, a note or a person’s name', () => {
    const facts = {
      password: 'hunter2',
      apiToken: 'x',
      note: 'ill',
      displayName: 'Al',
      inner: { secret: 's' },
    };
    expect(maskFacts(facts)).toEqual({
      password: '***',
      apiToken: '***',
      note: '***',
      displayName: '***',
      inner: { secret: '***' },
    });
  });

  it('has no number of five digits or more, and cannot begin a new line, whatever goes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 10_000 }), (text, number) => {
        const written = mask(`${text} ${number} ${text}`);
        expect(written).not.toContain(String(number));
        expect(written).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      }),
      { numRuns: 5000 },
    );
  });

  it('lies masked, one per message, in a file for its owner only', () => {
    const file = join(folder, 'logs', 'ringnote.log');
    const before = process.umask(0);
    const log = openLog(file);
    log.info('placed\nERROR forged line', { to: '+14165550142', error: new Error('wrong password=hunter2') });
    log.info('100%s of %d %o');
    process.umask(before);
    const text = readFileSync(file, 'utf8');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(text.trim().split('\n')).toHaveLength(2);
    expect(text).not.toMatch(/hunter2|4165550142/);
    expect(text).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z info placed\\u000aERROR forged line \{"to":"\*\*\*42"/);
    expect(text).toContain('100%s of %d %o');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../contract/ipc/clean-text.ts';

describe('a text from a stranger', () => {
  it.each([
    ['Marie Gagnon', 'Marie Gagnon'],
    ['  two\t\r\nlines ', 'two lines'],
    ['\u202Egnp.exe', 'gnp.exe'],
    ['+1\u200B514\u2066555\u2069', '+1 514 555'],
    ['Zoë 李小龙 🙂', 'Zoë 李小龙 🙂'],
    ['\u0000', ''],
  ])('%j becomes %j', (text, clean) => {
    expect(cleanText(text, 64)).toBe(clean);
  });

  it('never holds what could hide or turn it, never is too long, and is left alone the second time', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.integer({ min: 1, max: 256 }),
        (text, max) => {
          const clean = cleanText(text, max);
          expect(clean.length).toBeLessThanOrEqual(max);
          expect(clean).not.toMatch(/[\p{Cc}\p{Cs}\u061C\u200B-\u200F\u202A-\u202E\u2066-\u2069]/u);
          expect(cleanText(clean, max)).toBe(clean);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('is not cut in the middle of a character', () => {
    expect(cleanText('a🙂', 2)).toBe('a');
  });
});

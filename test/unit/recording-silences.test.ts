import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pastSilence, silences } from '../../renderer/app/recording/silences.ts';

/** Levels in steps of 100 ms: `[level, how many]`. */
const peaks = (...parts: [level: number, buckets: number][]) => ({
  bucketMs: 100,
  levels: Uint8Array.from(parts.flatMap(([level, buckets]) => new Array<number>(buckets).fill(level))),
});

describe('the silences of a recording', () => {
  it('are the stretches of a second and more that are far below its loudness, less a margin at both ends', () => {
    expect(silences(peaks([200, 20], [2, 30], [180, 20]))).toEqual([{ fromMs: 2_150, toMs: 4_850 }]);
  });

  it('reach to the ends of the recording', () => {
    expect(silences(peaks([0, 15], [200, 20], [0, 12]))).toEqual([
      { fromMs: 150, toMs: 1_350 },
      { fromMs: 3_650, toMs: 4_550 },
    ]);
  });

  it('are no pauses for breath', () => {
    expect(silences(peaks([200, 20], [0, 9], [200, 20]))).toEqual([]);
  });

  it('are told by how loud this recording is: a faint voice is heard, a hum beside a loud one is not', () => {
    expect(silences(peaks([12, 20], [6, 20], [12, 20]))).toEqual([]);
    expect(silences(peaks([240, 20], [6, 20], [240, 20]))).toHaveLength(1);
  });

  it('are not found where nobody is heard at all', () => {
    expect(silences(peaks([0, 100]))).toEqual([]);
    expect(silences(peaks([2, 100]))).toEqual([]);
    expect(silences(peaks())).toEqual([]);
  });

  it('are in order, apart, within the recording, and left by one jump', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(0, 3, 120, 255), fc.integer({ min: 1, max: 40 })), {
          maxLength: 12,
        }),
        fc.integer({ min: 0, max: 60_000 }),
        (parts, atMs) => {
          const made = peaks(...parts);
          const found = silences(made);
          let end = 0;
          for (const { fromMs, toMs } of found) {
            expect(fromMs).toBeGreaterThanOrEqual(end);
            expect(toMs).toBeGreaterThan(fromMs);
            end = toMs;
          }
          expect(end).toBeLessThanOrEqual(made.levels.length * made.bucketMs);
          const to = pastSilence(found, atMs);
          const inside = found.find(({ fromMs, toMs }) => atMs >= fromMs && atMs < toMs);
          expect(to).toBe(inside?.toMs ?? null);
          if (to !== null) expect(pastSilence(found, to)).toBeNull();
        },
      ),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { electronAge } from '../../../scripts/system/electron-age.ts';

const tags = {
  latest: '47.0.1',
  '47-x-y': '47.0.1',
  '46-x-y': '46.2.0',
  '45-x-y': '45.4.3',
  '44-x-y': '44.9.9',
};

describe("Electron's age", () => {
  it.each([
    ['47.0.1', 'is the newest major, and the newest of its line.'],
    [
      '45.4.1',
      'is supported, 2 behind the newest major (47.0.1), and 2 patches behind: 45.4.3 is the newest of its line.',
    ],
    ['45.4.2', 'and 1 patch behind: 45.4.3'],
    ['46.1.7', 'is supported, 1 behind the newest major (47.0.1), and a minor behind: 46.2.0'],
    ['44.9.9', 'is not supported any more: 47.0.1 is the newest.'],
    ['48.0.0', 'is the newest major; npm does not say which is the newest of its line.'],
  ])('of %s: %s', (version, words) => {
    expect(electronAge(version, tags)).toContain(`Electron ${version} `);
    expect(electronAge(version, tags)).toContain(words);
  });

  it('is not guessed from an answer that names no version', () => {
    expect(electronAge('45.4.1', {})).toBe('Electron 45.4.1: npm does not say which is the newest.');
  });
});

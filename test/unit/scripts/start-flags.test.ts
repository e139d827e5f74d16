import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStartFlags } from '../../../scripts/start-flags.ts';

const folder = resolve('/somewhere');

describe('the flags of npm start', () => {
  it('are none by default', () => {
    expect(readStartFlags([], folder)).toEqual({ forApp: [], hidden: false, profile: null });
  });

  it('reach the app, with the profile as an absolute folder from where the person typed', () => {
    const profile = resolve(folder, 'mine');
    expect(readStartFlags(['--profile', 'mine', '--hidden', '--demo', '40'], folder)).toEqual({
      forApp: ['--profile', profile, '--hidden', '--demo', '40'],
      hidden: true,
      profile,
    });
    expect(readStartFlags(['--profile=mine', '--demo=40'], folder)).toMatchObject({
      forApp: ['--profile', profile, '--demo', '40'],
    });
  });

  it.each([
    [['--porfile', 'x'], 'Ringnote does not know "--porfile".'],
    [['x'], 'Ringnote does not know "x".'],
    [['--hidden=yes'], 'Ringnote does not know "--hidden=yes".'],
    [['--profile'], '--profile needs a folder'],
    [['--profile', '--hidden'], '--profile needs a folder'],
    [['--demo', '1.5'], '--demo needs a whole number'],
    [['--demo', '0'], '--demo needs a whole number'],
  ])('that make no sense are refused: %s', (words, why) => {
    const read = readStartFlags(words, folder);
    expect('error' in read && read.error).toContain(why);
  });

  it('ask for help before anything else', () => {
    expect(readStartFlags(['--nonsense', '--help'], folder)).toEqual({ help: true });
  });
});

import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { StoreError, type StoreErrorCode } from '../../main/core/ports.ts';
import { readFlags } from '../../main/shell/flags.ts';
import { prepareProfile } from '../../main/shell/profile.ts';
import { explain } from '../../main/shell/trouble.ts';

const folder = mkdtempSync(join(tmpdir(), 'ringnote-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const newPath = () => join(mkdtempSync(join(folder, 'home-')), 'profile');

const none = { profile: null, hidden: false, demo: 0 };

describe('the command line', () => {
  it.each([
    [[], none],
    [['--hidden'], { ...none, hidden: true }],
    [['--profile', '/data/ringnote'], { ...none, profile: '/data/ringnote' }],
    [['--profile=work'], { ...none, profile: '/home/al/work' }],
    [['--demo', '5000', '--hidden'], { ...none, demo: 5000, hidden: true }],
    [['--demo=1000000'], { ...none, demo: 1_000_000 }],
    [['.', '--ozone-platform=x11', '--inspect=0', '--hidden', 'tel:+14165550142'], { ...none, hidden: true }],
    [['--', '--hidden', '--profile', '/evil'], none],
    [['tel:--hidden', 'sip:x --demo 5'], none],
    [['--hidden=false-and-so-on', '--hiddenx'], { ...none, hidden: true }],
  ])('%j is read as %j', (words, flags) => {
    expect(readFlags(words, '/home/al')).toEqual({ ok: true, flags });
  });

  it.each([
    [['--profile']],
    [['--profile', '--hidden']],
    [['--profile=']],
    [['--profile', 'a\0b']],
    [['--demo']],
    [['--demo', '0']],
    [['--demo', '-5']],
    [['--demo', '1.5']],
    [['--demo', '1000001']],
    [['--demo', '1e3']],
    [['--demo', '99999999']],
    [['--demo', 'many']],
  ])('%j is answered with what to type', (words) => {
    expect(readFlags(words, '/home/al')).toEqual({ ok: false, why: expect.stringMatching(/, as in: --/) });
  });

  it('never throws, and gives nothing but what was asked for', () => {
    const word = fc.oneof(fc.constantFrom('--profile', '--hidden', '--demo', '--', '=', '7'), fc.string());
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const read = readFlags(words, '/home/al');
        if (read.ok) expect(Object.keys(read.flags).sort()).toEqual(['demo', 'hidden', 'profile']);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('a profile', () => {
  it('is made for its owner only, whatever the umask', () => {
    const path = newPath();
    const before = process.umask(0);
    const { data } = prepareProfile(path);
    process.umask(before);
    for (const made of [path, data, join(data, 'logs')])
      expect(statSync(made).mode & 0o777, made).toBe(0o700);
  });

  it('is closed to others when it was open to them', () => {
    const path = newPath();
    const { data } = prepareProfile(path);
    chmodSync(data, 0o777);
    prepareProfile(path);
    expect(statSync(data).mode & 0o777).toBe(0o700);
  });

  it('holds nothing more after it was looked at', () => {
    const { data } = prepareProfile(newPath());
    expect(readdirSync(data)).toEqual(['logs']);
  });

  it('that is a file is refused and left as it is', () => {
    const path = newPath();
    writeFileSync(path, 'mine');
    expect(() => prepareProfile(path)).toThrow(/EEXIST|ENOTDIR/);
    expect(statSync(path).size).toBe(4);
    expect(existsSync(join(path, 'data'))).toBe(false);
  });
});

describe('a start that cannot work', () => {
  const codes: StoreErrorCode[] = [
    'from_the_future',
    'read_only',
    'full',
    'damaged',
    'no_fts5',
    'locked',
    'failed',
  ];

  it.each(codes)('for the call log’s reason %s says what is wrong in its words, and what to do', (code) => {
    const trouble = explain(new StoreError(code, 'The call log is of another kind.'), '/home/al/ringnote');
    expect(trouble.title).not.toBe('');
    expect(trouble.what).toBe('The call log is of another kind.');
    expect(trouble.todo.length).toBeGreaterThan(20);
  });

  it.each([
    ['EACCES', 'may not write'],
    ['EROFS', 'may not write'],
    ['ENOSPC', 'disk is full'],
    ['EDQUOT', 'disk is full'],
    ['ENOTDIR', 'not a folder'],
  ])('for the file system’s %s says so', (code, words) => {
    const trouble = explain(Object.assign(new Error('x'), { code }), '/data');
    expect(trouble.title).toContain(words);
    expect(trouble.what).toContain('/data');
    expect(trouble.what).toContain(code);
  });

  it('for an unknown reason says that one', () => {
    expect(explain(new Error('The worker is gone.'), '/data').what).toContain('The worker is gone.');
  });
});

import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { languages } from '../../contract/ipc/settings.ts';
import { en } from '../../contract/words/en/index.ts';
import { speak } from '../../contract/words/say.ts';
import { StoreError, type StoreReason } from '../../main/core/ports.ts';
import { readFlags } from '../../main/shell/flags.ts';
import { prepareProfile } from '../../main/shell/profile.ts';
import { explain } from '../../main/shell/trouble.ts';
import { refuse } from '../../main/store/refuse.ts';

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
  const reasons = Object.keys(en.refusal.store) as StoreReason['why'][];
  const facts = {
    file: '/home/al/calls.db',
    folder: '/home/al',
    found: 9,
    known: 2,
    detail: 'EIO: i/o error',
  };

  afterEach(() => speak('en'));

  it.each(reasons)(
    'for the call log’s reason %s says what is wrong and what to do, in either language',
    (why) => {
      const said = languages.map((language) => {
        speak(language);
        return explain(refuse(why, facts), '/home/al/ringnote');
      });
      for (const { title, what, todo } of said) {
        expect(title).not.toBe('');
        expect(what).toMatch(/^[A-ZÄ][^{}]{40,}$/);
        expect(what).not.toMatch(/refusal\.|shell\./);
        expect(todo.length).toBeGreaterThan(20);
      }
      expect(new Set(said.map(({ what }) => what)).size).toBe(languages.length);
    },
  );

  it('names the place, the formats and the detail where its words have a place for them', () => {
    const what = (why: StoreReason['why']) => explain(refuse(why, facts), '/x').what;
    expect(what('fromTheFuture')).toMatch(/format is 9; .*up to 2\).*\/home\/al\/calls\.db$/);
    for (const why of ['damaged', 'foreign', 'noBackup', 'locked'] as const)
      expect(what(why)).toContain('/home/al/calls.db');
    for (const why of ['readOnly', 'full'] as const) expect(what(why)).toContain('(/home/al)');
    for (const why of ['failed', 'noBackup'] as const) expect(what(why)).toContain('(EIO: i/o error)');
  });

  it('keeps the sentence of an error that was put into words before', () => {
    expect(explain(new StoreError('full', 'The recordings have no room.'), '/x').what).toBe(
      'The recordings have no room.',
    );
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

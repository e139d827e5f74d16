import { describe, expect, it } from 'vitest';
import { countWords, textChanges } from '../../renderer/app/note/text-changes.ts';
import { fillTemplate } from '../../renderer/ui/note-field/fill-template.ts';

describe('a template', () => {
  const fields = { name: 'Anna <b>', number: '+49 30 901820', company: '' };

  it('has its fields filled in, as text', () => {
    expect(fillTemplate('<p>Spoke with {name} ({Number})</p>', fields)).toBe(
      '<p>Spoke with Anna &lt;b&gt; (+49 30 901820)</p>',
    );
  });

  it('keeps fields that are not known as they were typed', () => {
    expect(fillTemplate('<p>{nam} {toString} {} { name } {company}.</p>', fields)).toBe(
      '<p>{nam} {toString} {} { name } .</p>',
    );
  });

  it('is filled in its text alone, not in its addresses', () => {
    expect(fillTemplate('<p><a href="https://x.example/{name}">{name}</a></p>', fields)).toBe(
      '<p><a href="https://x.example/{name}">Anna &lt;b&gt;</a></p>',
    );
  });
});

describe('what changed between two texts', () => {
  it('is told word by word', () => {
    expect(textChanges('wants the offer soon', 'wants the big offer, soon')).toEqual([
      { kind: 'same', text: 'wants the ' },
      { kind: 'removed', text: 'offer' },
      { kind: 'added', text: 'big offer,' },
      { kind: 'same', text: ' soon' },
    ]);
  });

  it('gives both texts back, however they differ', () => {
    const texts = ['', 'a', 'a b c', 'c b a', 'x y\nz', 'a  b\n\nc d', 'a b c d e f'];
    for (const before of texts)
      for (const after of texts) {
        const changes = textChanges(before, after);
        const side = (left: 'added' | 'removed') =>
          changes
            .filter(({ kind }) => kind !== left)
            .map(({ text }) => text)
            .join('');
        expect(side('added')).toBe(before);
        expect(side('removed')).toBe(after);
      }
  });

  it('is found soon in long texts that share nothing', () => {
    const before = process.cpuUsage();
    textChanges('a '.repeat(50_000), 'b '.repeat(50_000));
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(1_000);
  });

  it('counts words, not marks', () => {
    expect(countWords('- a: b2, ü!  —')).toBe(3);
  });
});

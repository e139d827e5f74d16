import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteText } from '../../contract/note/note-text.ts';
import { plainNote } from '../../contract/note/plain-note.ts';
import { tidyNote } from '../../contract/note/tidy-note.ts';
import { noteCleaner } from '../../main/notes/note-cleaner.ts';
import { xssPayloads } from '../support/xss-payloads.ts';

/** Processor time of a piece of work, ms: what else this machine does meanwhile does not count. */
function cost(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

const html = (note: string) => noteCleaner.clean(note).html;
const text = (note: string) => noteCleaner.clean(note).text;

/** Every tag that may stand in a clean note, to the letter. */
const allowedTag =
  /^<(?:\/?(?:p|strong|em|ul|ol|li)|br|\/a|a href="(?:https|mailto|tel):[^"<>\s]+" rel="noopener noreferrer")>$/i;

function foreignTags(clean: string): string[] {
  return [...clean.matchAll(/<[^>]*>?/g)].map(([tag]) => tag).filter((tag) => !allowedTag.test(tag));
}

describe('a clean note', () => {
  it.each([
    ['<p>one</p><p>two</p>', '<p>one</p><p>two</p>'],
    ['<b>bold</b> <i>italic</i>', '<p><strong>bold</strong> <em>italic</em></p>'],
    ['<h1>Head</h1><h6>Foot</h6>', '<p>Head</p><p>Foot</p>'],
    ['<div><div>a</div>\n<div>b<br></div></div>', '<p>a</p><p>b</p>'],
    ['<div>a</div><div><br></div><div>b</div>', '<p>a</p><p></p><p>b</p>'],
    ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', '<p>a</p><p>b</p><p>c</p>'],
    ['<pre>a\n  b</pre>', '<p>a<br>  b</p>'],
    ['<p class="x" style="color:red" onclick="hit()" id="y">a</p>', '<p>a</p>'],
    ['<!-- x --><p>a<!-- y --></p><![CDATA[z]]>', '<p>a</p>'],
    ['<base href="https://evil.example/"><p>a</p>', '<p>a</p>'],
    ['<p>a</p><style>p{}</style><script>hit()</script><svg><text>x</text></svg><math>y</math>', '<p>a</p>'],
    [
      '<ul><li>a<ul><li>b</ul><li>c</ul>',
      '<ul><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ul>',
    ],
    ['<ul><li>a</li><ul><li>b</li></ul></ul>', '<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>'],
    ['<strong><p>a</p><p>b</p></strong>', '<p><strong>a</strong></p><p><strong>b</strong></p>'],
    ['<p>two  blanks kept, \n  source lines not</p>', '<p>two  blanks kept, source lines not</p>'],
    ['<img src=x onerror=hit() alt=picture>', ''],
  ])('of %s', (given, clean) => {
    expect(html(given)).toBe(clean);
  });

  it.each([
    ['https://crm.example/?a=1&b=2', true],
    ['mailto:anna@example.com', true],
    ['tel:+4930901820', true],
    ['javascript:hit()', false],
    ['java\tscript:hit()', false],
    ['data:text/html,x', false],
    ['file:///etc/passwd', false],
    ['//evil.example', false],
    ['/relative', false],
    ['ftp://x.example', false],
    ['http://nas.example:8080/x', false],
    ['http://anna@x.example/', false],
    ['https://x.example/a b', false],
  ])('keeps a link to %s: %s', (href, kept) => {
    const link = `<a href="${href.replaceAll('&', '&amp;')}" target="_blank" rel="opener">x</a>`;
    expect(html(link)).toBe(
      kept ? `<p><a href="${href.replaceAll('&', '&amp;')}" rel="noopener noreferrer">x</a></p>` : '<p>x</p>',
    );
  });

  it.each(['http://x.example/a?b', 'HTTP://x.example', 'http://x.example#c'])(
    'leads %s over https:, which is what opens outside',
    (href) => {
      expect(html(`<p><a href="${href}">${href}</a></p>`)).toBe(
        `<p><a href="${href.replace(/^http/i, 'https')}" rel="noopener noreferrer">${href}</a></p>`,
      );
    },
  );

  it('is nothing when nothing is said in it', () => {
    for (const empty of [
      '',
      '   ',
      '<p></p>',
      '<p></p><p> </p>',
      '<ul><li></li></ul>',
      '<br>',
      '<p>&nbsp;</p>',
    ])
      expect(noteCleaner.clean(empty)).toEqual({ html: '', text: '' });
  });

  it('is the text itself, a paragraph per line, when it was given without tags', () => {
    expect(noteCleaner.clean('Tom & Jerry: 3 < 4\r\n\r\n"ok"')).toEqual({
      html: '<p>Tom &amp; Jerry: 3 &lt; 4</p><p></p><p>&quot;ok&quot;</p>',
      text: 'Tom & Jerry: 3 < 4\n\n"ok"',
    });
  });

  it('has no control characters and no halves of characters', () => {
    expect(html('<p>a\x00b\x1bc\x7f\ud800d</p>')).toBe('<p>abc\ufffdd</p>');
    expect(html('<p class=x>a&#0;b&#27;c&#x7F;&#xD800;d&#1</p>')).toBe('<p>a\ufffdbc\ufffdd</p>');
    expect(html('&#1<p>')).toBe('');
  });

  it('has only tags of the allow-list and nothing that runs, whatever came in', () => {
    expect(xssPayloads.length).toBeGreaterThanOrEqual(200);
    for (const payload of xssPayloads)
      for (const given of [payload, `<p>${payload}</p>`, `<a href="${payload}">x</a>`, `<ul><li>${payload}`])
        expect(foreignTags(html(given)), given).toEqual([]);
  });
});

describe('the text of a note', () => {
  it('has a line per paragraph and list item, with bullets and numbers, and of links the text', () => {
    const note =
      '<p>Hello <strong>Anna</strong></p><p></p><ul><li><p>one</p><ol><li><p>x &amp; y</p></li><li><p>z<br>w</p></li></ol></li><li><p>two</p></li></ul><p><a href="https://x.example">site</a></p>';
    expect(text(note)).toBe('Hello Anna\n\n- one\n  1. x & y\n  2. z\nw\n- two\nsite');
  });

  it('of plain text is that text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '\n', '&', '<', '>', '"', 'ü', '&amp;') }),
        (plain) => {
          expect(noteText(plainNote(plain))).toBe(plain.trim() === '' ? '' : plain);
        },
      ),
    );
  });
});

const piece = fc.oneof(
  fc.constantFrom(
    ...'p b i strong em ul ol li div br a td table h2 pre svg script style textarea'
      .split(' ')
      .flatMap((tag) => [`<${tag}>`, `</${tag}>`]),
    '<a href="https://x.example/?a=1&amp;b=2">',
    '<a href="javascript:hit()">',
    '<p class=x>',
    ' ',
    '\n',
    '&nbsp;',
    '&lt;b&gt;',
    '&#1',
    '&#1;',
    '&#10;',
    '&#13;',
    '&#x7f;',
    '&#xd800;',
    '&amp;#1;',
    '&',
    '<',
    '>',
    '"',
    '<!--',
    '-->',
  ),
  fc.string({ maxLength: 6 }),
);
const anyHtml = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

describe('cleaning', () => {
  it('changes nothing in what is clean', () => {
    fc.assert(
      fc.property(anyHtml, (given) => {
        const once = noteCleaner.clean(given);
        expect(noteCleaner.clean(once.html)).toEqual(once);
        expect(tidyNote(once.html)).toBe(once.html);
        expect(foreignTags(once.html)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('lets nothing foreign through even where it takes the short way past the parser', () => {
    fc.assert(
      fc.property(anyHtml, (given) => {
        expect(foreignTags(tidyNote(given))).toEqual([]);
        expect(tidyNote(tidyNote(given))).toBe(tidyNote(given));
      }),
      { numRuns: 2_000 },
    );
  });

  it('of a note of 100,000 characters, as the editor sends it, stalls main for less than 50 ms', () => {
    const note = `<p>${'Wants <strong>the offer</strong> again &amp; soon. '.repeat(4)}</p>`.repeat(900);
    const clean = html(note);
    expect(text(note).length).toBeGreaterThan(100_000);
    const took = Array.from({ length: 9 }, () => cost(() => html(clean))).sort((a, b) => a - b);
    expect(took[4]).toBeLessThan(50);
  });

  it('ends soon on what was made to take long', () => {
    const hostile = ['<', '<b>', '<a href="', '<p "', '<ul><li>', '<div>', '<b>x<i>', '&', '<!--', '"<p'];
    for (const each of hostile) {
      expect(
        cost(() => html(each.repeat(400_000 / each.length))),
        each,
      ).toBeLessThan(2_000);
    }
  }, 60_000);
});

import { escapeHtml } from '../../../contract/note/escape-html.ts';

/** What is no element: comments, conditional ones too, and declarations. */
const noElement = /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*(?:>|$)/y;
/** Elements whose inside is not HTML. */
const rawText =
  /<(script|style|textarea|title|xmp|iframe|noembed|noframes|noscript|plaintext)(?=[\s/>])[\s\S]*?(?:<\/\1\s*>|$)/iy;
const tagBegin = /<(\/?)([a-z][a-z\d:-]*)/iy;
const attribute = /[\s/]*([^\s/>=]+|=[^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;
const text = /[^<]+/y;

/**
 * Foreign HTML written anew so that reading it does nothing: merely parsing a style or a handler is an offence against
 * this page's policy. Left are the elements with their class, the address of links, and styles as `data-style`.
 */
export function quietHtml(html: string): string {
  let out = '';
  let at = 0;
  const next = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(html);
    if (match) at = pattern.lastIndex;
    return match;
  };
  while (at < html.length) {
    const words = next(text);
    if (words) {
      out += words[0].replaceAll('>', '&gt;');
      continue;
    }
    if (next(noElement) || next(rawText)) continue;
    const tag = next(tagBegin);
    if (!tag) {
      out += '&lt;';
      at += 1;
      continue;
    }
    let kept = '';
    for (let found = next(attribute); found; found = next(attribute)) {
      const [, name = '', double, single, bare] = found;
      const as = { class: 'class', href: 'href', style: 'data-style' }[name.toLowerCase()];
      // <base> and <link> have addresses too, and act on them.
      if (as === 'href' && tag[2]?.toLowerCase() !== 'a') continue;
      if (as !== undefined) kept += ` ${as}="${quoted(double ?? single ?? bare ?? '')}"`;
    }
    next(/[\s/]*>?/y);
    out += tag[1] === '/' ? `</${tag[2]}>` : `<${tag[2]}${kept}>`;
  }
  return out;
}

/** A value whose entities stay as they were written. */
function quoted(value: string): string {
  return escapeHtml(value).replaceAll('&amp;', '&');
}

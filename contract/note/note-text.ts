/** The parts of a tidy note that shape its text. */
const tokens = /<(\/?)(p|br|ul|ol|li)>|<[^>]*>|([^<]+)/g;

const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/**
 * A tidy note (`tidy-note.ts`) as plain text: a line per paragraph, list items behind `- ` or their number, so that they
 * are still a list in a row, in a search and in a CRM that takes no HTML. Of links only the text is left.
 */
export function noteText(html: string): string {
  const lines: string[] = [];
  const lists: { ordered: boolean; items: number }[] = [];
  let bullet = '';
  let line = '';
  for (const [, closing, tag, text] of html.matchAll(tokens)) {
    if (text !== undefined) line += text;
    else if (tag === 'br') line += '\n';
    else if (tag === 'p' && closing !== '') {
      lines.push(bullet + line);
      line = '';
      bullet = '  '.repeat(lists.length);
    } else if (tag === 'ul' || tag === 'ol') {
      if (closing === '') lists.push({ ordered: tag === 'ol', items: 0 });
      else lists.pop();
      bullet = '  '.repeat(lists.length);
    } else if (tag === 'li' && closing === '') {
      const list = lists.at(-1);
      if (!list) continue;
      list.items += 1;
      bullet = '  '.repeat(lists.length - 1) + (list.ordered ? `${list.items}. ` : '- ');
    }
  }
  return lines
    .join('\n')
    .replaceAll('\u00a0', ' ')
    .replace(/&(amp|lt|gt|quot);/g, (whole, name: string) => characters[name] ?? whole);
}

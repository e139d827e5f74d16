/** Line ends of the source and the blanks around them, as one `\n` each; in one pass, however many blanks there are. */
export function joinSourceLines(text: string): string {
  if (!/[\r\n]/.test(text)) return text;
  const lines = text.split(/[\r\n]+/);
  const last = lines.length - 1;
  return lines
    .map((line, index) => trimBlanks(line, index > 0, index < last))
    .filter((line, index) => line !== '' || index === 0 || index === last)
    .join('\n');
}

function trimBlanks(line: string, atStart: boolean, atEnd: boolean): string {
  const isBlank = (at: number) => line[at] === ' ' || line[at] === '\t';
  let from = 0;
  let to = line.length;
  while (atStart && from < to && isBlank(from)) from += 1;
  while (atEnd && to > from && isBlank(to - 1)) to -= 1;
  return line.slice(from, to);
}

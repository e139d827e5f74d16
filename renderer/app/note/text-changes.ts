/** A run of words that two texts share, or that only one of them has. */
export interface Change {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** More pairs of words than this are not compared one by one: what lies between the shared ends counts as rewritten. */
const mostPairs = 1_000_000;

/** What became of `before` in `after`, word by word: the shared beginning and end, and the longest shared row between. */
export function textChanges(before: string, after: string): Change[] {
  const old = wordsOf(before);
  const now = wordsOf(after);
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < now.length - head &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  )
    tail += 1;
  const changes: { kind: Change['kind']; word: string }[] = [
    ...old.slice(0, head).map((word) => ({ kind: 'same' as const, word })),
    ...between(old.slice(head, old.length - tail), now.slice(head, now.length - tail)),
    ...old.slice(old.length - tail).map((word) => ({ kind: 'same' as const, word })),
  ];
  const joined: { kind: Change['kind']; text: string }[] = [];
  for (const { kind, word } of changes) {
    const last = joined.at(-1);
    if (last?.kind === kind) last.text += word;
    else joined.push({ kind, text: word });
  }
  return joined;
}

/** How many words of a text say something. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}

/** The longest common subsequence of two short rows of words. */
function between(old: readonly string[], now: readonly string[]): { kind: Change['kind']; word: string }[] {
  const removed = old.map((word) => ({ kind: 'removed' as const, word }));
  const added = now.map((word) => ({ kind: 'added' as const, word }));
  if (old.length * now.length > mostPairs) return [...removed, ...added];
  const width = now.length + 1;
  const shared = new Uint32Array((old.length + 1) * width);
  const at = (row: number, column: number) => shared[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1)
    for (let column = now.length - 1; column >= 0; column -= 1)
      shared[row * width + column] =
        old[row] === now[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const out: { kind: Change['kind']; word: string }[] = [];
  let row = 0;
  let column = 0;
  while (row < old.length && column < now.length) {
    const word = old[row] ?? '';
    if (word === now[column]) {
      out.push({ kind: 'same', word });
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) {
      out.push({ kind: 'removed', word });
      row += 1;
    } else {
      out.push({ kind: 'added', word: now[column] ?? '' });
      column += 1;
    }
  }
  return [...out, ...removed.slice(row), ...added.slice(column)];
}

/** Words, and the blanks between them. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|\S+/g) ?? [];
}

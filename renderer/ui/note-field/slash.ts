import type { EditorState } from '@tiptap/pm/state';

/** A `/` that the person typed to choose a template, and what they typed after it. */
export interface Slash {
  /** Where the `/` stands, and where the cursor is, in positions of the document. */
  from: number;
  to: number;
  query: string;
}

/** The open `/` before the cursor, or null: at a line's beginning or after a blank, with at most a short word behind it. */
export function slashBefore({ selection }: EditorState): Slash | null {
  const { $from, empty, from } = selection;
  if (!empty || !$from.parent.isTextblock) return null;
  const start = Math.max(0, $from.parentOffset - 40);
  const before = $from.parent.textBetween(start, $from.parentOffset, undefined, '\ufffc');
  const match = /(?:^|[\s\ufffc])\/([\p{L}\p{N}\p{M}'’-]{0,30})$/u.exec(before);
  if (!match || (start > 0 && match.index === 0 && before.startsWith('/'))) return null;
  const query = match[1] ?? '';
  return { from: from - query.length - 1, to: from, query };
}

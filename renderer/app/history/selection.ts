/** The calls that the person selected to do one thing to all of them. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Where a range begins that Shift and a click end: the call last selected by itself. */
  readonly anchor: string | null;
}

export const nothingSelected: Selection = { ids: new Set(), anchor: null };

/** Selects a call as well, or lets go of it. */
export function toggleOne({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** Selects everything from the anchor to `id` as well, in the order of the list; without an anchor, `id` alone. */
export function selectTo({ ids, anchor }: Selection, id: string, order: readonly string[]): Selection {
  const from = anchor === null ? -1 : order.indexOf(anchor);
  const to = order.indexOf(id);
  if (from < 0 || to < 0) return { ids: new Set([...ids, id]), anchor: id };
  const between = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...ids, ...between]), anchor };
}

/** Selects exactly these. */
export function selectAll(ids: readonly string[]): Selection {
  return { ids: new Set(ids), anchor: ids[0] ?? null };
}

/** Lets go of calls that are gone. */
export function withoutIds(selection: Selection, gone: readonly string[]): Selection {
  const left = new Set(selection.ids);
  for (const id of gone) left.delete(id);
  if (left.size === selection.ids.size) return selection;
  return {
    ids: left,
    anchor: selection.anchor !== null && left.has(selection.anchor) ? selection.anchor : null,
  };
}

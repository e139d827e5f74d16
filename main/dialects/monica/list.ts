import type { MonicaList, MonicaReply } from './wire.ts';

/** Where a page stands in a list. */
interface Page {
  /** From 1; one beyond the last is empty. */
  page: number;
  /** Calls a page. */
  limit: number;
  /** Calls in the whole list. */
  total: number;
  /** The list's own address, whole and without a query: all links begin with it. */
  path: string;
}

/** A page of calls in Monica's envelope. Links carry the page alone, as the seed's do. */
export function toMonicaList(data: MonicaReply[], { page, limit, total, path }: Page): MonicaList {
  const last = Math.max(1, Math.ceil(total / limit));
  const before = (page - 1) * limit;
  const link = (to: number) => (to >= 1 && to <= last ? `${path}?page=${to}` : null);
  return {
    data,
    links: { first: link(1), last: link(last), prev: link(page - 1), next: link(page + 1) },
    meta: {
      current_page: page,
      from: data.length === 0 ? null : before + 1,
      last_page: last,
      path,
      per_page: limit,
      to: data.length === 0 ? null : before + data.length,
      total,
    },
  };
}

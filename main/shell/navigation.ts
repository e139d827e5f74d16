import { scheme } from './pages.ts';

/** Tells whether a page may go from one address to another: only within its own origin (security item 13). */
export function mayNavigate(from: string, to: string): boolean {
  if (!URL.canParse(from) || !URL.canParse(to)) return false;
  const [own, next] = [new URL(from), new URL(to)];
  return next.protocol === `${scheme}:` && own.protocol === next.protocol && own.host === next.host;
}

import type { RequestSeen, TextSeen, ViolationSeen } from './host.ts';

/** What a host has told so far; filled as it happens, so it outlives a killed app. */
export interface Gathered {
  requests: RequestSeen[];
  cspViolations: ViolationSeen[];
  consoleErrors: TextSeen[];
  pageErrors: TextSeen[];
  failures: { text: string }[];
  opened: { target: string }[];
}

export function nothingYet(): Gathered {
  return { requests: [], cspViolations: [], consoleErrors: [], pageErrors: [], failures: [], opened: [] };
}

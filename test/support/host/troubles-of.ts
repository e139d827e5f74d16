import type { Host } from './host.ts';

/** What went wrong in an app while a spec used it, one line each: no spec passes with any of it unexpected. */
export function troublesOf(host: Host, expected: readonly RegExp[] = []): string[] {
  return [
    ...host.failures(),
    ...host.cspViolations().map(({ directive, blocked }) => `CSP ${directive} blocked ${blocked}`),
    ...host.pageErrors().map(({ page, text }) => `${page}: ${text}`),
  ].filter((trouble) => !expected.some((pattern) => pattern.test(trouble)));
}

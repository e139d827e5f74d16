/** What a test wants to read of a run, told as it happens, so that even a killed run has told all. */
export interface Facts {
  /** Each request of each page, written as the app wrote it (custom schemes are given back); sockets too. */
  requests: { page: string; url: string; type: string };
  /** Policy violations, as the page's `securitypolicyviolation` events told them. */
  cspViolations: { page: string; directive: string; blocked: string; source: string };
  /** `console.error`, and what Chromium itself logs as an error. */
  consoleErrors: { page: string; text: string };
  /** Uncaught errors and rejections in a page. */
  pageErrors: { page: string; text: string };
  /** What must fail the test: unprepared dialogs, uncaught errors in main. */
  failures: { text: string };
  /** What `shell` was asked to open. */
  opened: { target: string };
}

/** Tells the test, if there is one. */
export function note<K extends keyof Facts>(kind: K, fact: Facts[K]): void {
  if (process.connected) process.send?.({ standIn: true, kind, fact });
}

/** The quick-log window. */
export const quick = {
  title: 'Quick log',
} as const;

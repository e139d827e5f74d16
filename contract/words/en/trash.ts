/** Deleted calls, kept for 30 days. */
export const trash = {
  title: 'Trash',
} as const;

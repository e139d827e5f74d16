/** Calls that the person wants to come back to. */
export const followUp = {
  title: 'Follow-ups',
} as const;

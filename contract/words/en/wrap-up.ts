/** What is asked after a call. */
export const wrapUp = {
  title: 'How did it go?',
} as const;

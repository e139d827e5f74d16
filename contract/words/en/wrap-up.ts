/** What is asked after a call. */
export const wrapUp = {
  title: 'How did it go?',
  followUp: 'Come back to it?',
} as const;

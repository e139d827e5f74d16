/** What the practice line answers to, each doing what its name says (`words.dial.practiceNumbers`). */
export const practiceNumbers = ['echo', 'callme', 'busy', 'decline', 'noanswer', 'unknown', 'error'] as const;

/** What the practice line answers to, each doing what its name says (`dial.practiceNumbers` of the words). */
export const practiceNumbers = ['echo', 'callme', 'busy', 'decline', 'noanswer', 'unknown', 'error'] as const;

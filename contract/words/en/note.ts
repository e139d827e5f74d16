/** The note of a call. */
export const note = {
  label: 'Note',
  placeholder: 'What was said?',
  saved: 'Saved',
  saving: 'Saving…',
  failed: 'Could not save: {{why}} Kept here, trying again.',
  noAnswer: 'Ringnote did not answer.',
  gone: 'This call is not in the log any more.',
  goneKept: 'A note was kept here whose call is not in the log any more.',
  discard: 'Discard the note',
} as const;

/** Recordings: taking them in, playing them, keeping them. */
export const recording = {
  title: 'Recordings',
} as const;

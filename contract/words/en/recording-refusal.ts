/** Why a recording was not taken in, or cannot be played: what happened, why, what to do next. */
export const recordingRefusal = {
  notFound: 'This recording is not in the log any more.',
} as const;

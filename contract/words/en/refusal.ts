/** Why main refused a wish: what happened, why, what to do next. */
export const refusal = {
  callOver: 'This call is over.',
  noSuchCall: 'This call is not in the log any more.',
  oneAtATime: 'You are in a call. Hang up first.',
} as const;

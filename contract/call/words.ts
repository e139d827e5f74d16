/**
 * The closed vocabularies of a call (design, section 1), as value lists, so that the schemas, the store's facets
 * and the filters on screen all speak from one place.
 */

/** Seen from our person: a call to us is inbound, a call by us is outbound. */
export const directions = ['inbound', 'outbound'] as const;
export type Direction = (typeof directions)[number];

/** Where a call stands on its way. Hold is a fact inside `answered`, not a state. */
export const states = ['initiated', 'ringing', 'answered', 'ended'] as const;
export type State = (typeof states)[number];

/** What an ended call came to, derived from its evidence by `main/core/outcome.ts`. */
export const outcomes = [
  'answered',
  'missed',
  'declined',
  'busy',
  'no_answer',
  'cancelled',
  'answered_elsewhere',
  'failed',
  'unknown',
] as const;
export type Outcome = (typeof outcomes)[number];

/**
 * What a person, the IPC and the API see: the state while the call lives, the outcome once it has ended.
 * `answered` stands in both; whether the call still lives is told by `endedAt`.
 */
export const statuses = [
  'initiated',
  'ringing',
  'answered',
  'missed',
  'declined',
  'busy',
  'no_answer',
  'cancelled',
  'answered_elsewhere',
  'failed',
  'unknown',
] as const;
export type Status = (typeof statuses)[number];

/** Whose act ended the call. */
export const enders = ['local', 'remote', 'network', 'unknown'] as const;
export type EndedBy = (typeof enders)[number];

/** Which numbering a hangup cause's code belongs to. */
export const causeFamilies = ['sip', 'q850', 'source'] as const;
export type CauseFamily = (typeof causeFamilies)[number];

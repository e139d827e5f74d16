import { z } from 'zod';
import { HangupCauseSchema, InstantSchema, PartySchema } from './call.ts';
import { directions, enders } from './words.ts';

/** Says which call of which source an event is about. */
const about = {
  source: z.string().min(1).max(64),
  sourceCallId: z.string().min(1).max(256),
  at: InstantSchema,
};

/**
 * What a source can tell of a call. Each event brings its own time (`at`, epoch ms) and is a fact, never a wish;
 * what it means for the call is decided by `main/core/step.ts`.
 */
export const CallEventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...about,
    type: z.literal('started'),
    direction: z.enum(directions),
    remote: PartySchema,
    local: PartySchema,
    account: z.string().max(256).nullable(),
  }),
  z.strictObject({ ...about, type: z.literal('ringing') }),
  z.strictObject({ ...about, type: z.literal('answered') }),
  z.strictObject({ ...about, type: z.literal('held') }),
  z.strictObject({ ...about, type: z.literal('resumed') }),
  z.strictObject({ ...about, type: z.literal('muted') }),
  z.strictObject({ ...about, type: z.literal('unmuted') }),
  z.strictObject({
    ...about,
    type: z.literal('ended'),
    endedBy: z.enum(enders),
    cause: HangupCauseSchema.nullable(),
    /** True when the app found the call open after a crash; the store keeps it as `recovered`. */
    recovered: z.boolean().exactOptional(),
  }),
]);
export type CallEvent = z.infer<typeof CallEventSchema>;
export type CallEventType = CallEvent['type'];

import { z } from 'zod';
import { causeFamilies, directions, enders, outcomes, states, statuses } from './words.ts';

/** Milliseconds since 1970-01-01T00:00:00Z. */
export const InstantSchema = z.int().min(-8_640_000_000_000_000).max(8_640_000_000_000_000);

/** A call's own id: a UUID, made once in main and used everywhere outside the store. */
export const CallIdSchema = z.uuid();
export type CallId = z.infer<typeof CallIdSchema>;

/** A note's length limit in characters of its plain text: the largest of the CRMs (Monica, seed 001). */
export const noteLimit = 100_000;

/** The most that a note may take as HTML, its marks and escapes included, in UTF-16 code units. */
export const noteHtmlLimit = 1_000_000;

/** The longest word that the person can give to a call, in UTF-16 code units. */
export const longestLabel = 64;

/** A word that the person gives to a call: a tag, a disposition. */
export const LabelSchema = z.string().min(1).max(longestLabel);

/** The most tags that a call can have. */
export const mostTags = 32;

/** A name of a contact or a company, as the person wrote it. */
export const NameSchema = z.string().min(1).max(256);

/** One side of a call. `raw` is the number or SIP user as received and always kept; `e164` is null when no rule gives one. */
export const PartySchema = z.strictObject({
  raw: z.string().max(256),
  e164: z
    .string()
    .regex(/^\+[1-9]\d{1,14}$/)
    .nullable(),
  name: z.string().max(256).nullable(),
});
export type Party = z.infer<typeof PartySchema>;

/** The raw evidence of why a call ended, as the signalling or the source gave it. */
export const HangupCauseSchema = z.strictObject({
  family: z.enum(causeFamilies),
  code: z.int().min(0).max(999),
  text: z.string().max(256),
});
export type HangupCause = z.infer<typeof HangupCauseSchema>;

/** The facts of a call that its events brought. */
const callFacts = {
  id: CallIdSchema,
  /** Grows by one with every change, an annotation included. */
  revision: z.int().min(1),
  /** Who told us of the call (`sip`, `practice`, `demo`, …). */
  source: z.string().min(1).max(64),
  sourceCallId: z.string().min(1).max(256),
  /** The AOR of the line, or null when the source has none. */
  account: z.string().max(256).nullable(),
  direction: z.enum(directions),
  remote: PartySchema,
  local: PartySchema,
  startedAt: InstantSchema,
  ringingAt: InstantSchema.nullable(),
  answeredAt: InstantSchema.nullable(),
  endedAt: InstantSchema.nullable(),
  /** Time of the newest event or heartbeat; no later event counts as earlier. */
  lastAt: InstantSchema,
  /** Hold time of the finished holds, ms. */
  heldMs: z.int().min(0),
  /** Start of the hold that is on, or null. */
  heldSince: InstantSchema.nullable(),
  muted: z.boolean(),
  cause: HangupCauseSchema.nullable(),
  endedBy: z.enum(enders).nullable(),
  /** True when the app died during the call and ended it at its last heartbeat. */
  recovered: z.boolean(),
  /** True for a made-up call of `--demo`. */
  demo: z.boolean(),
  /** The note as HTML of the allow-list in `contract/note/note-html.ts`; '' when there is none. */
  note: z.string().max(noteHtmlLimit),
  /** The same as plain text, a line per paragraph or list item: what rows show, search finds and plain CRMs get. */
  noteText: z.string().max(noteLimit),
  /** What the person says of the call afterwards: an open list (`contract/call/dispositions.ts`), null while unsaid. */
  disposition: LabelSchema.nullable(),
  tags: z.array(LabelSchema).max(mostTags),
  /** Who the remote party is, as the person said of this number; null while unsaid. Goes before `remote.name`. */
  contactName: NameSchema.nullable(),
  company: NameSchema.nullable(),
  /** When the person wants to come back to this call, or null. */
  followUpAt: InstantSchema.nullable(),
  /** When anything that the person adds last changed, or null. */
  annotatedAt: InstantSchema.nullable(),
  /** When the note was last written, or null: a draft of it that is older has been overtaken. */
  notedAt: InstantSchema.nullable(),
  /** How many recordings the call has. */
  recordings: z.int().min(0),
  /** True when the person corrected its facts; the original is kept beside. */
  corrected: z.boolean(),
  /** When it was put into the trash, or null. A call in the trash is in no list and no count but the trash's own. */
  trashedAt: InstantSchema.nullable(),
};

/** A call as main and its store know it: the state and, apart from it, the outcome. */
export const CallRecordSchema = z.strictObject({
  ...callFacts,
  state: z.enum(states),
  outcome: z.enum(outcomes).nullable(),
});
export type CallRecord = z.infer<typeof CallRecordSchema>;

/** A call as it crosses IPC and the API: one `status` in place of state and outcome. */
export const CallSchema = z.strictObject({ ...callFacts, status: z.enum(statuses) });
export type Call = z.infer<typeof CallSchema>;

/** Turns main's record into what people and pages see. */
export function toCall(record: CallRecord): Call {
  const { state, outcome, ...facts } = record;
  const status = state === 'ended' ? (outcome ?? 'unknown') : state;
  return { ...facts, status };
}

import { z } from 'zod';
import { registrations } from './line.ts';
import type { Announcements, Requests } from './message.ts';
import type { PhoneAnnouncementName, PhoneRequestName } from './names.ts';

const none = z.strictObject({});
/** The page's and main's common name for one signalling dialog. */
const ref = z.string().min(1).max(256);
/** An SDP of one audio call is a few kB; 64 kB bounds a hostile one. */
const sdp = z.string().min(1).max(65_536);

/** What the phone page needs to register. The password goes to this page and to no other. */
export const PhoneLineSchema = z.strictObject({
  wsUrl: z.string().max(512),
  aor: z.string().max(256),
  password: z.string().max(256),
  displayName: z.string().max(64),
  practice: z.boolean(),
});
export type PhoneLine = z.infer<typeof PhoneLineSchema>;

/** What went wrong with the person's own sound; the call goes on where it can. */
export const mediaTroubles = [
  'no_microphone',
  'microphone_denied',
  'microphone_failed',
  'no_audio_from_remote',
] as const;

/**
 * What the phone page observed, as facts: it decides nothing (design, section 4). Main stamps the time on arrival,
 * maps codes to outcomes and knows who pressed what.
 */
export const PhoneReportSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('registration'),
    registration: z.enum(registrations),
    /** SIP status of a refusal, or null when the socket was the trouble. */
    sipCode: z.int().min(100).max(699).nullable(),
    text: z.string().max(256),
  }),
  /** An INVITE came in. */
  z.strictObject({
    kind: z.literal('call.arrived'),
    ref,
    remoteUser: z.string().max(256),
    remoteName: z.string().max(256).nullable(),
  }),
  /** A provisional reply that means ringing (180, 183) came, or we sent 180. */
  z.strictObject({ kind: z.literal('call.ringing'), ref }),
  z.strictObject({ kind: z.literal('call.answered'), ref }),
  z.strictObject({ kind: z.literal('call.muted'), ref, muted: z.boolean() }),
  z.strictObject({ kind: z.literal('call.held'), ref, held: z.boolean() }),
  z.strictObject({
    kind: z.literal('call.ended'),
    ref,
    /** Who sent the message that ended it, as the page saw it; `network` for lost media or a lost socket. */
    by: z.enum(['local', 'remote', 'network']),
    /** Status code of the final reply, or null when the call ended by BYE, CANCEL or without a message. */
    sipCode: z.int().min(100).max(699).nullable(),
    /** The `Reason` header (RFC 3326), as received, or null. */
    reasonHeader: z.string().max(512).nullable(),
    text: z.string().max(256),
  }),
  z.strictObject({
    kind: z.literal('media.trouble'),
    ref: ref.nullable(),
    trouble: z.enum(mediaTroubles),
    text: z.string().max(256),
  }),
  /** The answer to `leave`: nothing of this page stands at the server any more, or it was given up. */
  z.strictObject({ kind: z.literal('left') }),
  /** Every 5 s: a hidden page that hangs is found by its silence (facts/electron.md, section 2). */
  z.strictObject({ kind: z.literal('heartbeat') }),
]);
export type PhoneReport = z.infer<typeof PhoneReportSchema>;

/** Everything the phone page can ask of main. It cannot read the log. */
export const phoneRequests = {
  'phone.line': { ask: none, answer: z.strictObject({ line: PhoneLineSchema.nullable() }) },
  'phone.report': { ask: PhoneReportSchema, answer: none },
  /** The media peer of the practice line hands over the SDP that it was asked for. */
  'practice.sdp': { ask: z.strictObject({ leg: ref, sdp }), answer: none },
} as const satisfies Requests & Record<PhoneRequestName, unknown>;
export type PhoneRequests = typeof phoneRequests;

/** What main tells the phone page to do. */
export const PhoneCommandSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('place'), ref, target: z.string().min(1).max(256) }),
  z.strictObject({ do: z.literal('answer'), ref }),
  z.strictObject({ do: z.literal('decline'), ref }),
  z.strictObject({ do: z.literal('hangUp'), ref }),
  z.strictObject({ do: z.literal('mute'), ref, muted: z.boolean() }),
  /** The page is about to be closed: end its calls, take its registration back, then report `left`. */
  z.strictObject({ do: z.literal('leave') }),
]);
export type PhoneCommand = z.infer<typeof PhoneCommandSchema>;

/** What the practice line's answerer in main asks of its media peer in the page. */
export const PracticeMediaSchema = z.discriminatedUnion('do', [
  /** Take this offer, play back what the person says, hand over the answer by `practice.sdp`. */
  z.strictObject({ do: z.literal('answer'), leg: ref, sdp }),
  /** Make an offer for a call to the person, hand it over by `practice.sdp`. */
  z.strictObject({ do: z.literal('offer'), leg: ref }),
  /** The person answered with this. */
  z.strictObject({ do: z.literal('accept'), leg: ref, sdp }),
  z.strictObject({ do: z.literal('close'), leg: ref }),
]);
export type PracticeMedia = z.infer<typeof PracticeMediaSchema>;

export const phoneAnnouncements = {
  'phone.lineChanged': none,
  'phone.command': PhoneCommandSchema,
  'practice.media': PracticeMediaSchema,
} as const satisfies Announcements & Record<PhoneAnnouncementName, unknown>;
export type PhoneAnnouncements = typeof phoneAnnouncements;

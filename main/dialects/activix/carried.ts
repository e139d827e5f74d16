import type { Reply } from './wire.ts';

/** What a reply names besides the call, as it stands there. */
export const besides = [
  'id',
  'communication_id',
  'created_at',
  'updated_at',
  'user_did',
  'user_email',
  'lead_id',
  'lead',
] as const satisfies readonly (keyof Reply)[];

/** The fields that say the call. */
export const ofTheCall = [
  'start_at',
  'end_at',
  'duration',
  'direction',
  'status',
  'from',
  'to',
  'media_url',
  'description',
] as const satisfies readonly (keyof Reply)[];

/** What an Activix reply says besides the call, and how it spells what the call says. */
export interface ActivixCarried extends Pick<Reply, (typeof besides)[number]> {
  /** Minutes east of UTC that the start and the end were written with; null: the account zone's at that time. */
  startOffset: number | null;
  endOffset: number | null;
  /**
   * Values that we would write differently or have no word for: an unknown status or direction, one of two statuses that
   * read the same, a number that is no E.164, a time with `Z` or a fraction. Written again while they still say the same.
   */
  spelled: Partial<Record<(typeof ofTheCall)[number], string>>;
  /** Fields of the call that were there and null. */
  nulls: readonly (typeof ofTheCall)[number][];
  /** Fields that no document names. */
  more: Readonly<Record<string, unknown>>;
}

/**
 * The dispositions that a new Ringnote offers: the values of the five CRMs' seeds together (design, section 1). They are
 * keys, translated where they are shown (`disposition.*`); what the person adds to the list is shown as they wrote it.
 */
export const defaultDispositions = [
  'connected',
  'left_message',
  'left_voicemail',
  'no_answer',
  'busy',
  'wrong_number',
  'abandoned',
  'callback_requested',
] as const;
export type DefaultDisposition = (typeof defaultDispositions)[number];

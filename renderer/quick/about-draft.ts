import type { Call } from '../../contract/call/call.ts';
import type { AboutDraft, Said } from './drafts.ts';

const fields = ['disposition', 'note', 'followUpAt'] as const;

/** What is said of a call now. */
export function saidOf({ disposition, note, followUpAt }: Pick<Call, keyof Said>): Said {
  return { disposition, note, followUpAt };
}

/**
 * The form of a call: what the person changed here, over what the call says otherwise. The same call can be annotated in
 * the main window meanwhile, so what was not touched here is never sent and always shown as it is there.
 */
export function shownSaid(call: Pick<Call, keyof Said>, changed: Partial<Said>): Said {
  return { ...saidOf(call), ...changed };
}

/**
 * Takes up what was kept of a form, for a call as it is now. A field that moved on in the call is left as it is there,
 * but for a note: both texts are kept, the one from here below, because either may hold what nobody else has.
 */
export function takeUp(call: Pick<Call, keyof Said>, draft: AboutDraft | null): Partial<Said> {
  if (draft === null) return {};
  const taken: Partial<Said> = {};
  for (const field of fields) {
    const value = draft.changed[field];
    if (value === undefined || value === call[field]) continue;
    const movedOn = call[field] !== draft.before[field];
    if (!movedOn) Object.assign(taken, { [field]: value });
    else if (field === 'note' && value !== '') taken.note = `${call.note}${value}`;
  }
  return taken;
}

/** The fields of `said` that `which` names. */
export function only(said: Said, which: Partial<Said>): Partial<Said> {
  return Object.fromEntries(fields.filter((field) => field in which).map((field) => [field, said[field]]));
}

/** What is still to be sent after `sent` reached the call: what was changed once more meanwhile. */
export function withoutSent(changed: Partial<Said>, sent: Partial<Said>): Partial<Said> {
  const left = Object.entries(changed).filter(([field, value]) => sent[field as keyof Said] !== value);
  return Object.fromEntries(left);
}

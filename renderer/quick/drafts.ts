import { z } from 'zod';
import { CallSchema, InstantSchema, LabelSchema, noteHtmlLimit } from '../../contract/call/call.ts';
import { keptInTrash } from '../../contract/call/kept-in-trash.ts';
import { directions, outcomes } from '../../contract/call/words.ts';

/** What is said of a call beside its facts. */
const SaidSchema = z.strictObject({
  disposition: LabelSchema.nullable(),
  note: z.string().max(noteHtmlLimit),
  followUpAt: InstantSchema.nullable(),
});
export type Said = z.infer<typeof SaidSchema>;

/** An entry as it is being typed: texts stay as typed, right or wrong. */
const EntryDraftSchema = SaidSchema.extend({
  who: z.string().max(256),
  /** Whom the person chose among the matches. */
  chosen: z
    .strictObject({
      number: z.string().max(256),
      name: z.string().max(256).nullable(),
      /** Whether the name is the person's own word; missing in what an older Ringnote kept. */
      named: z.boolean().exactOptional(),
    })
    .nullable(),
  name: z.string().max(256),
  company: z.string().max(256),
  direction: z.enum(directions),
  outcome: z.enum(outcomes),
  start: z.string().max(64),
  talk: z.string().max(64),
});
export type EntryDraft = z.infer<typeof EntryDraftSchema>;

/** What was changed of a call's form and is not with the call yet, and what the call said before. */
const AboutDraftSchema = z.strictObject({
  changed: z.strictObject({
    disposition: SaidSchema.shape.disposition.exactOptional(),
    note: SaidSchema.shape.note.exactOptional(),
    followUpAt: SaidSchema.shape.followUpAt.exactOptional(),
  }),
  before: SaidSchema,
  /** When it was last changed; missing in what an older Ringnote kept. */
  keptAt: InstantSchema.exactOptional(),
});
export type AboutDraft = z.infer<typeof AboutDraftSchema>;

export const emptySaid: Said = { disposition: null, note: '', followUpAt: null };

export const emptyEntry: EntryDraft = {
  ...emptySaid,
  who: '',
  chosen: null,
  name: '',
  company: '',
  direction: 'outbound',
  outcome: 'answered',
  start: '',
  talk: '',
};

const prefix = 'ringnote.quick.';

/** Keeps what was typed and not saved, through Esc, reload, crash and quit. */
export interface Drafts {
  entry: Slot<EntryDraft>;
  /** What was being said of one call. */
  about(id: string): Slot<AboutDraft>;
  /** The call of a timer that ended before anything was said of it. */
  timed: Slot<z.infer<typeof CallSchema>>;
}

export interface Slot<T> {
  /** Null when nothing is kept, or nothing that can be read. */
  read(): T | null;
  keep(value: T): void;
  drop(): void;
}

/**
 * Lets go of what was said of calls and left unsaved for 30 days: nobody came back to it. What has no moment of its own is
 * given this one, and goes 30 days from now.
 */
export function sweepDrafts(storage: Storage, now: number): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  const drafts = openDrafts(storage);
  for (const key of keys.filter((each) => each.startsWith(`${prefix}about.`))) {
    const slot = drafts.about(key.slice(`${prefix}about.`.length));
    const draft = slot.read();
    if (draft === null) continue;
    if (draft.keptAt === undefined) slot.keep({ ...draft, keptAt: now });
    else if (now - draft.keptAt > keptInTrash) slot.drop();
  }
}

/** `storage` may be full or refused: then a draft lives as long as the page does. */
export function openDrafts(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): Drafts {
  /** What the storage would not take, as it was written there: text, so that both are read alike. */
  const unstored = new Map<string, string>();
  const slot = <T>(name: string, schema: z.ZodType<T>): Slot<T> => {
    const key = `${prefix}${name}`;
    return {
      read() {
        try {
          return (
            schema.safeParse(JSON.parse(unstored.get(key) ?? storage.getItem(key) ?? 'null')).data ?? null
          );
        } catch {
          return null;
        }
      },
      keep(value) {
        const text = JSON.stringify(value);
        try {
          storage.setItem(key, text);
          unstored.delete(key);
        } catch {
          unstored.set(key, text);
        }
      },
      drop() {
        unstored.delete(key);
        storage.removeItem(key);
      },
    };
  };
  return {
    entry: slot('entry', EntryDraftSchema),
    about: (id) => slot(`about.${id}`, AboutDraftSchema),
    timed: slot('timed', CallSchema),
  };
}

import { z } from 'zod';
import { readCalledAt } from './called-at.ts';

/** The most that `content` may have, in characters as Laravel's `max` counts them (`mb_strlen`: code points). Seed 001. */
export const contentLimit = 100_000;

/** An id as Monica writes it, an integer; also as text, for servers that do. */
const IdSchema = z.union([z.int(), z.string().min(1).max(64)]);

const ContentSchema = z
  .string()
  .refine((text) => text.length <= contentLimit || [...text].length <= contentLimit, {
    error: `At most ${contentLimit} characters`,
  });

/** What POST and PUT take, and that all of it is required (seed 001); `contact_called` is 4.x's. */
export const MonicaInputSchema = z.object({
  /** Laravel's `required` takes nothing that is blank. */
  content: ContentSchema.refine((text) => text.trim() !== '', { error: 'Required' }),
  contact_id: z.int().min(1),
  called_at: z
    .string()
    .max(64)
    .refine((text) => readCalledAt(text, 'UTC') !== null, { error: 'Not a date that can be read' }),
  /** True when the contact called, false when the person did. */
  contact_called: z.boolean().optional(),
});
export type MonicaInput = z.infer<typeof MonicaInputSchema>;

const AccountSchema = z.looseObject({ id: IdSchema });

/** "Some basic information about the related contact" (seed 001); 4.x adds and leaves out, so only the id is sure. */
const ContactSchema = z.looseObject({
  id: IdSchema,
  object: z.string().optional(),
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
  gender: z.string().nullish(),
  is_partial: z.boolean().nullish(),
  information: z
    .looseObject({
      dates: z
        .array(
          z.looseObject({
            name: z.string(),
            /** `unknown`, `approximate`, `exact`. */
            is_birthdate_approximate: z.string().nullish(),
            birthdate: z.string().nullish(),
          }),
        )
        .optional(),
    })
    .nullish(),
  account: AccountSchema.optional(),
});

/** A call as Monica answers it, without `data` around it. */
export const MonicaReplySchema = z.looseObject({
  id: IdSchema,
  object: z.string(),
  called_at: z.string().max(64),
  /** 4.x lets a call be without one. */
  content: ContentSchema.nullable(),
  account: AccountSchema.optional(),
  contact: ContactSchema,
  created_at: z.string().nullable(),
  updated_at: z.string().nullable(),
});
export type MonicaReply = z.infer<typeof MonicaReplySchema>;

/** The answer to GET, POST and PUT of one call. */
export const MonicaSingleSchema = z.looseObject({ data: MonicaReplySchema });

/** The answer to DELETE: "the id that was just deleted" (seed 001). */
export const MonicaDeletedSchema = z.looseObject({ deleted: z.literal(true), id: IdSchema });

/** The answer to both lists. */
export const MonicaListSchema = z.looseObject({
  data: z.array(MonicaReplySchema),
  links: z.looseObject({
    first: z.string().nullable(),
    last: z.string().nullable(),
    prev: z.string().nullable(),
    next: z.string().nullable(),
  }),
  meta: z.looseObject({
    current_page: z.int().min(1),
    /** Place of the page's first and last call in the whole list, from 1; null on an empty page. */
    from: z.int().min(1).nullable(),
    to: z.int().min(1).nullable(),
    last_page: z.int().min(1),
    /** The list's own address, without a query. */
    path: z.string(),
    /** Some servers of 4.x write it as text. */
    per_page: z.union([z.int().min(1), z.string()]),
    total: z.int().min(0),
  }),
});
export type MonicaList = z.infer<typeof MonicaListSchema>;

/**
 * What a list may be asked for, from the address. `limit` is 10 without being said (the seed's example) and at most 100
 * (4.x); `sort` is 4.x's, a minus in front turns it round.
 */
export const MonicaListQuerySchema = z.object({
  page: z.coerce.number().int().min(1).default(1),
  limit: z.coerce.number().int().min(1).max(100).default(10),
  sort: z
    .enum(['created_at', '-created_at', 'updated_at', '-updated_at', 'called_at', '-called_at'])
    .optional(),
});

/**
 * How 4.x refuses; the seed says nothing of errors. `error_code` 31: not found (status 404), 32: not valid (422), 34: too many
 * requests (429), 37: no JSON (facts/crm-wire.md). 32 lists its messages.
 */
export const MonicaErrorSchema = z.looseObject({
  error: z.looseObject({ message: z.union([z.string(), z.array(z.string())]), error_code: z.int() }),
});

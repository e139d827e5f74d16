import { z } from 'zod';

const WordSchema = z.string().min(1).max(4_096);

const HeaderSchema = z.object({
  /** As RFC 9110 lets a field be named. */
  name: z.string().regex(/^[!#$%&'*+.^`|~\w-]{1,256}$/),
  /** What it says: a text, or a JSONPath expression on the call. */
  schema: z.string().max(4_096).optional(),
});

/** What only an interactive sign-in has: "Only for grantType refresh_token" (seed 002). */
const refreshOnly = ['refreshToken', 'authUrl', 'scope'] as const;

const OAuthSchema = z
  .object({
    grantType: z.enum(['refresh_token', 'client_credentials']).default('refresh_token'),
    clientId: WordSchema.optional(),
    refreshToken: WordSchema.optional(),
    /** The *interactive* address, where a person signs in and the refresh token is made. */
    authUrl: z.url({ protocol: /^https?$/ }).optional(),
    accessTokenUrl: z.url({ protocol: /^https?$/ }).optional(),
    scope: WordSchema.optional(),
  })
  .superRefine((auth, context) => {
    if (auth.grantType === 'refresh_token') return;
    for (const field of refreshOnly)
      if (auth[field] !== undefined)
        context.addIssue({ code: 'custom', path: [field], message: 'Only for grantType refresh_token' });
  });

/**
 * A watch: where changes of calls are told (seed 002). The seed's table types `basicAuth`, `httpRequestHeader` and `oauth2Auth` as
 * strings and then lists their fields: they are objects. *Decided*: POST where `method` is not said, enabled where
 * `status` is not.
 */
export const AgendizeWatchSchema = z.object({
  address: z.url({ protocol: /^https?$/ }).max(4_096),
  name: WordSchema.optional(),
  basicAuth: z.object({ username: z.string().max(256), password: z.string().max(4_096) }).optional(),
  /** One or several. */
  httpRequestHeader: z.union([HeaderSchema, z.array(HeaderSchema).max(32)]).optional(),
  /** JSON whose strings may be JSONPath expressions on the call; as one string, values keep their types. */
  schema: z.union([z.record(z.string(), z.json()), z.string().min(1).max(100_000)]).optional(),
  /** "DELETE Method doesn't accept body content": such a watch only knocks. */
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('POST'),
  status: z.enum(['enabled', 'disabled']).default('enabled'),
  oauth2Auth: OAuthSchema.optional(),
  /** How it is signed no document says: Standard Webhooks is *decided* (facts/crm-wire.md). */
  signature: z
    .object({ enabled: z.boolean(), cryptoKeyIds: z.array(WordSchema).max(32).optional() })
    .optional(),
});

/** "If successful, this method returns a watch resource": the watch, by an id. */
export const AgendizeWatchReplySchema = z.looseObject({ ...AgendizeWatchSchema.shape, id: WordSchema });

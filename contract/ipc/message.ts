import type { z } from 'zod';

/** One request, once: what the page asks and what main answers. Both are strict; main checks both. */
export interface RequestSpec {
  ask: z.ZodType;
  answer: z.ZodType;
}

export type Requests = Readonly<Record<string, RequestSpec>>;
export type Announcements = Readonly<Record<string, z.ZodType>>;

export type Ask<R extends Requests, N extends keyof R> = z.infer<R[N]['ask']>;
export type Answer<R extends Requests, N extends keyof R> = z.infer<R[N]['answer']>;

/** How an announcement travels: `seq` grows by one per bridge, so a page that sees a gap asks again. */
export interface Envelope<T> {
  seq: number;
  fact: T;
}

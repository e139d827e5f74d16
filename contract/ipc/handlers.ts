import type { z } from 'zod';
import type { Announcements, Answer, Ask, Requests } from './message.ts';
import type { Result } from './result.ts';

/** What main implements for a bridge: one handler per request; a refusal is a value, a throw is a defect. */
export type Handlers<R extends Requests> = {
  readonly [N in keyof R]: (ask: Ask<R, N>) => Promise<Result<Answer<R, N>>>;
};

/** How main tells a page a fact; the sender behind it numbers and checks each one. */
export type Announce<A extends Announcements> = <N extends keyof A>(name: N, fact: z.infer<A[N]>) => void;

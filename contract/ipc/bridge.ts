import type { Announcements, Answer, Ask, Envelope, Requests } from './message.ts';
import type { Result } from './result.ts';

/** What a preload exposes to its page: one function per request, one subscription per announcement, nothing else. */
export interface Bridge<R extends Requests, A extends Announcements> {
  readonly ask: { readonly [N in keyof R]: (ask: Ask<R, N>) => Promise<Result<Answer<R, N>>> };
  /** Each returns the function that ends the subscription. */
  readonly on: {
    readonly [N in keyof A]: (hear: (message: Envelope<import('zod').z.infer<A[N]>>) => void) => () => void;
  };
}

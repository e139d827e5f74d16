/** Why no voice memo could be begun: what the person has to do is another thing for each. */
export const memoFaults = ['denied', 'missing', 'busy', 'unsupported'] as const;
export type MemoFault = (typeof memoFaults)[number];

/** How a voice memo stands. Instants in ms of any clock that only goes forward. */
export type MemoSession =
  | { readonly phase: 'idle' }
  | { readonly phase: 'asking'; readonly call: string }
  | {
      readonly phase: 'recording';
      readonly call: string;
      /** Recorded before `since`, ms. */
      readonly beforeMs: number;
      readonly since: number;
    }
  | { readonly phase: 'paused'; readonly call: string; readonly beforeMs: number }
  | { readonly phase: 'keeping'; readonly call: string; readonly beforeMs: number }
  | {
      readonly phase: 'failed';
      readonly call: string;
      /** `told`: `why` says it already, in the person's words. */
      readonly fault: MemoFault | 'told';
      readonly why: string;
    };

/** What happens to a voice memo, by the person's hand or by itself. */
export type MemoEvent =
  | { readonly type: 'start'; readonly call: string }
  | { readonly type: 'opened'; readonly at: number }
  | { readonly type: 'refused'; readonly fault: MemoFault }
  | { readonly type: 'pause'; readonly at: number }
  | { readonly type: 'resume'; readonly at: number }
  | { readonly type: 'keep'; readonly at: number }
  | { readonly type: 'discard' }
  | { readonly type: 'ended' }
  | { readonly type: 'told'; readonly why: string };

export const noMemo: MemoSession = { phase: 'idle' };

/**
 * The life of a voice memo. What does not fit where it stands changes nothing: a second click, an answer that came late.
 *
 * ```
 *            start            opened               pause
 *   idle ─────────► asking ───────────► recording ───────► paused
 *    ▲               │  │                │  │  ▲           │  │ │
 *    │◄── discard ───┘  │ refused, told  │  │  └─ resume ──┘  │ │
 *    │                  ▼                │  └─── keep ──┬─────┘ │
 *    │   discard      failed ◄── told ───┤              ▼       │
 *    │◄───────────────┘ ▲ │              │           keeping    │
 *    │                  │ └─ start       │            │   │     │
 *    │                  └───────── told ─┼────────────┘   │     │
 *    │◄──────────────────── discard ─────┴────────────────┼─────┘
 *    └◄──────────────────────────── ended ────────────────┘
 * ```
 */
export function memoStep(session: MemoSession, event: MemoEvent): MemoSession {
  switch (event.type) {
    case 'start':
      return session.phase === 'idle' || session.phase === 'failed'
        ? { phase: 'asking', call: event.call }
        : session;
    case 'opened':
      return session.phase === 'asking'
        ? { phase: 'recording', call: session.call, beforeMs: 0, since: event.at }
        : session;
    case 'refused':
      return session.phase === 'asking'
        ? { phase: 'failed', call: session.call, fault: event.fault, why: '' }
        : session;
    case 'pause':
      return session.phase === 'recording'
        ? { phase: 'paused', call: session.call, beforeMs: memoTime(session, event.at) }
        : session;
    case 'resume':
      return session.phase === 'paused' ? { ...session, phase: 'recording', since: event.at } : session;
    case 'keep':
      return session.phase === 'recording' || session.phase === 'paused'
        ? { phase: 'keeping', call: session.call, beforeMs: memoTime(session, event.at) }
        : session;
    case 'discard':
      return session.phase === 'keeping' ? session : noMemo;
    case 'ended':
      return session.phase === 'keeping' ? noMemo : session;
    case 'told':
      return session.phase === 'idle'
        ? session
        : { phase: 'failed', call: session.call, fault: 'told', why: event.why };
  }
}

/** How much of a memo has been recorded, ms, at a moment of the session's clock. */
export function memoTime(session: MemoSession, at: number): number {
  switch (session.phase) {
    case 'recording':
      return session.beforeMs + Math.max(0, at - session.since);
    case 'paused':
    case 'keeping':
      return session.beforeMs;
    default:
      return 0;
  }
}

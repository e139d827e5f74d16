import type { AgendizeReply, Spelled } from './wire.ts';

/** Ids and words of Agendize's own that a call of ours has no part for. */
export const agendizeWords = ['buttonId', 'clientId', 'trackingNumber', 'externalId', 'type'] as const;
type Words = Partial<Pick<AgendizeReply, (typeof agendizeWords)[number]>>;

/** What Agendize says besides the call. */
export interface AgendizeCarried extends Words {
  /** '' while Agendize has given none. */
  id: AgendizeReply['id'];
  /** What the start says besides the time: its zone, unless the wire leaves it to the company's. */
  start: { timeZone?: string | null | undefined; [besides: string]: unknown };
  /** What the recording says besides its address. */
  record: Record<string, unknown>;
  /** What would be spelled otherwise by our rules; written again for as long as the call still says the same. */
  asWritten: {
    callerNumber?: Spelled;
    calledNumber?: Spelled;
    dateTime?: string;
    duration?: Spelled;
    status?: string;
  };
  /** Fields that no rule of ours reads, or whose values it cannot. */
  besides: Record<string, unknown>;
}

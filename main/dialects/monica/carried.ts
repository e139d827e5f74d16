import type { MonicaReply } from './wire.ts';

/** How a line ends in `content`; browsers send CRLF, and Monica keeps it (seed 001's third example). */
export type LineEnd = '\n' | '\r\n' | '\r';

/** What Monica says besides the call. */
export interface MonicaCarried {
  /** 0 while Monica has given none. */
  id: MonicaReply['id'];
  object: string;
  /** Monica's own account, which the call belongs to; null where it is not told. */
  account: NonNullable<MonicaReply['account']> | null;
  /** After a request only its id: who answers adds what is known of the contact. */
  contact: MonicaReply['contact'];
  createdAt: string | null;
  updatedAt: string | null;
  /** Whether `contact_called` tells the direction, as it does in 4.x. */
  saysDirection: boolean;
  lineEnd: LineEnd;
  /** What would be spelled otherwise by our rules; written again for as long as the call still says the same. */
  asWritten: { content?: string | null; calledAt?: string };
  /** Fields that no rule of ours reads. */
  besides: Record<string, unknown>;
}

import type { Dialect } from '../../../contract/dialect/dialect.ts';
import { type AgendizeAccount, AgendizeAccountSchema } from './account.ts';
import type { AgendizeCarried } from './carried.ts';
import { fromAgendizeCreate, fromAgendizeReply, fromAgendizeUpdate } from './read.ts';
import { agendizeResults } from './results.ts';
import { seedRoutes, todayRoutes } from './routes.ts';
import {
  type AgendizeCreate,
  AgendizeCreateSchema,
  type AgendizeReply,
  AgendizeReplySchema,
  type AgendizeUpdate,
  AgendizeUpdateSchema,
} from './wire.ts';
import { toAgendizeCreate, toAgendizeReply, toAgendizeUpdate } from './write.ts';

/**
 * Agendize's way of writing a call (seed 002; facts/crm-wire.md, *Agendize*): two numbers, a start in a zone, a length. What
 * became of it is told in replies only, and a note has no place at all.
 */
export const agendize: Dialect<
  AgendizeAccount,
  AgendizeCreate,
  AgendizeUpdate,
  AgendizeReply,
  AgendizeCarried
> = {
  name: 'agendize',
  routes: { today: todayRoutes, seed: seedRoutes },
  schemas: {
    account: AgendizeAccountSchema,
    create: AgendizeCreateSchema,
    update: AgendizeUpdateSchema,
    reply: AgendizeReplySchema,
  },
  results: { today: agendizeResults, seed: agendizeResults },
  toCreate: toAgendizeCreate,
  toUpdate: toAgendizeUpdate,
  toReply: toAgendizeReply,
  fromCreate: fromAgendizeCreate,
  fromUpdate: fromAgendizeUpdate,
  fromReply: fromAgendizeReply,
};

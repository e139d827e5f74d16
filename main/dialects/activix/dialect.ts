import type { Dialect } from '../../../contract/dialect/dialect.ts';
import { type ActivixAccount, ActivixAccountSchema } from './account.ts';
import type { ActivixCarried } from './carried.ts';
import { fromCreate, fromReply, fromUpdate } from './read.ts';
import { results } from './results.ts';
import { seedRoutes, todaysRoutes } from './routes.ts';
import { type Create, CreateSchema, type Reply, ReplySchema, type Update, UpdateSchema } from './wire.ts';
import { toReply } from './write-reply.ts';
import { toCreate, toUpdate } from './write-request.ts';

/** Activix (seed 003): a call log that is told of a call while it goes on, and cannot be read back. */
export const activix: Dialect<ActivixAccount, Create, Update, Reply, ActivixCarried> = {
  name: 'activix',
  routes: { today: todaysRoutes, seed: seedRoutes },
  schemas: { account: ActivixAccountSchema, create: CreateSchema, update: UpdateSchema, reply: ReplySchema },
  results: { today: results, seed: results },
  toCreate,
  toUpdate,
  toReply,
  fromCreate,
  fromUpdate,
  fromReply,
};

import type { Dialect } from '../../../contract/dialect/dialect.ts';
import { type MonicaAccount, MonicaAccountSchema } from './account.ts';
import type { MonicaCarried } from './carried.ts';
import { fromMonicaCreate, fromMonicaReply, fromMonicaUpdate } from './read.ts';
import { seedRoutes, todayRoutes } from './routes.ts';
import { type MonicaInput, MonicaInputSchema, type MonicaReply, MonicaReplySchema } from './wire.ts';
import { toMonicaInput, toMonicaReply } from './write.ts';

/**
 * Monica's way of writing a call (seed 001; facts/crm-wire.md, *Monica*): a text, a contact and a date. It has no place for
 * numbers, outcome or length; 4.x can say which of the two called.
 */
export const monica: Dialect<MonicaAccount, MonicaInput, MonicaInput, MonicaReply, MonicaCarried> = {
  name: 'monica',
  routes: { today: todayRoutes, seed: seedRoutes },
  schemas: {
    account: MonicaAccountSchema,
    create: MonicaInputSchema,
    update: MonicaInputSchema,
    reply: MonicaReplySchema,
  },
  results: { today: [], seed: [] },
  toCreate: toMonicaInput,
  toUpdate: toMonicaInput,
  toReply: toMonicaReply,
  fromCreate: fromMonicaCreate,
  fromUpdate: fromMonicaUpdate,
  fromReply: fromMonicaReply,
};

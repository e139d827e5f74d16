import type { Dialect, DialectName } from '../../../contract/dialect/dialect.ts';
import type { DialectAccount } from '../../../contract/dialect/dialect-account.ts';
import { activix } from '../../../main/dialects/activix/dialect.ts';
import { agendize } from '../../../main/dialects/agendize/dialect.ts';
import { monica } from '../../../main/dialects/monica/dialect.ts';
import { onepagecrm } from '../../../main/dialects/onepagecrm/dialect.ts';
import { pipedrive } from '../../../main/dialects/pipedrive/dialect.ts';

/** What can be said of a dialect without knowing its account and its wire. */
type Named = Pick<Dialect<DialectAccount, unknown, unknown, unknown, unknown>, 'name' | 'routes' | 'results'>;

/** The five, each by its name. */
export const allDialects = { onepagecrm, monica, agendize, activix, pipedrive } satisfies Record<
  DialectName,
  Named
>;

import { fail } from '../../../contract/ipc/result.ts';
import { t } from '../../../contract/words/say.ts';
import type { AppBridge } from './app-bridge.ts';

/**
 * The bridge's requests with every way of failing made a value: a main that is gone or torn down rejects the promise
 * itself, and no caller should have to think of that.
 */
export function asking(bridge: AppBridge): AppBridge['ask'] {
  const safe = Object.fromEntries(
    Object.entries(bridge.ask).map(([name, ask]) => [
      name,
      (question: never) =>
        (ask as (question: never) => Promise<unknown>)(question).catch(() =>
          fail('internal', t('app.noAnswer')),
        ),
    ]),
  );
  return safe as unknown as AppBridge['ask'];
}

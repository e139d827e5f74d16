import { notifications } from '@mantine/notifications';
import { t } from '../../../contract/words/say.ts';
import type { OpenDesk } from '../desk/open-desk.ts';
import { useOpenDesk } from '../desk/use-desk.ts';
import { Intake } from './intake.ts';

const intakes = new WeakMap<OpenDesk, Intake>();

/** The window's one intake of recordings; it outlives every page of a call. */
export function useIntake(): Intake {
  const open = useOpenDesk();
  const known = intakes.get(open);
  if (known) return known;
  const { ask, desk } = open;
  const intake = new Intake({
    ask,
    hearProgress: (progress) => desk.hearProgress(progress),
    forgetProgress: (id) => desk.forgetProgress(id),
    newId: () => crypto.randomUUID(),
    tell: (name, refusal) =>
      void notifications.show({
        withBorder: true,
        ...(refusal === null
          ? { message: t('recording.attached', { name }) }
          : {
              color: 'red',
              title: t('recording.progress.refused', { name }),
              message: refusal,
              autoClose: 15_000,
            }),
      }),
  });
  intakes.set(open, intake);
  return intake;
}

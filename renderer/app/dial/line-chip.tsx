import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCircleFilled, IconLoader2, IconPlugOff } from '@tabler/icons-react';
import type { Line, Registration } from '../../../contract/ipc/line.ts';
import { t } from '../../../contract/words/say.ts';
import tones from '../../ui/tone.module.css';
import { useDesk } from '../desk/use-desk.ts';
import classes from './line-chip.module.css';

const looks = {
  registered: { Icon: IconCircleFilled, tone: tones.good, size: 9 },
  connecting: { Icon: IconLoader2, tone: tones.warn, size: 14 },
  failed: { Icon: IconAlertTriangle, tone: tones.bad, size: 14 },
  off: { Icon: IconPlugOff, tone: tones.quiet, size: 14 },
} as const satisfies Record<Registration, unknown>;

/** What the line is called in a few letters: its mode, or the user and domain of the account. */
function lineName(line: Line): string {
  if (line.mode === 'account' && line.account) return line.account.aor.replace(/^sips?:/, '');
  return t(`line.modes.${line.mode}`);
}

/** How the line stands, as icon and words, with the reason when it is down; leads to the line's settings. */
export function LineChip({ onClick }: { onClick: () => void }) {
  const line = useDesk((view) => view.line);
  const registration = line.mode === 'off' ? 'off' : line.registration;
  const { Icon, tone, size } = looks[registration];
  return (
    <UnstyledButton
      className={`${classes.chip} ${tone}`}
      onClick={onClick}
      title={t('line.open')}
      data-registration={registration}
    >
      <Icon
        size={size}
        aria-hidden="true"
        className={registration === 'connecting' ? classes.turning : undefined}
      />
      <span className={classes.text}>
        <span className={classes.name}>
          {registration === 'off'
            ? t('line.chipOff')
            : t('line.chip', {
                name: lineName(line),
                registration: t(`line.registrations.${registration}`),
              })}
        </span>
        {line.reason !== null && registration !== 'registered' && (
          <span className={classes.reason}>{line.reason}</span>
        )}
      </span>
    </UnstyledButton>
  );
}

import { Alert, Button, Text } from '@mantine/core';
import { IconAlertTriangle, IconExclamationCircle, IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import type { Notice } from '../../contract/ipc/app-contract.ts';
import { t } from '../../contract/words/say.ts';
import tones from '../ui/tone.module.css';
import classes from './banners.module.css';
import { useAct } from './desk/use-act.ts';
import { useDesk, useOpenDesk } from './desk/use-desk.ts';
import { GoneDrafts } from './note/gone-drafts.tsx';

const noticeLooks = {
  info: { Icon: IconInfoCircle, tone: tones.accent },
  warning: { Icon: IconAlertTriangle, tone: tones.warn },
  error: { Icon: IconExclamationCircle, tone: tones.bad },
} as const satisfies Record<Notice['tone'], unknown>;

/**
 * What the person should know before anything else: that main does not answer, its notices, and that the log holds
 * made-up calls.
 */
export function Banners() {
  const { ask, desk } = useOpenDesk();
  const failure = useDesk((view) => view.failure);
  const notices = useDesk((view) => view.notices);
  const demoCalls = useDesk((view) => view.demoCalls);
  const [removing, setRemoving] = useState(false);
  const act = useAct();

  return (
    <div className={classes.stack}>
      {failure !== null && (
        <div className={classes.outOfDate} role="alert">
          <Text size="sm">{t('app.outOfDate', { why: failure })}</Text>
          <Button size="compact-sm" variant="default" onClick={() => void desk.ask()}>
            {t('app.tryAgain')}
          </Button>
        </div>
      )}
      <GoneDrafts />
      {notices.map((notice) => {
        const { Icon, tone } = noticeLooks[notice.tone];
        return (
          <Alert
            key={notice.id}
            className={`${classes.notice} ${tone}`}
            radius={0}
            icon={<Icon size={18} />}
            title={notice.title}
            withCloseButton
            closeButtonLabel={t('app.close')}
            onClose={() => void act(t('app.trouble.notice'), ask['notice.dismiss']({ id: notice.id }))}
          >
            {notice.body}
          </Alert>
        );
      })}
      {demoCalls > 0 && (
        <div className={classes.demo} role="note">
          <Text size="sm">{t('app.demo', { count: demoCalls })}</Text>
          <Button
            size="compact-sm"
            variant="white"
            loading={removing}
            onClick={async () => {
              setRemoving(true);
              await act(t('app.trouble.demo'), ask['demo.remove']({}));
              setRemoving(false);
            }}
          >
            {t('app.demoRemove', { count: demoCalls })}
          </Button>
        </div>
      )}
    </div>
  );
}

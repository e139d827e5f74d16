import { Button } from '@mantine/core';
import { IconEar, IconPhoneIncoming } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../../contract/words/say.ts';

import { useAct } from '../desk/use-act.ts';
import { useDesk, useOpenDesk } from '../desk/use-desk.ts';
import classes from './first-run.module.css';
import { practiceCall } from './practice-call.ts';

const offers = [
  { number: 'echo', title: 'firstRun.echo', why: 'firstRun.echoWhy', Icon: IconEar },
  { number: 'callme', title: 'firstRun.callMe', why: 'firstRun.callMeWhy', Icon: IconPhoneIncoming },
] as const;

/** The empty log: leads to a first real call in under a minute, over the practice line. */
export function FirstRun({ onOpenSettings }: { onOpenSettings: () => void }) {
  const open = useOpenDesk();
  const act = useAct();
  const ownLine = useDesk((view) => view.line.mode === 'account');
  const [starting, setStarting] = useState<string | null>(null);

  if (ownLine)
    return (
      <div className={classes.place}>
        <h2 className={classes.title}>{t('firstRun.ready')}</h2>
        <p className={classes.body}>{t('firstRun.readyWhy')}</p>
        <p className={classes.body}>{t('firstRun.body')}</p>
      </div>
    );
  return (
    <div className={classes.place}>
      <h2 className={classes.title}>{t('firstRun.title')}</h2>
      <p className={classes.body}>{t('firstRun.body')}</p>
      <div className={classes.offers}>
        {offers.map(({ number, title, why, Icon }) => (
          <div key={number} className={classes.offer}>
            <Icon size={26} stroke={1.6} aria-hidden="true" className={classes.icon} />
            <p className={classes.why}>{t(why)}</p>
            <Button
              className={classes.go}
              loading={starting === number}
              disabled={starting !== null && starting !== number}
              onClick={async () => {
                setStarting(number);
                await act(t('app.trouble.place'), practiceCall(open, number));
                setStarting(null);
              }}
            >
              {t(title)}
            </Button>
          </div>
        ))}
      </div>
      <p className={classes.body} role="status">
        {starting === null ? t('firstRun.practice') : t('firstRun.starting')}
      </p>
      <Button variant="subtle" onClick={onOpenSettings}>
        {t('firstRun.account')}
      </Button>
    </div>
  );
}

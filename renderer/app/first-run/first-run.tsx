import { Button } from '@mantine/core';
import { IconEar, IconPhoneIncoming } from '@tabler/icons-react';
import { useState } from 'react';
import { useAct } from '../desk/use-act.ts';
import { useDesk, useOpenDesk } from '../desk/use-desk.ts';
import { words } from '../words.ts';
import classes from './first-run.module.css';
import { practiceCall } from './practice-call.ts';

const offers = [
  { number: 'echo', title: words.firstRun.echo, why: words.firstRun.echoWhy, Icon: IconEar },
  { number: 'callme', title: words.firstRun.callMe, why: words.firstRun.callMeWhy, Icon: IconPhoneIncoming },
] as const;

/** The empty log: leads to a first real call in under a minute, over the practice line. */
export function FirstRun({ onOpenSettings }: { onOpenSettings: () => void }) {
  const open = useOpenDesk();
  const act = useAct();
  const ownLine = useDesk((view) => view.line.mode === 'account');
  const [starting, setStarting] = useState<string | null>(null);
  const say = words.firstRun;

  if (ownLine)
    return (
      <div className={classes.place}>
        <h2 className={classes.title}>{say.ready}</h2>
        <p className={classes.body}>{say.readyWhy}</p>
        <p className={classes.body}>{say.body}</p>
      </div>
    );
  return (
    <div className={classes.place}>
      <h2 className={classes.title}>{say.title}</h2>
      <p className={classes.body}>{say.body}</p>
      <div className={classes.offers}>
        {offers.map(({ number, title, why, Icon }) => (
          <div key={number} className={classes.offer}>
            <Icon size={26} stroke={1.6} aria-hidden="true" className={classes.icon} />
            <p className={classes.why}>{why}</p>
            <Button
              className={classes.go}
              loading={starting === number}
              disabled={starting !== null && starting !== number}
              onClick={async () => {
                setStarting(number);
                await act(words.trouble.place, practiceCall(open, number));
                setStarting(null);
              }}
            >
              {title}
            </Button>
          </div>
        ))}
      </div>
      <p className={classes.body} role="status">
        {starting === null ? say.practice : say.starting}
      </p>
      <Button variant="subtle" onClick={onOpenSettings}>
        {say.account}
      </Button>
    </div>
  );
}

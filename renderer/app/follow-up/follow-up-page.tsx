import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconCheck, IconPhone } from '@tabler/icons-react';
import { useCallback, useRef } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import { t } from '../../../contract/words/say.ts';
import { useMinute } from '../../ui/use-minute.ts';
import { offerUndo } from '../desk/offer-undo.tsx';
import { useAct } from '../desk/use-act.ts';
import { useDesk, useOpenDesk } from '../desk/use-desk.ts';
import { useCallBack } from '../dial/use-call-back.ts';
import { whyNoCallBack } from '../dial/why-no-call-back.ts';
import { momentText } from '../format/moment.ts';
import { partyText } from '../format/party.ts';
import { CallLine } from '../list/call-line.tsx';
import { ListPage } from '../list/list-page.tsx';
import { useCalls } from '../list/use-calls.ts';
import { neighbourOf, useRowKeys } from '../list/use-row-keys.ts';
import classes from './follow-up-page.module.css';
import { groupFollowUps } from './group-follow-ups.ts';

const waits = (call: Call) => call.followUpAt !== null && call.trashedAt === null;

/** The calls that the person wants to come back to, by when they are due, to be called back or put away as done. */
export function FollowUpPage({ onOpen, onClose }: { onOpen: (id: string) => void; onClose: () => void }) {
  const { ask, desk } = useOpenDesk();
  const act = useAct();
  const callBack = useCallBack();
  const line = useDesk((view) => view.line);
  const loaded = useCalls(
    useCallback(() => ask['followUp.list']({}), [ask]),
    waits,
  );
  const now = useMinute();
  const list = useRef<HTMLDivElement>(null);
  const calls = loaded.calls ?? [];
  const groups = groupFollowUps(calls, now);

  async function set(id: string, followUpAt: number | null): Promise<boolean> {
    const answer = await act(t('call.notChanged'), ask['call.annotate']({ id, followUpAt }));
    if (answer.ok) desk.hearCall(answer.value);
    return answer.ok;
  }
  async function done(call: Call) {
    const next = neighbourOf(list.current, call.id);
    if (!(await set(call.id, null))) return;
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus());
    offerUndo(t('followUp.isDone', { who: partyText(call).title }), () => void set(call.id, call.followUpAt));
  }
  const withCall = (run: (call: Call) => void) => (id: string) => {
    const call = calls.find((each) => each.id === id);
    if (call) run(call);
  };
  useRowKeys(list, {
    close: onClose,
    done: withCall((call) => void done(call)),
    callBack: withCall((call) => void callBack(call)),
  });

  return (
    <ListPage
      title={t('followUp.title')}
      count={calls.length === 0 ? '' : t('followUp.count', { count: calls.length })}
      back={t('followUp.back')}
      onClose={onClose}
      loaded={loaded}
      loading={t('followUp.loading')}
      failedTitle={t('followUp.failedTitle')}
      emptyTitle={t('followUp.none')}
      emptyWhy={t('followUp.noneWhy')}
    >
      <div ref={list} data-follow-ups="">
        {groups.map(({ group, calls }) => (
          <section key={group} aria-labelledby={`follow-ups-${group}`}>
            <h3 id={`follow-ups-${group}`} className={classes.group} data-group={group}>
              {t(`followUp.groups.${group}`)}
            </h3>
            <ul className={classes.list}>
              {calls.map((call) => {
                const who = partyText(call).title;
                const whyNot = whyNoCallBack(call, line);
                return (
                  <CallLine
                    key={call.id}
                    call={call}
                    beside={
                      <span className={classes.due} data-due={group === 'overdue'}>
                        {momentText(call.followUpAt ?? now, now)}
                      </span>
                    }
                    onOpen={() => onOpen(call.id)}
                  >
                    <Tooltip label={whyNot ?? t('live.callBack')} multiline maw={280}>
                      <ActionIcon
                        variant="subtle"
                        aria-label={t('followUp.callBack', { who })}
                        aria-disabled={whyNot !== null}
                        data-disabled={whyNot !== null}
                        onClick={() => void callBack(call)}
                      >
                        <IconPhone size={16} />
                      </ActionIcon>
                    </Tooltip>
                    <Button
                      size="compact-sm"
                      variant="default"
                      leftSection={<IconCheck size={14} aria-hidden="true" />}
                      aria-label={t('followUp.doneWith', { who })}
                      onClick={() => void done(call)}
                    >
                      {t('followUp.done')}
                    </Button>
                  </CallLine>
                );
              })}
            </ul>
          </section>
        ))}
      </div>
    </ListPage>
  );
}

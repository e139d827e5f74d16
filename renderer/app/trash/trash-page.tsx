import { Button, Checkbox, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconRestore, IconTrashX } from '@tabler/icons-react';
import { useCallback, useRef, useState } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import { t } from '../../../contract/words/say.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useMinute } from '../../ui/use-minute.ts';
import { useAct } from '../desk/use-act.ts';
import { useDesk, useOpenDesk } from '../desk/use-desk.ts';
import { momentText } from '../format/moment.ts';
import { partyText } from '../format/party.ts';
import { CallLine } from '../list/call-line.tsx';
import { ListPage } from '../list/list-page.tsx';
import { useCalls } from '../list/use-calls.ts';
import { neighbourOf, useRowKeys } from '../list/use-row-keys.ts';
import { daysLeft } from './days-left.ts';
import classes from './trash-page.module.css';
import { useTrashCalls } from './use-trash-calls.ts';

const isDeleted = (call: Call) => call.trashedAt !== null;

/** The deleted calls, to be had back one by one, together, or to be done with for good. */
export function TrashPage({ onOpen, onClose }: { onOpen: (id: string) => void; onClose: () => void }) {
  const { ask } = useOpenDesk();
  const act = useAct();
  const { restore } = useTrashCalls();
  const loaded = useCalls(
    useCallback(() => ask['trash.list']({}), [ask]),
    isDeleted,
  );
  const inTrash = useDesk((view) => view.counts.trash);
  const now = useMinute();
  const list = useRef<HTMLUListElement>(null);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  useRowKeys(list, { close: onClose });

  const calls = [...(loaded.calls ?? [])].sort((a, b) => (b.trashedAt ?? 0) - (a.trashedAt ?? 0));
  const chosen = calls.filter(({ id }) => picked.has(id)).map(({ id }) => id);
  const all = chosen.length === calls.length;

  async function giveBack(ids: readonly string[]) {
    const [only] = ids;
    const next = ids.length === 1 && only !== undefined ? neighbourOf(list.current, only) : undefined;
    if (!(await restore(ids))) return;
    setPicked((known) => new Set([...known].filter((id) => !ids.includes(id))));
    notifications.show({ message: t('trash.restored', { count: ids.length }), withBorder: true });
    if (next !== undefined)
      requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus());
  }
  async function empty() {
    setBusy(true);
    const answer = await act(t('trash.notEmptied'), ask['trash.empty']({}));
    setBusy(false);
    setAsking(false);
    if (!answer.ok) return;
    notifications.show({ message: t('trash.emptied', { count: answer.value.removed }), withBorder: true });
    setPicked(new Set());
    loaded.reload();
  }
  function pick(id: string) {
    setPicked((known) => new Set(known.has(id) ? [...known].filter((each) => each !== id) : [...known, id]));
  }

  return (
    <ListPage
      title={t('trash.title')}
      count={calls.length === 0 ? '' : t('trash.count', { count: calls.length })}
      back={t('trash.back')}
      onClose={onClose}
      loaded={loaded}
      loading={t('trash.loading')}
      failedTitle={t('trash.failedTitle')}
      emptyTitle={t('trash.empty')}
      emptyWhy={t('trash.emptyWhy')}
      tools={
        <>
          <p className={classes.why}>{t('trash.why')}</p>
          <div className={classes.tools}>
            <Checkbox
              size="xs"
              label={
                chosen.length === 0 ? t('trash.selectAll') : t('trash.selected', { count: chosen.length })
              }
              checked={all}
              indeterminate={chosen.length > 0 && !all}
              onChange={() => setPicked(new Set(all ? [] : calls.map(({ id }) => id)))}
            />
            <Button
              size="compact-sm"
              variant="default"
              disabled={chosen.length === 0}
              leftSection={<IconRestore size={15} aria-hidden="true" />}
              onClick={() => void giveBack(chosen)}
            >
              {t('trash.restore')}
            </Button>
            <Button
              className={classes.empty}
              size="compact-sm"
              variant="default"
              leftSection={<IconTrashX size={15} aria-hidden="true" />}
              onClick={() => setAsking(true)}
            >
              {t('trash.emptyNow')}
            </Button>
          </div>
        </>
      }
    >
      <ul ref={list} className={classes.list} aria-label={t('trash.grid')}>
        {calls.map((call) => {
          const who = partyText(call).title;
          const left = daysLeft(call.trashedAt ?? now, now);
          return (
            <CallLine
              key={call.id}
              call={call}
              before={
                <Checkbox
                  size="xs"
                  aria-label={t('trash.select', { who })}
                  checked={picked.has(call.id)}
                  onChange={() => pick(call.id)}
                />
              }
              beside={
                <span className={classes.when}>
                  <span>{t('trash.deletedOn', { when: momentText(call.trashedAt ?? now, now) })}</span>
                  <span>{left === 0 ? t('trash.goesToday') : t('trash.goesIn', { count: left })}</span>
                </span>
              }
              onOpen={() => onOpen(call.id)}
            >
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('trash.restoreCall', { who })}
                onClick={() => void giveBack([call.id])}
              >
                {t('trash.restore')}
              </Button>
            </CallLine>
          );
        })}
      </ul>
      {asking && (
        <Dialog
          title={t('trash.emptyAsk', { count: Math.max(inTrash, calls.length) })}
          onClose={() => setAsking(false)}
        >
          <Text size="sm">{t('trash.emptyAskWhy')}</Text>
          <Group justify="flex-end" gap="xs" mt="md">
            <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
              {t('app.cancel')}
            </Button>
            <Button className={classes.forGood} loading={busy} onClick={() => void empty()}>
              {t('trash.emptyYes')}
            </Button>
          </Group>
        </Dialog>
      )}
    </ListPage>
  );
}

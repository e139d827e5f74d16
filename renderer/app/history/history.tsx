// biome-ignore-all lint/a11y/useSemanticElements: the rows are placed one by one (virtualised), which table rows cannot be.
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus for its cells (ARIA grid pattern).
import { Button, Center, Loader, Stack, Text } from '@mantine/core';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Call } from '../../../contract/call/call.ts';
import { useToday } from '../../ui/use-today.ts';
import { useAct } from '../desk/use-act.ts';
import { useOpenDesk } from '../desk/use-desk.ts';
import { FirstRun } from '../first-run/first-run.tsx';
import { dayText } from '../format/when.ts';
import { words } from '../words.ts';
import { FilterBar } from './filter-bar.tsx';
import { groupByDay } from './group-by-day.ts';
import classes from './history.module.css';
import { HistoryRow } from './history-row.tsx';
import { useListKeys } from './use-list-keys.ts';

/** Heights in px; all lines of a kind are alike, so the list knows every place without measuring. */
const dayHeight = 32;
const callHeight = 54;
/** How many lines before the end of what is loaded the next page is asked for. */
const askAhead = 30;

interface HistoryProps {
  openCall: string | null;
  onOpen: (id: string) => void;
  onClose: () => void;
  onOpenSettings: () => void;
  /** False while another page has the keys. */
  listening: boolean;
}

/** The call log, newest first, under the day of each call, with search and filters above. */
export function History({ openCall, onOpen, onClose, onOpenSettings, listening }: HistoryProps) {
  const { ask, desk, history } = useOpenDesk();
  const view = useSyncExternalStore(history.subscribe, history.view);
  const today = useToday();
  const act = useAct();
  const scroller = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [reached, setReached] = useState<string | null>(null);
  const focusSoon = useRef<string | null>(null);

  const lines = useMemo(() => groupByDay(view.calls), [view.calls]);
  const lineOf = useMemo(() => new Map(lines.map((line, index) => [line.key, index])), [lines]);
  const days = useMemo(() => lines.flatMap((line, index) => (line.kind === 'day' ? [index] : [])), [lines]);
  const withAccount = useMemo(() => new Set(view.calls.map((call) => call.account)).size > 1, [view.calls]);

  const stuck = useRef(0);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(
      (index: number) => (lines[index]?.kind === 'day' ? dayHeight : callHeight),
      [lines],
    ),
    getItemKey: useCallback((index: number) => lines[index]?.key ?? index, [lines]),
    // Calls that come in above leave what the person looks at where it is; at the very top they are seen at once.
    anchorTo: (scroller.current?.scrollTop ?? 0) > callHeight / 2 ? 'end' : 'start',
    overscan: 10,
    scrollPaddingStart: dayHeight,
    rangeExtractor: useCallback(
      (range: Range) => {
        stuck.current = days.findLast((index) => index <= range.startIndex) ?? 0;
        const kept = new Set([stuck.current, ...defaultRangeExtractor(range)]);
        const held = reached === null ? undefined : lineOf.get(reached);
        if (held !== undefined) kept.add(held);
        return [...kept].sort((a, b) => a - b);
      },
      [days, lineOf, reached],
    ),
  });
  const items = virtualizer.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;

  useEffect(() => {
    if (view.more && lastShown >= lines.length - askAhead) void history.loadMore();
  }, [history, view.more, lastShown, lines.length]);

  const shownGeneration = useRef(view.generation);
  useLayoutEffect(() => {
    if (shownGeneration.current === view.generation) return;
    shownGeneration.current = view.generation;
    scroller.current?.scrollTo({ top: 0 });
  }, [view.generation]);

  useLayoutEffect(() => {
    const id = focusSoon.current;
    if (id === null) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-call="${id}"]`);
    if (!row) return;
    focusSoon.current = null;
    row.focus({ preventScroll: true });
  });

  const reachable = reached !== null && lineOf.has(reached) ? reached : (view.calls[0]?.id ?? null);

  function move(by: number) {
    if (view.calls.length === 0) return;
    const at = reached === null ? -1 : view.calls.findIndex((call) => call.id === reached);
    const next = view.calls[Math.max(0, Math.min(view.calls.length - 1, at < 0 ? 0 : at + by))];
    if (!next) return;
    const line = lineOf.get(next.id);
    if (line !== undefined) virtualizer.scrollToIndex(line <= 1 ? 0 : line, { align: 'auto' });
    focusSoon.current = next.id;
    setReached(next.id);
    if (openCall !== null) onOpen(next.id);
  }

  const callBack = useCallback(
    async (call: Call) => {
      const placed = await act(words.trouble.place, ask['call.place']({ number: call.remote.raw }));
      if (placed.ok) desk.hearCall(placed.value);
    },
    [act, ask, desk],
  );

  useListKeys(
    {
      search: () => {
        search.current?.focus();
        search.current?.select();
      },
      move,
      open: () => {
        if (reachable !== null && reached !== null) onOpen(reachable);
      },
      callBack: () => {
        const id = openCall ?? reached;
        const call = view.calls.find((each) => each.id === id);
        if (call && call.remote.raw !== '') void callBack(call);
      },
      close: onClose,
    },
    listening,
  );

  const unfiltered = Object.keys(view.filter).length === 0;
  if (view.phase === 'ready' && unfiltered && view.calls.length === 0 && view.count === 0)
    return <FirstRun onOpenSettings={onOpenSettings} />;

  return (
    <section className={classes.history} aria-label={words.history.region}>
      <FilterBar searchRef={search} onDown={() => move(0)} />
      {view.failure !== null && view.calls.length > 0 && (
        <div className={classes.moreFailed} role="alert">
          <Text size="sm">{`${words.history.moreFailed} ${view.failure}`}</Text>
          <Button size="compact-sm" variant="default" onClick={() => history.refresh()}>
            {words.tryAgain}
          </Button>
        </div>
      )}
      {view.calls.length === 0 ? (
        <NothingToShow phase={view.phase} failure={view.failure} onRetry={() => history.refresh()} />
      ) : (
        <div className={classes.scroller} ref={scroller} data-history-scroller="">
          <div
            role="grid"
            aria-label={words.history.grid}
            aria-rowcount={view.more ? -1 : lines.length}
            className={classes.sheet}
            style={{ height: virtualizer.getTotalSize() }}
          >
            {items.map((item) => {
              const line = lines[item.index];
              if (!line) return null;
              const isStuck = item.index === stuck.current;
              const place = isStuck
                ? undefined
                : { transform: `translateY(${item.start}px)`, height: item.size };
              if (line.kind === 'day')
                return (
                  <div
                    key={item.key}
                    role="row"
                    tabIndex={-1}
                    aria-rowindex={item.index + 1}
                    className={isStuck ? classes.stuckDay : classes.day}
                    style={place}
                  >
                    <span role="gridcell">{dayText(line.startOfDay, today)}</span>
                  </div>
                );
              return (
                <div key={item.key} role="presentation" className={classes.line} style={place}>
                  <HistoryRow
                    call={line.call}
                    rowIndex={item.index + 1}
                    open={line.call.id === openCall}
                    reachable={line.call.id === reachable}
                    withAccount={withAccount}
                    onOpen={onOpen}
                    onReach={setReached}
                    onCallBack={callBack}
                  />
                </div>
              );
            })}
          </div>
        </div>
      )}
      <footer className={classes.keys} aria-hidden="true">
        {words.history.keys.map(([key, does]) => (
          <span key={key}>
            <kbd>{key}</kbd> {does}
          </span>
        ))}
      </footer>
    </section>
  );
}

function NothingToShow(props: {
  phase: 'loading' | 'ready' | 'failed';
  failure: string | null;
  onRetry: () => void;
}) {
  if (props.phase === 'loading')
    return (
      <Center className={classes.scroller}>
        <Stack align="center" gap="xs">
          <Loader size="sm" />
          <Text c="dimmed">{words.history.loading}</Text>
        </Stack>
      </Center>
    );
  if (props.phase === 'failed' || props.failure !== null)
    return (
      <Center className={classes.scroller} role="alert">
        <Stack align="center" gap="xs" maw={400} ta="center">
          <Text fw={600}>{words.history.failedTitle}</Text>
          <Text c="dimmed">{props.failure}</Text>
          <Button onClick={props.onRetry}>{words.tryAgain}</Button>
        </Stack>
      </Center>
    );
  return (
    <Center className={classes.scroller}>
      <Stack align="center" gap="xs" maw={400} ta="center" px="md">
        <Text fw={600}>{words.history.nothingFits}</Text>
        <Text c="dimmed">{words.history.nothingFitsWhy}</Text>
      </Stack>
    </Center>
  );
}

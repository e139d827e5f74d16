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
import { useToday } from '../../ui/use-today.ts';
import { useDesk, useOpenDesk } from '../desk/use-desk.ts';
import { useCallBack } from '../dial/use-call-back.ts';
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
const onMac = /mac/i.test(navigator.platform);

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
  const { history } = useOpenDesk();
  const line = useDesk((view) => view.line);
  const callBack = useCallBack();
  const view = useSyncExternalStore(history.subscribe, history.view);
  const today = useToday();
  const scroller = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [reached, setReached] = useState<string | null>(null);
  const focusSoon = useRef<string | null>(null);

  const lines = useMemo(() => groupByDay(view.calls), [view.calls]);
  const lineOf = useMemo(() => new Map(lines.map((line, index) => [line.key, index])), [lines]);
  const days = useMemo(() => lines.flatMap((line, index) => (line.kind === 'day' ? [index] : [])), [lines]);

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

  const rowOf = (id: string) => scroller.current?.querySelector<HTMLElement>(`[data-call="${id}"]`);
  useLayoutEffect(() => {
    const id = focusSoon.current;
    if (id === null) return;
    const row = rowOf(id);
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
    const place = lineOf.get(next.id);
    if (place !== undefined) virtualizer.scrollToIndex(place <= 1 ? 0 : place, { align: 'auto' });
    if (next.id === reached) rowOf(next.id)?.focus({ preventScroll: true });
    else focusSoon.current = next.id;
    setReached(next.id);
    if (openCall !== null) onOpen(next.id);
  }

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
        const call = view.calls.find((each) => each.id === reached);
        if (call) void callBack(call);
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
              const shown = lines[item.index];
              if (!shown) return null;
              const isStuck = item.index === stuck.current;
              const place = isStuck
                ? undefined
                : { transform: `translateY(${item.start}px)`, height: item.size };
              if (shown.kind === 'day')
                return (
                  <div
                    key={item.key}
                    role="row"
                    tabIndex={-1}
                    aria-rowindex={item.index + 1}
                    className={isStuck ? classes.stuckDay : classes.day}
                    style={place}
                  >
                    <span role="gridcell">{dayText(shown.startOfDay, today)}</span>
                  </div>
                );
              return (
                <div key={item.key} role="presentation" className={classes.line} style={place}>
                  <HistoryRow
                    call={shown.call}
                    rowIndex={item.index + 1}
                    open={shown.call.id === openCall}
                    reachable={shown.call.id === reachable}
                    line={line}
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
        {words.history.keys(onMac).map(([key, does]) => (
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

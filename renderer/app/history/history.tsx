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
    estimateSize: (index) => (lines[index]?.kind === 'day' ? dayHeight : callHeight),
    getItemKey: (index) => lines[index]?.key ?? index,
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

  useKeptPlace(scroller.current, lines.length, view.generation, (key) => {
    const index = lineOf.get(key);
    return index === undefined ? undefined : virtualizer.measurementsCache[index]?.start;
  });

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
                <div
                  key={item.key}
                  role="presentation"
                  className={classes.line}
                  style={place}
                  data-line={line.key}
                >
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

/**
 * Keeps what the person looks at where it is while calls come in above it. At the very top nothing is kept, so that a
 * new call is seen at once; a new filter begins at the top.
 */
function useKeptPlace(
  scroller: HTMLDivElement | null,
  length: number,
  generation: number,
  startOf: (key: string) => number | undefined,
): void {
  const anchor = useRef<{ key: string; offset: number } | null>(null);
  const seen = useRef(generation);

  useLayoutEffect(() => {
    if (!scroller) return;
    const remember = () => {
      anchor.current = null;
      if (scroller.scrollTop < callHeight / 2) return;
      const top = scroller.scrollTop;
      for (const line of scroller.querySelectorAll<HTMLElement>('[data-line]')) {
        const key = line.dataset.line ?? '';
        const start = startOf(key);
        if (start !== undefined && start >= top) {
          anchor.current = { key, offset: top - start };
          return;
        }
      }
    };
    scroller.addEventListener('scroll', remember, { passive: true });
    return () => scroller.removeEventListener('scroll', remember);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a longer or shorter list, or a new one, moves the place.
  useLayoutEffect(() => {
    if (!scroller) return;
    if (seen.current !== generation) {
      seen.current = generation;
      anchor.current = null;
      scroller.scrollTop = 0;
      return;
    }
    const kept = anchor.current;
    const start = kept && startOf(kept.key);
    if (kept && start !== undefined && start !== null && scroller.scrollTop !== start + kept.offset)
      scroller.scrollTop = start + kept.offset;
  }, [scroller, length, generation]);
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

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
import { t } from '../../../contract/words/say.ts';
import { useToday } from '../../ui/use-today.ts';
import { useAct } from '../desk/use-act.ts';
import { useDesk, useOpenDesk } from '../desk/use-desk.ts';
import { useCallBack } from '../dial/use-call-back.ts';
import { FirstRun } from '../first-run/first-run.tsx';
import { dayText } from '../format/when.ts';
import { KeyLine } from '../keys/key-line.tsx';
import { useKeys } from '../keys/use-keys.ts';
import { BulkBar } from './bulk-bar.tsx';
import { FilterBar } from './filter-bar.tsx';
import { type FilterState, isNoFilter } from './filter-state.ts';
import { GlimpsedRow } from './glimpsed-row.tsx';
import { dayGrouper } from './group-by-day.ts';
import classes from './history.module.css';
import { HistoryRow } from './history-row.tsx';
import { Pace } from './pace.ts';
import { SayDialog, type Saying } from './say-dialog.tsx';
import { nothingSelected, selectAll, selectTo, toggleOne, withoutIds } from './selection.ts';
import { useBulk } from './use-bulk.ts';
import { useShownFilter } from './use-shown-filter.ts';
import { ViewsBar } from './views-bar.tsx';

/** Heights in rem; all lines of a kind are alike, so the list knows every place without measuring. */
const dayHeight = 2;
const callHeights = { comfortable: 3.375, compact: 2.25 };
/** How many lines before the end of what is loaded the next page is asked for. */
const askAhead = 30;
/** Marks for the bench when the first rows are drawn (test/bench/history-bench.ts). */
const firstRows = 'history.first-rows';
/**
 * Lines kept beyond each edge: more than a notch of the wheel. A jump along the bar draws all of them anew in one frame,
 * and with ten they cost more than what is seen.
 */
const overscan = 4;
/** How many calls Page down goes on. */
const pageStep = 8;

interface HistoryProps {
  filter: FilterState;
  onFilter: (filter: FilterState) => void;
  openCall: string | null;
  onOpen: (id: string) => void;
  /** Opens a call with the cursor in its note. */
  onNote: (id: string) => void;
  onClose: () => void;
  onOpenSettings: () => void;
  /** False while another page has the keys. */
  listening: boolean;
}

/** The call log, newest first, under the day of each call, with views, search and filters above. */
export function History(props: HistoryProps) {
  const { filter, onFilter, openCall, onOpen, onNote, onClose, onOpenSettings, listening } = props;
  const { ask, history } = useOpenDesk();
  const line = useDesk((view) => view.line);
  const density = useDesk((view) => view.settings.density);
  const columns = useDesk((view) => view.settings.columns);
  const callBack = useCallBack();
  const act = useAct();
  const bulk = useBulk();
  const view = useSyncExternalStore(history.subscribe, history.view);
  const today = useToday();
  const scroller = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [reached, setReached] = useState<string | null>(null);
  const [selection, setSelection] = useState(nothingSelected);
  const [saying, setSaying] = useState<Saying | null>(null);
  const focusSoon = useRef<string | null>(null);
  useShownFilter(filter);

  const drawn = view.calls.length > 0;
  useEffect(() => {
    if (drawn) requestAnimationFrame(() => performance.mark(firstRows));
  }, [drawn]);

  const [group] = useState(dayGrouper);
  const lines = useMemo(() => group(view.calls), [group, view.calls]);
  const lineOf = useCallback((id: string) => lines.findIndex(({ key }) => key === id), [lines]);
  const reachedAt = useMemo(() => (reached === null ? -1 : lineOf(reached)), [lineOf, reached]);
  const days = useMemo(() => lines.flatMap((line, index) => (line.kind === 'day' ? [index] : [])), [lines]);

  const [rem] = useState(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  const dayPixels = dayHeight * rem;
  const callPixels = callHeights[density] * rem;
  const stuck = useRef(0);
  const [pace] = useState(() => new Pace());
  const outrun = useRef(false);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(
      (index: number) => (lines[index]?.kind === 'day' ? dayPixels : callPixels),
      [lines, dayPixels, callPixels],
    ),
    getItemKey: useCallback((index: number) => lines[index]?.key ?? index, [lines]),
    // Calls that come in above leave what the person looks at where it is; at the very top they are seen at once.
    anchorTo: (scroller.current?.scrollTop ?? 0) > callPixels / 2 ? 'end' : 'start',
    overscan,
    scrollPaddingStart: dayPixels,
    scrollPaddingEnd: selection.ids.size > 0 ? 4 * rem : 0,
    rangeExtractor: useCallback(
      (range: Range) => {
        outrun.current = pace.outruns(range.startIndex, performance.now());
        stuck.current = days.findLast((index) => index <= range.startIndex) ?? 0;
        const kept = new Set([stuck.current, ...defaultRangeExtractor(range)]);
        if (reachedAt !== -1) kept.add(reachedAt);
        return [...kept].sort((a, b) => a - b);
      },
      [days, reachedAt, pace],
    ),
  });
  const glimpsed = virtualizer.isScrolling && outrun.current;
  const items = virtualizer.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;

  useEffect(() => {
    if (view.more && lastShown >= lines.length - askAhead) void history.loadMore();
  }, [history, view.more, lastShown, lines.length]);

  const shownDensity = useRef(density);
  useLayoutEffect(() => {
    if (shownDensity.current === density) return;
    shownDensity.current = density;
    virtualizer.measure();
  }, [density, virtualizer]);

  const shownGeneration = useRef(view.generation);
  useLayoutEffect(() => {
    if (shownGeneration.current === view.generation) return;
    shownGeneration.current = view.generation;
    scroller.current?.scrollTo({ top: 0 });
    setSelection(nothingSelected);
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

  const reachable = reachedAt !== -1 ? reached : (view.calls[0]?.id ?? null);
  /** The call that single keys are about: the one the cursor was moved to. */
  const reachedLine = lines[reachedAt];
  const current = reachedLine?.kind === 'call' ? reachedLine.call : undefined;

  function move(by: number) {
    if (view.calls.length === 0) return;
    const at = reachedLine?.kind === 'call' ? reachedLine.index : -1;
    const next = view.calls[Math.max(0, Math.min(view.calls.length - 1, at < 0 ? 0 : at + by))];
    if (!next) return;
    const place = lineOf(next.id);
    if (place !== -1) virtualizer.scrollToIndex(place <= 1 ? 0 : place, { align: 'auto' });
    if (next.id === reached) rowOf(next.id)?.focus({ preventScroll: true });
    else focusSoon.current = next.id;
    setReached(next.id);
    if (openCall !== null) onOpen(next.id);
  }

  // The bars around the list are drawn when they have something new to say, not at each notch of the wheel: what they are
  // handed stays the same from one drawing of the list to the next.
  const moveNow = useRef(move);
  useLayoutEffect(() => {
    moveNow.current = move;
  });
  const enterList = useCallback(() => moveNow.current(0), []);

  const order = useRef<readonly string[]>([]);
  useEffect(() => {
    order.current = view.calls.map((call) => call.id);
  }, [view.calls]);
  const select = useCallback((id: string, range: boolean) => {
    setReached(id);
    focusSoon.current = id;
    setSelection((known) => (range ? selectTo(known, id, order.current) : toggleOne(known, id)));
  }, []);
  async function selectFitting() {
    const answer = await act(t('history.select.allTrouble'), ask['call.ids']({ filter: view.filter }));
    if (answer.ok) setSelection(selectAll(answer.value.ids));
  }
  const endSaying = useCallback(() => setSaying(null), []);
  function say(what: Saying['what']) {
    if (selection.ids.size > 0 && what !== 'followUp')
      setSaying({ what, call: null, ids: [...selection.ids] });
    else if (current) setSaying({ what, call: current, ids: [current.id] });
  }
  function trash() {
    const ids = selection.ids.size > 0 ? [...selection.ids] : current ? [current.id] : [];
    if (ids.length === 0 || bulk.progress !== null) return;
    if (selection.ids.size === 0) passOn(ids[0] ?? '');
    if (openCall !== null && ids.includes(openCall)) onClose();
    void bulk.trash(ids);
    setSelection((known) => withoutIds(known, ids));
  }
  /** The cursor goes to the call below the one that is about to leave the list, or above it at the end. */
  function passOn(id: string) {
    const at = view.calls.findIndex((call) => call.id === id);
    const next = view.calls[at + 1] ?? view.calls[at - 1];
    setReached(next?.id ?? null);
    focusSoon.current = next?.id ?? null;
  }

  useKeys(
    {
      search: () => {
        search.current?.focus();
        search.current?.select();
      },
      down: () => move(1),
      up: () => move(-1),
      pageDown: () => move(pageStep),
      pageUp: () => move(-pageStep),
      open: () => {
        if (reachable !== null && reached !== null) onOpen(reachable);
      },
      note: () => {
        if (current) onNote(current.id);
      },
      disposition: () => say('disposition'),
      tag: () => say('tags'),
      followUp: () => say('followUp'),
      trash,
      callBack: () => {
        if (current) void callBack(current);
      },
      select: () => {
        if (current) select(current.id, false);
      },
      selectTo: () => {
        if (current) select(current.id, true);
      },
      selectAll: () => void selectFitting(),
      close: () => {
        if (selection.ids.size > 0) setSelection(nothingSelected);
        else onClose();
      },
    },
    listening,
  );

  const unfiltered = isNoFilter(filter) && Object.keys(view.filter).length === 0;
  if (view.phase === 'ready' && unfiltered && view.calls.length === 0 && view.count === 0)
    return <FirstRun onOpenSettings={onOpenSettings} />;

  const selecting = selection.ids.size > 0;
  return (
    <section className={classes.history} aria-label={t('history.region')}>
      <ViewsBar state={filter} onChange={onFilter} />
      <FilterBar state={filter} onChange={onFilter} searchRef={search} onDown={enterList} />
      {view.failure !== null && view.calls.length > 0 && (
        <div className={classes.moreFailed} role="alert">
          <Text size="sm">{`${t('history.moreFailed')} ${view.failure}`}</Text>
          <Button size="compact-sm" variant="default" onClick={() => history.refresh()}>
            {t('app.tryAgain')}
          </Button>
        </div>
      )}
      <div className={classes.list}>
        {view.calls.length === 0 ? (
          <NothingToShow phase={view.phase} failure={view.failure} onRetry={() => history.refresh()} />
        ) : (
          <div
            className={classes.scroller}
            ref={scroller}
            data-history-scroller=""
            data-selecting={selecting}
          >
            <div
              role="grid"
              aria-label={t('history.grid')}
              aria-rowcount={view.more ? -1 : lines.length}
              aria-multiselectable="true"
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
                    {glimpsed && shown.call.id !== reachable ? (
                      <GlimpsedRow call={shown.call} rowIndex={item.index + 1} density={density} />
                    ) : (
                      <HistoryRow
                        call={shown.call}
                        rowIndex={item.index + 1}
                        open={shown.call.id === openCall}
                        selected={selection.ids.has(shown.call.id)}
                        selecting={selecting}
                        reachable={shown.call.id === reachable}
                        line={line}
                        density={density}
                        columns={columns}
                        today={today}
                        onOpen={onOpen}
                        onReach={setReached}
                        onCallBack={callBack}
                        onSelect={select}
                      />
                    )}
                  </div>
                );
              })}
            </div>
          </div>
        )}
        {(selecting || bulk.progress !== null) && (
          <BulkBar
            selected={selection.ids.size}
            fitting={view.count}
            progress={bulk.progress}
            onAll={() => void selectFitting()}
            onClear={() => setSelection(nothingSelected)}
            onSay={say}
            onTrash={trash}
          />
        )}
      </div>
      <KeyLine />
      <SayDialog saying={saying} onClose={endSaying} onMany={bulk.annotate} />
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
          <Text c="dimmed">{t('history.loading')}</Text>
        </Stack>
      </Center>
    );
  if (props.phase === 'failed' || props.failure !== null)
    return (
      <Center className={classes.scroller} role="alert">
        <Stack align="center" gap="xs" maw={400} ta="center">
          <Text fw={600}>{t('history.failedTitle')}</Text>
          <Text c="dimmed">{props.failure}</Text>
          <Button onClick={props.onRetry}>{t('app.tryAgain')}</Button>
        </Stack>
      </Center>
    );
  return (
    <Center className={classes.scroller}>
      <Stack align="center" gap="xs" maw={400} ta="center" px="md">
        <Text fw={600}>{t('history.nothingFits')}</Text>
        <Text c="dimmed">{t('history.nothingFitsWhy')}</Text>
      </Stack>
    </Center>
  );
}

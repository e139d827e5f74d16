import { useEffect, useState } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import type { Person } from '../../../contract/call/entry.ts';
import { useOpenDesk } from '../desk/use-desk.ts';

/** How long the typing may pause before it is looked for, ms. */
const pause = 120;
/** How many calls are shown; the history shows them all. */
const mostCalls = 5;

/** What the log has for what was typed. */
export interface Found {
  /** What it was found for. */
  readonly text: string;
  readonly people: readonly Person[];
  readonly calls: readonly Call[];
}

const nothing: Found = { text: '', people: [], calls: [] };

/** People and calls that fit what is typed; the rows on screen stay until the new ones are here. */
export function useFound(typed: string): Found {
  const { ask } = useOpenDesk();
  const [found, setFound] = useState(nothing);
  const text = typed.trim();
  useEffect(() => {
    if (text === '') {
      setFound(nothing);
      return;
    }
    let current = true;
    const timer = setTimeout(async () => {
      const [people, calls] = await Promise.all([
        ask['people.match']({ text }),
        ask['call.list']({ filter: { text }, limit: mostCalls }),
      ]);
      if (!current) return;
      setFound({
        text,
        people: people.ok ? people.value.people : [],
        calls: calls.ok ? calls.value.calls : [],
      });
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [ask, text]);
  return found;
}

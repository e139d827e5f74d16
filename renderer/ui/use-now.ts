import { useEffect, useState } from 'react';

/**
 * The wall clock (epoch ms) for a running timer, told anew just after each full second since `since`, so that figures
 * change when the second does and not a moment later.
 */
export function useNow(since: number, running: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const at = Date.now();
      setNow(at);
      timer = setTimeout(tick, 1005 - ((((at - since) % 1000) + 1000) % 1000));
    };
    tick();
    return () => clearTimeout(timer);
  }, [since, running]);
  return now;
}

import { useEffect, useRef, useState } from 'react';
import { t } from '../../../contract/words/say.ts';
import classes from './level-meter.module.css';

/** How often the level is looked at, ms: as fast as a needle is read. */
const lookEvery = 66;
/** How long nothing at all is heard before the person is asked about it, ms. */
const silentFor = 3_000;
/** Below this nothing is heard: a muted microphone, not a quiet room. */
const nothing = 0.02;

/** Shows that the microphone hears, without drawing the window anew each time; and says so when it hears nothing. */
export function LevelMeter({ level }: { level: () => number }) {
  const bar = useRef<HTMLSpanElement>(null);
  const read = useRef(level);
  const [silent, setSilent] = useState(false);
  useEffect(() => {
    read.current = level;
  });
  useEffect(() => {
    let heardAt = performance.now();
    const timer = setInterval(() => {
      const now = read.current();
      if (now > nothing) heardAt = performance.now();
      if (bar.current) bar.current.style.scale = `${now} 1`;
      setSilent(performance.now() - heardAt > silentFor);
    }, lookEvery);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className={classes.meter}>
      <span className={classes.track} role="img" aria-label={t('recording.memo.level')}>
        <span ref={bar} className={classes.bar} data-level />
      </span>
      <span className={classes.silent} role="status">
        {silent && t('recording.memo.silent')}
      </span>
    </span>
  );
}

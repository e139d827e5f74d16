/** What a process was seen to do while it was watched. */
export interface Watched {
  /** How much more memory it held at most than at the beginning, its threads included, MB. */
  readonly memoryMb: number;
  /** The same of what JavaScript holds alone: texts and objects, and the bytes of its buffers, MB. */
  readonly heapMb: number;
  readonly buffersMb: number;
  /** The longest that its main thread did not come round, by the clock on the wall, ms: what other processes took is in it. */
  readonly lateMs: number;
  /**
   * The most processor time of its main thread between two looks that lie 5 ms apart at least, ms. No turn of its loop
   * cost more; what other processes took is not in it.
   */
  readonly turnMs: number;
}

/**
 * Watches this process until it is told to stop; looking costs a fraction of a millisecond each time. It needs nothing of its
 * module, so that its source can be put into the process that is to be watched.
 */
export function watchProcess(): () => Watched {
  const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
  const mb = 1024 * 1024;
  const lookEvery = 5;
  const before = process.memoryUsage();
  const most = { ...before };
  let turn = 0;
  let computed = process.threadCpuUsage();
  const look = () => {
    const { user, system } = process.threadCpuUsage(computed);
    turn = Math.max(turn, (user + system) / 1000);
    const now = process.memoryUsage();
    for (const kind of ['rss', 'heapUsed', 'arrayBuffers'] as const) {
      most[kind] = Math.max(most[kind], now[kind]);
    }
    computed = process.threadCpuUsage();
  };
  const timer = setInterval(look, lookEvery);
  const delay = monitorEventLoopDelay({ resolution: lookEvery });
  delay.enable();
  return () => {
    look();
    delay.disable();
    clearInterval(timer);
    const more = (kind: 'rss' | 'heapUsed' | 'arrayBuffers') => (most[kind] - before[kind]) / mb;
    return {
      memoryMb: more('rss'),
      heapMb: more('heapUsed'),
      buffersMb: more('arrayBuffers'),
      lateMs: delay.max / 1e6,
      turnMs: turn,
    };
  };
}

import type { Clock, Log } from '../core/ports.ts';

export interface RoundsPorts {
  clock: Clock;
  log: Log;
  /** Tells of the follow-ups that are due. */
  followUps(): Promise<void>;
  /** Counts anew what waits: a follow-up falls due and a week goes by without any event. */
  counts(): Promise<void>;
  /** Removes for good what was deleted long ago. */
  purge(): Promise<void>;
}

/** What is done from time to time, whatever happens: the first time at once, then on the beat of the app. */
export interface Rounds {
  /** To be called every second. */
  beat(): Promise<void>;
  /** Resolves when the round that is under way is over. */
  settled(): Promise<void>;
}

const halfMinute = 30_000;
const day = 86_400_000;

export function createRounds(ports: RoundsPorts): Rounds {
  const last = { look: Number.NEGATIVE_INFINITY, purge: Number.NEGATIVE_INFINITY };
  let round: Promise<void> | null = null;

  /** By the monotonic clock for the rhythm; it may stand still in sleep, so a purge also looks at the days on the wall. */
  async function go(mono: number, wall: number): Promise<void> {
    try {
      if (wall - last.purge >= day || wall < last.purge) {
        last.purge = wall;
        await ports.purge();
      }
      if (mono - last.look < halfMinute) return;
      last.look = mono;
      await ports.followUps();
      await ports.counts();
    } catch (error) {
      ports.log.error('a round through the log failed', { error: String(error) });
    }
  }

  return {
    beat() {
      const { mono, wall } = ports.clock.read();
      round ??= go(mono, wall).finally(() => {
        round = null;
      });
      return round;
    },
    settled: async () => void (await round),
  };
}

import type { RTCSession } from 'jssip/lib/RTCSession';
import { connectionConfig, join } from '../person.ts';

declare global {
  interface Window {
    /** Bob and Carol talk; Carol then calls `target` too. Resolves when she has been answered. */
    consult(wsUrl: string, target: string, hertz: { bob: number; carol: number }): Promise<void>;
    /** Carol connects Bob with whom she consulted (REFER with Replaces) and is out of it. */
    transfer(): void;
  }
}

window.consult = async (wsUrl, target, hertz) => {
  const bob = await join('bob', wsUrl, hertz.bob);
  const carol = await join('carol', wsUrl, hertz.carol);
  bob.ua.on('newRTCSession', ({ session }: { session: RTCSession }) => {
    if (session.direction !== 'incoming') return;
    session.answer({ mediaStream: bob.voice, pcConfig: connectionConfig });
    session.on('refer', ({ accept }) =>
      accept(() => undefined, { mediaStream: bob.voice, pcConfig: connectionConfig }),
    );
  });
  const withBob = await carol.call('bob');
  const withTarget = await carol.call(target);
  window.transfer = () => withBob.refer(withTarget.remote_identity.uri, { replaces: withTarget });
};

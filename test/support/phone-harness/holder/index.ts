import type { RTCSession } from 'jssip/lib/RTCSession';
import { join } from '../person.ts';

/** How a phone on hold is told (RFC 3264, section 8.4): with music for it, or with nothing either way. */
export type HoldDirection = 'sendonly' | 'inactive';

declare global {
  interface Window {
    /** Bob calls `target`; resolves when he has been answered. */
    talkTo(wsUrl: string, target: string, hertz: number): Promise<void>;
    /** A re-INVITE that puts the target on hold; resolves when it was accepted. */
    hold(direction: HoldDirection): Promise<void>;
    /** A re-INVITE that takes the target off hold. */
    resume(): Promise<void>;
    /** A re-INVITE, or an UPDATE, that changes nothing. */
    renegotiate(by: 'INVITE' | 'UPDATE'): Promise<void>;
    hangUp(): void;
  }
}

window.talkTo = async (wsUrl, target, hertz) => {
  const session: RTCSession = await (await join('bob', wsUrl, hertz)).call(target);
  let direction: HoldDirection = 'sendonly';
  session.on('sdp', (said) => {
    if (said.originator === 'local') said.sdp = said.sdp.replace('a=sendonly', `a=${direction}`);
  });
  const accepted = (begin: (done: () => void) => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      if (!begin(resolve)) reject(new Error('JsSIP is not ready for a new offer'));
    });
  window.hold = (asked) => {
    direction = asked;
    return accepted((done) => session.hold({}, done));
  };
  window.resume = () => accepted((done) => session.unhold({}, done));
  window.renegotiate = (by) => accepted((done) => session.renegotiate({ useUpdate: by === 'UPDATE' }, done));
  window.hangUp = () => session.terminate();
};

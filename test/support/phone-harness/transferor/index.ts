import { UA } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';
import { WatchedSocket } from '../../../../renderer/phone/watched-socket.ts';

interface Person {
  ua: UA;
  voice: MediaStream;
}

declare global {
  interface Window {
    /** Bob and Carol talk; Carol then calls `target` too. Resolves when she has been answered. */
    consult(wsUrl: string, target: string, hertz: { bob: number; carol: number }): Promise<void>;
    /** Carol connects Bob with whom she consulted (REFER with Replaces) and is out of it. */
    transfer(): void;
  }
}

const audio = new AudioContext();
const config: RTCConfiguration = { iceServers: [] };

async function join(user: string, wsUrl: string, hertz: number): Promise<Person> {
  const voice = new MediaStreamAudioDestinationNode(audio);
  const tone = new OscillatorNode(audio, { frequency: hertz });
  tone.connect(voice);
  tone.start();
  const aor = `sip:${user}@siplab.test`;
  const ua = new UA({
    sockets: new WatchedSocket(wsUrl, aor, { quietMs: 60_000, answerMs: 5_000 }),
    uri: aor,
    password: `${user}-pw`,
  });
  ua.start();
  await new Promise<void>((resolve) => ua.on('registered', () => resolve()));
  return { ua, voice: voice.stream };
}

function call({ ua, voice }: Person, target: string): Promise<RTCSession> {
  const session = ua.call(target, { mediaStream: voice, pcConfig: config });
  return new Promise((resolve, reject) => {
    session.on('confirmed', () => resolve(session));
    session.on('failed', ({ cause }) => reject(new Error(cause)));
  });
}

window.consult = async (wsUrl, target, hertz) => {
  const bob = await join('bob', wsUrl, hertz.bob);
  const carol = await join('carol', wsUrl, hertz.carol);
  bob.ua.on('newRTCSession', ({ session }: { session: RTCSession }) => {
    if (session.direction !== 'incoming') return;
    session.answer({ mediaStream: bob.voice, pcConfig: config });
    session.on('refer', ({ accept }) =>
      accept(() => undefined, { mediaStream: bob.voice, pcConfig: config }),
    );
  });
  const withBob = await call(carol, 'bob');
  const withTarget = await call(carol, target);
  window.transfer = () => withBob.refer(withTarget.remote_identity.uri, { replaces: withTarget });
};

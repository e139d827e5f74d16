import { UA } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';
import { WatchedSocket } from '../../../renderer/phone/watched-socket.ts';

/** Somebody else on the lab's server, whom a page plays with JsSIP alone: their voice is a steady tone. */
export interface Person {
  readonly ua: UA;
  readonly voice: MediaStream;
  /** Calls somebody; resolves when they have answered. */
  call(target: string): Promise<RTCSession>;
}

const audio = new AudioContext();
/** Host candidates only, as the product's own page. */
export const connectionConfig: RTCConfiguration = { iceServers: [] };

/** Registers one of the lab's users, for what the product's page does not offer: hold, transfer. */
export async function join(user: string, wsUrl: string, hertz: number): Promise<Person> {
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
  return {
    ua,
    voice: voice.stream,
    call(target) {
      const session = ua.call(target, { mediaStream: voice.stream, pcConfig: connectionConfig });
      return new Promise((resolve, reject) => {
        session.on('confirmed', () => resolve(session));
        session.on('failed', ({ cause }) => reject(new Error(cause)));
      });
    },
  };
}

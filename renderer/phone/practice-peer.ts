import type { PracticeMedia } from '../../contract/ipc/phone-contract.ts';

export interface PracticePeer {
  handle(media: PracticeMedia): Promise<void>;
}

/** A soft rising chord: what the practice line says when it calls, or is about to call back. */
const greeting = { hertz: [523.25, 659.25, 783.99], noteSeconds: 0.18, gain: 0.12 };
/** Host candidates of this machine come at once; the answerer in main waits 5 s at most. */
const gatherMs = 1_000;

interface Leg {
  connection: RTCPeerConnection;
  /** Chromium feeds a remote track into Web Audio only while an element plays it, silently here. */
  pump: HTMLAudioElement;
}

/**
 * The other end of a practice call: a second, real peer connection, so that the person's call has real audio both
 * ways with no server and no network. It greets, then plays back what it hears, as it hears it.
 */
export function openPracticePeer(
  audio: AudioContext,
  send: (leg: string, sdp: string) => void,
): PracticePeer {
  const legs = new Map<string, Leg>();

  function open(name: string): Leg {
    close(name);
    const connection = new RTCPeerConnection({ iceServers: [] });
    const pump = new Audio();
    pump.muted = true;
    const said = new MediaStreamAudioDestinationNode(audio);
    for (const track of said.stream.getTracks()) connection.addTrack(track, said.stream);
    connection.addEventListener('track', ({ streams: [heard] }) => {
      if (heard === undefined) return;
      pump.srcObject = heard;
      pump.play().catch(() => undefined);
      new MediaStreamAudioSourceNode(audio, { mediaStream: heard }).connect(said);
    });
    connection.addEventListener('connectionstatechange', () => {
      if (connection.connectionState === 'connected') greet(audio, said);
    });
    const leg = { connection, pump };
    legs.set(name, leg);
    return leg;
  }

  function close(name: string): void {
    const leg = legs.get(name);
    legs.delete(name);
    if (leg === undefined) return;
    leg.pump.srcObject = null;
    leg.connection.close();
  }

  return {
    async handle(media) {
      if (media.do === 'close') return close(media.leg);
      try {
        if (media.do === 'accept') {
          await legs.get(media.leg)?.connection.setRemoteDescription({ type: 'answer', sdp: media.sdp });
          return;
        }
        // An offer for a leg that is there already is a new one inside the call (hold, or a changed network).
        const { connection } = legs.get(media.leg) ?? open(media.leg);
        void audio.resume();
        if (media.do === 'answer') await connection.setRemoteDescription({ type: 'offer', sdp: media.sdp });
        await connection.setLocalDescription();
        await gathered(connection);
        const sdp = connection.localDescription?.sdp;
        if (legs.get(media.leg)?.connection === connection && sdp !== undefined) send(media.leg, sdp);
      } catch {
        // No SDP goes back, so the answerer in main ends the call with 500 when its wait is over.
        close(media.leg);
      }
    },
  };
}

function greet(audio: AudioContext, said: AudioNode): void {
  const volume = new GainNode(audio, { gain: greeting.gain });
  volume.connect(said);
  for (const [index, frequency] of greeting.hertz.entries()) {
    const note = new OscillatorNode(audio, { frequency });
    const at = audio.currentTime + 0.05 + index * greeting.noteSeconds;
    note.connect(volume);
    note.start(at);
    note.stop(at + greeting.noteSeconds);
  }
}

function gathered(connection: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    if (connection.iceGatheringState === 'complete') resolve();
    connection.addEventListener('icegatheringstatechange', () => {
      if (connection.iceGatheringState === 'complete') resolve();
    });
    setTimeout(resolve, gatherMs);
  });
}

import type { Bridge } from '../../contract/ipc/bridge.ts';
import type {
  PhoneAnnouncements,
  PhoneCommand,
  PhoneReport,
  PhoneRequests,
} from '../../contract/ipc/phone-contract.ts';
import { type OpenLine, openLine } from './line.ts';
import { openVoice } from './microphone.ts';
import { type CallSurroundings, PhoneCall, unavailable } from './phone-call.ts';
import { openPracticePeer } from './practice-peer.ts';
import { openReporter } from './reporter.ts';
import { openSpeaker } from './speaker.ts';
import { openTones } from './tones.ts';

const beatMs = 5_000;
/** More than anybody lets ring at once; whoever sends more calls than that is not after an answer. */
const mostUnanswered = 8;

/** The hidden page's whole work: keeps the line, obeys commands, reports facts. What they mean is decided in main. */
export function startPhone(
  bridge: Bridge<PhoneRequests, PhoneAnnouncements>,
  speaker: HTMLAudioElement,
): void {
  const audio = new AudioContext();
  const tones = openTones(audio);
  const calls = new Map<string, PhoneCall>();
  const reporter = openReporter((report: PhoneReport) => bridge.ask['phone.report'](report));
  const peer = openPracticePeer(audio, (leg, sdp) => void bridge.ask['practice.sdp']({ leg, sdp }));

  let line: OpenLine | null = null;
  let lineStale = false;
  let leaving = false;

  const around: CallSurroundings = {
    report: reporter.report,
    speaker: openSpeaker(speaker),
    openVoice: () => openVoice(() => new MediaStreamAudioDestinationNode(audio).stream),
    changed() {
      for (const [ref, call] of calls) if (call.over) calls.delete(ref);
      const all = [...calls.values()];
      // A tone over a conversation would be in its way.
      tones.play(all.some((call) => call.answered) ? null : (all.find((call) => call.tone)?.tone ?? null));
      if (lineStale && calls.size === 0) void renewLine();
    },
  };

  async function renewLine(): Promise<void> {
    lineStale = calls.size > 0;
    if (lineStale || leaving) return;
    const answer = await bridge.ask['phone.line']({});
    if (!answer.ok || leaving) return;
    if (calls.size > 0) {
      lineStale = true;
      return;
    }
    void line?.leave();
    line = null;
    // Why there is none, main knows itself.
    if (answer.value.line === null) return;
    line = openLine(answer.value.line, {
      registration: (registration) => reporter.report({ kind: 'registration', ...registration }),
      arrived(session) {
        if ([...calls.values()].filter((call) => call.unanswered).length >= mostUnanswered) {
          session.terminate({ status_code: 486 });
          return;
        }
        const call = new PhoneCall(crypto.randomUUID(), 'inbound', around);
        calls.set(call.ref, call);
        call.arrive(session);
      },
      lost() {
        for (const call of calls.values()) call.lineLost();
      },
    });
  }

  /** Says goodbye to the remote parties first and to the server last; the page takes no further line after this. */
  async function leave(): Promise<void> {
    leaving = true;
    for (const call of [...calls.values()]) call.hangUp(unavailable);
    const left = line?.leave();
    line = null;
    await left;
  }

  function obey(command: PhoneCommand): void {
    if (command.do === 'leave') {
      void leave().then(() => reporter.report({ kind: 'left' }));
      return;
    }
    if (command.do === 'place' && line !== null && !calls.has(command.ref)) {
      const call = new PhoneCall(command.ref, 'outbound', around);
      calls.set(command.ref, call);
      void call.place(line.ua, command.target);
      return;
    }
    const call = calls.get(command.ref);
    if (call === undefined) {
      // The page was reloaded, or the line went: main must not wait for a call that nobody carries.
      const text = command.do === 'place' ? 'There is no line.' : 'The call is no longer there.';
      const ended = { by: 'network', sipCode: null, reasonHeader: null, text } as const;
      reporter.report({ kind: 'call.ended', ref: command.ref, ...ended });
    } else if (command.do === 'answer') void call.answer();
    else if (command.do === 'decline') call.decline();
    else if (command.do === 'hangUp') call.hangUp();
    else if (command.do === 'mute') call.mute(command.muted);
  }

  bridge.on['phone.command'](({ fact }) => obey(fact));
  bridge.on['practice.media'](({ fact }) => void peer.handle(fact));
  bridge.on['phone.lineChanged'](() => void renewLine());
  window.addEventListener('online', () => line?.check());
  // The last chance to send BYE and to unregister (trap 7). Main asks for it in time; a reload does not ask main.
  window.addEventListener('pagehide', () => void leave());
  setInterval(reporter.beat, beatMs);
  void renewLine();
}

import type { UA } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';
import { cleanText } from '../../contract/ipc/clean-text.ts';
import type { PhoneReport } from '../../contract/ipc/phone-contract.ts';
import { describeEnding, type Ending, type SessionEnd } from './ending.ts';
import { watchMedia } from './media-watch.ts';
import type { Voice } from './microphone.ts';
import { remoteUserOf } from './remote-user.ts';
import type { Speaker } from './speaker.ts';
import type { Tone } from './tones.ts';

/** What a call needs of the page around it. */
export interface CallSurroundings {
  report(report: PhoneReport): void;
  speaker: Speaker;
  openVoice(): Promise<Voice>;
  /** What is to be heard, or whether the call is over, has changed. */
  changed(): void;
}

/** No STUN and no TURN yet: with host candidates only there is nothing to wait for. */
const connectionConfig: RTCConfiguration = { iceServers: [] };
/** Candidates come within milliseconds; the rest of a slow interface is not worth a silent wait. */
const gatherMs = 500;
/** 603 "Decline" (RFC 3261, section 21.6.2): the person does not want this call, on no device. */
const declined = 603;

/** 480 "Temporarily Unavailable" (RFC 3261, section 21.4.18): this phone goes away, and other devices may ring on. */
export const unavailable = 480;

/**
 * One call between the person and JsSIP: obeys main's commands, reports what happened, decides nothing.
 *
 *   place ─► voice ─► session ──┐                         ┌─► replaced (same ref, new session: attended transfer)
 *                               ├─► ringing ─► answered ──┤
 *   arrived ─► session ─────────┘                         └─► ended, reported exactly once
 */
export class PhoneCall {
  readonly ref: string;
  readonly #direction: 'inbound' | 'outbound';
  readonly #around: CallSurroundings;
  #session: RTCSession | null = null;
  #voice: Voice | null = null;
  #asked: { sipCode: number | null } | null = null;
  #gaveUp: string | null = null;
  #answering = false;
  #ringing = false;
  #accepted = false;
  #earlyMedia = false;
  #muted = false;
  #over = false;
  #endWatch = (): void => {};

  constructor(ref: string, direction: 'inbound' | 'outbound', around: CallSurroundings) {
    this.ref = ref;
    this.#direction = direction;
    this.#around = around;
  }

  get over(): boolean {
    return this.#over;
  }

  get answered(): boolean {
    return this.#accepted && !this.#over;
  }

  /** It came in, and nobody has taken it yet. */
  get unanswered(): boolean {
    return this.#direction === 'inbound' && !this.#accepted && !this.#over;
  }

  /** What the person should hear while nobody speaks. */
  get tone(): Tone | null {
    if (this.#over || this.#accepted || this.#answering || !this.#ringing) return null;
    if (this.#direction === 'inbound') return 'ring';
    return this.#earlyMedia ? null : 'ringback';
  }

  async place(ua: UA, target: string): Promise<void> {
    const voice = await this.#takeVoice();
    if (voice === null) return;
    try {
      const session = ua.call(target, { mediaStream: voice.stream, pcConfig: connectionConfig });
      this.#follow(session);
      this.#session = session;
      this.#carry(session.connection);
    } catch (error) {
      // JsSIP could not make a SIP address of it, so nothing was sent: the same as a server's "address incomplete".
      const text = cleanText(error instanceof Error ? error.message : String(error), 256);
      this.#finish({ by: 'local', sipCode: 484, reasonHeader: null, text });
    }
  }

  arrive(session: RTCSession): void {
    this.#follow(session);
    this.#session = session;
    const { uri, display_name: name } = session.remote_identity;
    this.#around.report({
      kind: 'call.arrived',
      ref: this.ref,
      remoteUser: remoteUserOf(uri),
      remoteName: cleanText(name ?? '', 256) || null,
    });
  }

  async answer(): Promise<void> {
    if (this.#direction !== 'inbound' || this.#answering || this.#over) return;
    this.#answering = true;
    this.#around.changed();
    const voice = await this.#takeVoice();
    if (voice === null) return;
    this.#session?.answer({ mediaStream: voice.stream, pcConfig: connectionConfig });
  }

  decline(): void {
    if (!this.#accepted) this.hangUp();
  }

  /** BYE after an answer, CANCEL before; a call that still rings here is declined. */
  hangUp(refusal = declined): void {
    if (this.#over) return;
    const reply = this.unanswered ? refusal : null;
    this.#asked = { sipCode: reply };
    if (this.#session === null) {
      this.#finish({ by: 'local', sipCode: null, reasonHeader: null, text: 'Canceled' });
    } else if (!this.#session.isEnded()) {
      this.#session.terminate(reply === null ? {} : { status_code: reply });
    }
  }

  mute(muted: boolean): void {
    this.#muted = muted;
    if (muted) this.#session?.mute({ audio: true });
    else this.#session?.unmute({ audio: true });
  }

  /**
   * The server can no longer be reached. A call in progress goes on, its audio takes another way; JsSIP itself gives up
   * one that we are dialling; one that rings here can never be answered over a lost socket, and JsSIP would not say so.
   */
  lineLost(): void {
    if (this.unanswered) this.#giveUp('The connection to the server was lost.');
  }

  #giveUp(why: string): void {
    if (this.#over || this.#session === null || this.#session.isEnded()) return;
    this.#gaveUp = why;
    this.#session.terminate();
  }

  async #takeVoice(): Promise<Voice | null> {
    const voice = await this.#around.openVoice();
    if (this.#over) {
      voice.close();
      return null;
    }
    this.#voice = voice;
    if (voice.trouble !== null) {
      this.#around.report({ kind: 'media.trouble', ref: this.ref, ...voice.trouble });
    }
    return voice;
  }

  /** Listens to one session; once another has replaced it, its events no longer concern this call. */
  #follow(session: RTCSession): void {
    const whenCurrent =
      <E>(hear: (event: E) => void) =>
      (event: E): void => {
        if (this.#session === session && !this.#over) hear(event);
      };

    // Each later call of `ready` does nothing.
    session.on('icecandidate', ({ ready }) => setTimeout(ready, gatherMs));
    session.on('peerconnection', ({ peerconnection }) => this.#carry(peerconnection));
    session.on(
      'progress',
      whenCurrent((event: object) => this.#progress(event)),
    );
    session.on('accepted', () => this.#accept(session));
    session.on(
      'muted',
      whenCurrent(() => this.#around.report({ kind: 'call.muted', ref: this.ref, muted: true })),
    );
    session.on(
      'unmuted',
      whenCurrent(() => this.#around.report({ kind: 'call.muted', ref: this.ref, muted: false })),
    );
    const held = whenCurrent(() => {
      const { local, remote } = session.isOnHold();
      this.#around.report({ kind: 'call.held', ref: this.ref, held: local || remote });
    });
    session.on('hold', held);
    session.on('unhold', held);
    // Being sent elsewhere by the other side is not offered yet; silence would leave the transferor waiting.
    session.on('refer', ({ reject }) => reject());
    session.on('replaces', ({ accept }) => accept((next: RTCSession) => this.#replaceWith(next)));
    const ended = whenCurrent((event: Parameters<typeof readEnd>[0]) =>
      this.#finish(describeEnding(readEnd(event), { asked: this.#asked, gaveUp: this.#gaveUp })),
    );
    session.on('ended', ended);
    session.on('failed', ended);
  }

  #progress(event: object): void {
    const response =
      'response' in event ? (event.response as { status_code: number; body?: string } | null) : null;
    if (response?.body) {
      this.#earlyMedia = true;
      this.#around.changed();
    }
    // 181 and 182 tell of forwarding and queueing, not of ringing.
    if (this.#ringing || (response !== null && ![180, 183].includes(response.status_code))) return;
    this.#ringing = true;
    this.#around.report({ kind: 'call.ringing', ref: this.ref });
    this.#around.changed();
  }

  #accept(session: RTCSession): void {
    if (this.#over) return;
    this.#session = session;
    if (this.#accepted) {
      if (this.#muted) session.mute({ audio: true });
      return;
    }
    this.#accepted = true;
    this.#around.report({ kind: 'call.answered', ref: this.ref });
    this.#around.changed();
  }

  /**
   * An INVITE with `Replaces` (RFC 3891) is the second half of an attended transfer: the person is already talking, so
   * we answer it ourselves, and the call goes on under its ref with the new session once that is accepted.
   */
  #replaceWith(next: RTCSession): void {
    this.#follow(next);
    const mediaStream = this.#voice?.stream;
    // JsSIP sends its own 180 first.
    queueMicrotask(() => {
      if (this.#over || mediaStream === undefined || next.isEnded()) return;
      next.answer({ mediaStream, pcConfig: connectionConfig });
    });
  }

  #carry(connection: RTCPeerConnection): void {
    const trouble = (text: string): void =>
      this.#around.report({
        kind: 'media.trouble',
        ref: this.ref,
        trouble: 'no_audio_from_remote',
        text: cleanText(text, 256),
      });
    connection.addEventListener('track', ({ track, streams }) => {
      this.#around.speaker.play(this.ref, streams[0] ?? new MediaStream([track]), trouble);
    });
    this.#endWatch();
    this.#endWatch = watchMedia(connection, {
      interrupted: () => trouble('No audio comes from the other side.'),
      lost: () => this.#giveUp('RTP Timeout'),
    });
  }

  #finish(ending: Ending): void {
    if (this.#over) return;
    this.#over = true;
    this.#endWatch();
    this.#voice?.close();
    this.#around.speaker.stop(this.ref);
    this.#around.report({ kind: 'call.ended', ref: this.ref, ...ending });
    this.#around.changed();
  }
}

/** JsSIP hands over the message that ended a session, a request or a reply, or null. */
function readEnd(event: { originator: string; cause: string; message: unknown }): SessionEnd {
  const message = event.message as {
    status_code?: number | null;
    reason_phrase?: string;
    getHeaders(name: string): string[];
  } | null;
  const reasons = message?.getHeaders('Reason') ?? [];
  return {
    originator: event.originator as SessionEnd['originator'],
    cause: event.cause,
    reply:
      typeof message?.status_code === 'number'
        ? { code: message.status_code, phrase: message.reason_phrase ?? '' }
        : null,
    reasonHeader: reasons.length === 0 ? null : reasons.join(', '),
  };
}

import type { PracticeMedia } from '../../../contract/ipc/phone-contract.ts';
import type { Log } from '../../core/ports.ts';
import { type Guest, guestFor } from './guests.ts';
import { parseSipAddress } from './sip-address.ts';
import { header, headers, parseSip, type SipHeader, type SipRequest, writeSip } from './sip-message.ts';

/** Milliseconds that the practice line lets pass; tests shorten them. */
export interface PracticeDelays {
  /** From the INVITE to 180. */
  ring: number;
  /** From 180 to the answer, or to a refusal after a brief ring. */
  answer: number;
  /** From 180 to 480 where nobody answers. */
  noAnswer: number;
  /** How long `callme` talks before it hangs up. */
  greeting: number;
  /** From the end of a call to `callme` until it calls back. */
  callBack: number;
  /** How long `callme` lets the person's phone ring. */
  ringOut: number;
  /** How long the media peer may take to hand over an SDP. */
  media: number;
}

export const practiceDelays: PracticeDelays = {
  ring: 300,
  answer: 1_000,
  noAnswer: 20_000,
  greeting: 1_500,
  callBack: 5_000,
  ringOut: 20_000,
  media: 5_000,
};

export interface AnswererPorts {
  send(text: string): void;
  media(media: PracticeMedia): void;
  uuid(): string;
  log: Log;
  delays: PracticeDelays;
}

/** Who the person is on the practice line, and the domain of everybody on it. */
export const practiceDomain = 'practice.ringnote';
export const practiceAor = `sip:you@${practiceDomain}`;

const agent = 'Ringnote practice line';
const allow = 'INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE, INFO';
/** More calls at once than one person makes; the rest hear busy. */
const mostLegs = 8;

/** One dialog with the phone; the media peer in the page knows it by `name`. */
interface Leg {
  readonly id: string;
  readonly name: string;
  /** From and To values as we write them in our own requests: ours with our tag, theirs with theirs. */
  readonly ours: string;
  theirs: string;
  /** Where requests to the other side go: its Contact. */
  target: string;
  /** The INVITE that began the call: the person's own, or ours. */
  readonly invite: SipRequest;
  readonly made: boolean;
  readonly callsBack: boolean;
  state: 'ringing' | 'preparing' | 'answered';
  /** A re-INVITE that waits for the media peer. */
  renewal: SipRequest | null;
  cseq: number;
  /** Our own INVITE has had a provisional reply, so that it may be cancelled (RFC 3261, section 9.1). */
  provisional: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * The SIP part of the practice line: a registrar for one phone, and everybody whom it can call. One WebSocket is
 * reliable and in order, so nothing is retransmitted (RFC 7118, RFC 3261 section 17.1.1.2).
 *
 *   taken   INVITE ─100─► ringing ─180─► preparing (media peer) ─200─► answered ─BYE─► gone
 *                            └── CANCEL: 487, or a refusal ──► gone
 *   made    media peer ─► preparing ─INVITE─► ringing ─200, ACK─► answered ─BYE─► gone
 *                                                └── refusal, or CANCEL after `ringOut` ──► gone
 */
export class PracticeAnswerer {
  readonly #ports: AnswererPorts;
  readonly #legs = new Map<string, Leg>();
  readonly #callBacks = new Set<ReturnType<typeof setTimeout>>();
  #contact: string | null = null;

  constructor(ports: AnswererPorts) {
    this.#ports = ports;
  }

  /** One WebSocket message from the phone. Never throws: what cannot be read is answered with 400 or dropped. */
  receive(text: string): void {
    if (text === '\r\n\r\n') {
      this.#ports.send('\r\n');
      return;
    }
    const message = parseSip(text);
    if (message === null) {
      this.#ports.log.warn('practice line: not a SIP message', { length: text.length });
    } else if (message.kind === 'request') {
      this.#request(message);
    } else {
      const [, cseqMethod] = (header(message, 'CSeq') ?? '').split(/\s+/);
      const leg = this.#legs.get(header(message, 'Call-ID') ?? '');
      if (leg?.made && cseqMethod === 'INVITE') {
        this.#inviteReply(
          leg,
          message.status,
          header(message, 'To'),
          header(message, 'Contact'),
          message.body,
        );
      }
    }
  }

  /** The media peer hands over what it was asked for. */
  sdp(name: string, sdp: string): void {
    for (const leg of this.#legs.values()) if (leg.name === name) this.#mediaReady(leg, sdp);
  }

  /** The phone's socket is gone, and with it every call. */
  close(): void {
    for (const leg of [...this.#legs.values()]) this.#forget(leg);
    for (const timer of this.#callBacks) clearTimeout(timer);
    this.#callBacks.clear();
    this.#contact = null;
  }

  #request(request: SipRequest): void {
    const callId = header(request, 'Call-ID');
    const from = parseSipAddress(header(request, 'From') ?? '');
    const to = parseSipAddress(header(request, 'To') ?? '');
    const cseq = header(request, 'CSeq');
    if (callId === null || from === null || to === null || cseq === null || header(request, 'Via') === null) {
      if (request.method !== 'ACK') this.#reply(request, 400, 'Bad Request');
      return;
    }
    const leg = this.#legs.get(callId);
    if (request.method === 'REGISTER') this.#register(request);
    else if (request.method === 'OPTIONS') this.#reply(request, 200, 'OK', [{ name: 'Allow', value: allow }]);
    else if (request.method === 'ACK') this.#acknowledged(leg);
    else if (request.method === 'INVITE' && leg === undefined && to.tag === null) this.#take(request, callId);
    else if (leg === undefined) this.#reply(request, 481, 'Call/Transaction Does Not Exist');
    else this.#inDialog(leg, request);
  }

  #register(request: SipRequest): void {
    const contact = header(request, 'Contact');
    const expires = /;\s*expires=(\d+)/i.exec(contact ?? '')?.[1] ?? header(request, 'Expires') ?? '600';
    const gone = Number(expires) === 0;
    this.#contact = gone ? null : (parseSipAddress(contact ?? '')?.uri ?? this.#contact);
    const contacts =
      contact === null || gone ? [] : [{ name: 'Contact', value: withExpires(contact, expires) }];
    this.#reply(request, 200, 'OK', contacts);
  }

  #take(request: SipRequest, callId: string): void {
    const contact = parseSipAddress(header(request, 'Contact') ?? '');
    if (contact === null || this.#legs.size >= mostLegs) {
      if (contact === null) this.#reply(request, 400, 'Missing Contact');
      else this.#reply(request, 486, 'Busy Here');
      return;
    }

    const guest = guestFor(parseSipAddress(request.uri)?.user ?? '');
    const leg: Leg = {
      id: callId,
      name: this.#ports.uuid(),
      ours: `${header(request, 'To')};tag=${this.#ports.uuid()}`,
      theirs: header(request, 'From') ?? '',
      target: contact.uri,
      invite: request,
      made: false,
      callsBack: guest.does === 'answer' && guest.callsBack,
      state: 'ringing',
      renewal: null,
      cseq: 0,
      provisional: false,
      timer: undefined,
    };
    this.#legs.set(callId, leg);
    this.#reply(request, 100, 'Trying');
    if (guest.does === 'refuse' && guest.rings === 'never') {
      this.#refuse(leg, guest);
      return;
    }
    this.#after(leg, this.#ports.delays.ring, () => {
      this.#answerWith(leg, 180, 'Ringing', [this.#contactHeader()]);
      this.#after(leg, this.#ringTime(guest), () => {
        if (guest.does === 'refuse') this.#refuse(leg, guest);
        else this.#prepare(leg, { do: 'answer', leg: leg.name, sdp: request.body });
      });
    });
  }

  #ringTime(guest: Guest): number {
    const long = guest.does === 'refuse' && guest.rings === 'long';
    return long ? this.#ports.delays.noAnswer : this.#ports.delays.answer;
  }

  #refuse(leg: Leg, refusal: { status: number; reason: string }): void {
    this.#answerWith(leg, refusal.status, refusal.reason);
    this.#forget(leg);
  }

  /** Asks the media peer, and gives up when it does not answer: a page that is gone must not leave a call ringing. */
  #prepare(leg: Leg, media: PracticeMedia): void {
    leg.state = 'preparing';
    this.#after(leg, this.#ports.delays.media, () => {
      this.#ports.log.error('practice line: the media peer did not answer', { asked: media.do });
      if (leg.made) this.#forget(leg);
      else this.#refuse(leg, { status: 500, reason: 'No Media' });
    });
    this.#ports.media(media);
  }

  #mediaReady(leg: Leg, sdp: string): void {
    if (leg.renewal !== null) {
      const renewal = leg.renewal;
      leg.renewal = null;
      this.#reply(renewal, 200, 'OK', [this.#contactHeader(), ...sdpType], sdp, leg.ours);
      return;
    }
    if (leg.state !== 'preparing') return;
    clearTimeout(leg.timer);
    if (leg.made) {
      leg.state = 'ringing';
      this.#ports.send(writeSip({ ...leg.invite, body: sdp }));
      this.#after(leg, this.#ports.delays.ringOut, () => this.#cancel(leg));
    } else {
      leg.state = 'answered';
      this.#answerWith(
        leg,
        200,
        'OK',
        [{ name: 'Allow', value: allow }, this.#contactHeader(), ...sdpType],
        sdp,
      );
    }
  }

  #acknowledged(leg: Leg | undefined): void {
    if (leg?.state !== 'answered' || !leg.callsBack) return;
    this.#after(leg, this.#ports.delays.greeting, () => {
      this.#ask(leg, 'BYE');
      this.#over(leg);
    });
  }

  #inDialog(leg: Leg, request: SipRequest): void {
    switch (request.method) {
      case 'CANCEL':
        this.#reply(request, 200, 'OK', [], '', leg.ours);
        if (!leg.made && leg.state !== 'answered') {
          this.#refuse(leg, { status: 487, reason: 'Request Terminated' });
        }
        return;
      case 'BYE':
        this.#reply(request, 200, 'OK', [], '', leg.ours);
        this.#over(leg);
        return;
      case 'INVITE':
        if (leg.state !== 'answered' || request.body === '') {
          this.#reply(request, 488, 'Not Acceptable Here', [], '', leg.ours);
        } else if (leg.renewal !== null) {
          this.#reply(request, 491, 'Request Pending', [], '', leg.ours);
        } else {
          leg.renewal = request;
          this.#ports.media({ do: 'answer', leg: leg.name, sdp: request.body });
        }
        return;
      case 'UPDATE':
      case 'INFO':
        this.#reply(request, 200, 'OK', [this.#contactHeader()], '', leg.ours);
        return;
      default:
        this.#reply(request, 405, 'Method Not Allowed', [{ name: 'Allow', value: allow }], '', leg.ours);
    }
  }

  /** The call was answered and is over: `callme` keeps its word now. */
  #over(leg: Leg): void {
    const callsBack = leg.callsBack && leg.state === 'answered';
    this.#forget(leg);
    if (!callsBack) return;
    const timer = setTimeout(() => {
      this.#callBacks.delete(timer);
      this.#make();
    }, this.#ports.delays.callBack);
    this.#callBacks.add(timer);
  }

  #make(): void {
    if (this.#contact === null || this.#legs.size >= mostLegs) return;
    const id = this.#ports.uuid();
    const ours = `"Practice line" <sip:callme@${practiceDomain}>;tag=${this.#ports.uuid()}`;
    const theirs = `<${practiceAor}>`;
    const leg: Leg = {
      id,
      name: this.#ports.uuid(),
      ours,
      theirs,
      target: this.#contact,
      invite: this.#compose('INVITE', { id, ours, theirs, target: this.#contact, cseq: 1 }, [
        this.#contactHeader(),
        { name: 'Allow', value: allow },
        ...sdpType,
      ]),
      made: true,
      callsBack: false,
      state: 'preparing',
      renewal: null,
      cseq: 1,
      provisional: false,
      timer: undefined,
    };
    this.#legs.set(id, leg);
    this.#prepare(leg, { do: 'offer', leg: leg.name });
  }

  #inviteReply(leg: Leg, status: number, to: string | null, contact: string | null, body: string): void {
    if (leg.state !== 'ringing') return;
    if (status < 200) {
      leg.provisional = true;
      return;
    }
    clearTimeout(leg.timer);
    leg.theirs = to ?? leg.theirs;
    if (status >= 300) {
      // The ACK of a refusal belongs to the INVITE's own transaction: same branch (RFC 3261, section 17.1.1.3).
      const via = headers(leg.invite, 'Via').map((value) => ({ name: 'Via', value }));
      this.#ports.send(writeSip(this.#compose('ACK', leg, [], via)));
      this.#forget(leg);
      return;
    }
    leg.state = 'answered';
    leg.target = parseSipAddress(contact ?? '')?.uri ?? leg.target;
    this.#ports.send(writeSip(this.#compose('ACK', leg, [])));
    this.#ports.media({ do: 'accept', leg: leg.name, sdp: body });
  }

  /** Nobody took our call. Without a provisional reply there is no CANCEL to send: the phone is not there. */
  #cancel(leg: Leg): void {
    if (!leg.provisional) {
      this.#forget(leg);
      return;
    }
    const via = headers(leg.invite, 'Via').map((value) => ({ name: 'Via', value }));
    this.#ports.send(writeSip(this.#compose('CANCEL', leg, [], via)));
    this.#after(leg, this.#ports.delays.media, () => this.#forget(leg));
  }

  #ask(leg: Leg, method: string): void {
    leg.cseq += 1;
    this.#ports.send(writeSip(this.#compose(method, leg, [])));
  }

  #compose(
    method: string,
    { id, ours, theirs, target, cseq }: Pick<Leg, 'id' | 'ours' | 'theirs' | 'target' | 'cseq'>,
    more: readonly SipHeader[],
    via: readonly SipHeader[] = [
      { name: 'Via', value: `SIP/2.0/WS ${practiceDomain};branch=z9hG4bK${this.#ports.uuid()}` },
    ],
  ): SipRequest {
    return {
      kind: 'request',
      method,
      uri: target,
      headers: [
        ...via,
        { name: 'Max-Forwards', value: '70' },
        { name: 'From', value: ours },
        { name: 'To', value: theirs },
        { name: 'Call-ID', value: id },
        { name: 'CSeq', value: `${cseq} ${method}` },
        { name: 'User-Agent', value: agent },
        ...more,
      ],
      body: '',
    };
  }

  #answerWith(leg: Leg, status: number, reason: string, more: readonly SipHeader[] = [], body = ''): void {
    this.#reply(leg.invite, status, reason, more, body, leg.ours);
  }

  /** `to` replaces the request's To, so that a reply inside a call carries our tag (RFC 3261, section 8.2.6.2). */
  #reply(
    request: SipRequest,
    status: number,
    reason: string,
    more: readonly SipHeader[] = [],
    body = '',
    to: string | null = null,
  ): void {
    const copied = request.headers.filter(({ name }) =>
      ['via', 'from', 'call-id', 'cseq', 'record-route'].includes(name.toLowerCase()),
    );
    const asked = header(request, 'To');
    const tagged =
      asked === null || status === 100 || parseSipAddress(asked)?.tag
        ? asked
        : (to ?? `${asked};tag=${this.#ports.uuid()}`);
    this.#ports.send(
      writeSip({
        kind: 'response',
        status,
        reason,
        headers: [
          ...copied,
          ...(tagged === null ? [] : [{ name: 'To', value: tagged }]),
          { name: 'Server', value: agent },
          ...more,
        ],
        body,
      }),
    );
  }

  #contactHeader(): SipHeader {
    return { name: 'Contact', value: `<sip:practice@${practiceDomain};transport=ws>` };
  }

  #after(leg: Leg, ms: number, act: () => void): void {
    clearTimeout(leg.timer);
    leg.timer = setTimeout(act, ms);
  }

  #forget(leg: Leg): void {
    clearTimeout(leg.timer);
    if (this.#legs.delete(leg.id)) this.#ports.media({ do: 'close', leg: leg.name });
  }
}

const sdpType: readonly SipHeader[] = [{ name: 'Content-Type', value: 'application/sdp' }];

/** A registrar says how long it keeps the contact (RFC 3261, section 10.3). */
function withExpires(contact: string, expires: string): string {
  return /;\s*expires=/i.test(contact) ? contact : `${contact};expires=${expires}`;
}

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
const mostCalls = 8;

interface Call {
  readonly id: string;
  readonly leg: string;
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
  readonly #calls = new Map<string, Call>();
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
      const call = this.#calls.get(header(message, 'Call-ID') ?? '');
      if (call?.made && cseqMethod === 'INVITE') {
        this.#inviteReply(
          call,
          message.status,
          header(message, 'To'),
          header(message, 'Contact'),
          message.body,
        );
      }
    }
  }

  /** The media peer hands over what it was asked for. */
  sdp(leg: string, sdp: string): void {
    for (const call of this.#calls.values()) if (call.leg === leg) this.#mediaReady(call, sdp);
  }

  /** The phone's socket is gone, and with it every call. */
  close(): void {
    for (const call of [...this.#calls.values()]) this.#forget(call);
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
    const call = this.#calls.get(callId);
    if (request.method === 'REGISTER') this.#register(request);
    else if (request.method === 'OPTIONS') this.#reply(request, 200, 'OK', [{ name: 'Allow', value: allow }]);
    else if (request.method === 'ACK') this.#acknowledged(call);
    else if (request.method === 'INVITE' && call === undefined && to.tag === null)
      this.#take(request, callId);
    else if (call === undefined) this.#reply(request, 481, 'Call/Transaction Does Not Exist');
    else this.#inDialog(call, request);
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
    if (contact === null || this.#calls.size >= mostCalls) {
      if (contact === null) this.#reply(request, 400, 'Missing Contact');
      else this.#reply(request, 486, 'Busy Here');
      return;
    }

    const guest = guestFor(parseSipAddress(request.uri)?.user ?? '');
    const call: Call = {
      id: callId,
      leg: this.#ports.uuid(),
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
    this.#calls.set(callId, call);
    this.#reply(request, 100, 'Trying');
    if (guest.does === 'refuse' && guest.rings === 'never') {
      this.#refuse(call, guest);
      return;
    }
    this.#after(call, this.#ports.delays.ring, () => {
      this.#answerWith(call, 180, 'Ringing', [this.#contactHeader()]);
      this.#after(call, this.#ringTime(guest), () => {
        if (guest.does === 'refuse') this.#refuse(call, guest);
        else this.#prepare(call, { do: 'answer', leg: call.leg, sdp: request.body });
      });
    });
  }

  #ringTime(guest: Guest): number {
    const long = guest.does === 'refuse' && guest.rings === 'long';
    return long ? this.#ports.delays.noAnswer : this.#ports.delays.answer;
  }

  #refuse(call: Call, refusal: { status: number; reason: string }): void {
    this.#answerWith(call, refusal.status, refusal.reason);
    this.#forget(call);
  }

  /** Asks the media peer, and gives up when it does not answer: a page that is gone must not leave a call ringing. */
  #prepare(call: Call, media: PracticeMedia): void {
    call.state = 'preparing';
    this.#after(call, this.#ports.delays.media, () => {
      this.#ports.log.error('practice line: the media peer did not answer', { asked: media.do });
      if (call.made) this.#forget(call);
      else this.#refuse(call, { status: 500, reason: 'No Media' });
    });
    this.#ports.media(media);
  }

  #mediaReady(call: Call, sdp: string): void {
    if (call.renewal !== null) {
      const renewal = call.renewal;
      call.renewal = null;
      this.#reply(renewal, 200, 'OK', [this.#contactHeader(), ...sdpType], sdp, call.ours);
      return;
    }
    if (call.state !== 'preparing') return;
    clearTimeout(call.timer);
    if (call.made) {
      call.state = 'ringing';
      this.#ports.send(writeSip({ ...call.invite, body: sdp }));
      this.#after(call, this.#ports.delays.ringOut, () => this.#cancel(call));
    } else {
      call.state = 'answered';
      this.#answerWith(
        call,
        200,
        'OK',
        [{ name: 'Allow', value: allow }, this.#contactHeader(), ...sdpType],
        sdp,
      );
    }
  }

  #acknowledged(call: Call | undefined): void {
    if (call?.state !== 'answered' || !call.callsBack) return;
    this.#after(call, this.#ports.delays.greeting, () => {
      this.#ask(call, 'BYE');
      this.#over(call);
    });
  }

  #inDialog(call: Call, request: SipRequest): void {
    switch (request.method) {
      case 'CANCEL':
        this.#reply(request, 200, 'OK', [], '', call.ours);
        if (!call.made && call.state !== 'answered') {
          this.#refuse(call, { status: 487, reason: 'Request Terminated' });
        }
        return;
      case 'BYE':
        this.#reply(request, 200, 'OK', [], '', call.ours);
        this.#over(call);
        return;
      case 'INVITE':
        if (call.state !== 'answered' || request.body === '') {
          this.#reply(request, 488, 'Not Acceptable Here', [], '', call.ours);
        } else if (call.renewal !== null) {
          this.#reply(request, 491, 'Request Pending', [], '', call.ours);
        } else {
          call.renewal = request;
          this.#ports.media({ do: 'answer', leg: call.leg, sdp: request.body });
        }
        return;
      case 'UPDATE':
      case 'INFO':
        this.#reply(request, 200, 'OK', [this.#contactHeader()], '', call.ours);
        return;
      default:
        this.#reply(request, 405, 'Method Not Allowed', [{ name: 'Allow', value: allow }], '', call.ours);
    }
  }

  /** The call was answered and is over: `callme` keeps its word now. */
  #over(call: Call): void {
    const callsBack = call.callsBack && call.state === 'answered';
    this.#forget(call);
    if (!callsBack) return;
    const timer = setTimeout(() => {
      this.#callBacks.delete(timer);
      this.#make();
    }, this.#ports.delays.callBack);
    this.#callBacks.add(timer);
  }

  #make(): void {
    if (this.#contact === null || this.#calls.size >= mostCalls) return;
    const id = this.#ports.uuid();
    const ours = `"Practice line" <sip:callme@${practiceDomain}>;tag=${this.#ports.uuid()}`;
    const theirs = `<${practiceAor}>`;
    const call: Call = {
      id,
      leg: this.#ports.uuid(),
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
    this.#calls.set(id, call);
    this.#prepare(call, { do: 'offer', leg: call.leg });
  }

  #inviteReply(call: Call, status: number, to: string | null, contact: string | null, body: string): void {
    if (call.state !== 'ringing') return;
    if (status < 200) {
      call.provisional = true;
      return;
    }
    clearTimeout(call.timer);
    call.theirs = to ?? call.theirs;
    if (status >= 300) {
      // The ACK of a refusal belongs to the INVITE's own transaction: same branch (RFC 3261, section 17.1.1.3).
      const via = headers(call.invite, 'Via').map((value) => ({ name: 'Via', value }));
      this.#ports.send(writeSip(this.#compose('ACK', call, [], via)));
      this.#forget(call);
      return;
    }
    call.state = 'answered';
    call.target = parseSipAddress(contact ?? '')?.uri ?? call.target;
    this.#ports.send(writeSip(this.#compose('ACK', call, [])));
    this.#ports.media({ do: 'accept', leg: call.leg, sdp: body });
  }

  /** Nobody took our call. Without a provisional reply there is no CANCEL to send: the phone is not there. */
  #cancel(call: Call): void {
    if (!call.provisional) {
      this.#forget(call);
      return;
    }
    const via = headers(call.invite, 'Via').map((value) => ({ name: 'Via', value }));
    this.#ports.send(writeSip(this.#compose('CANCEL', call, [], via)));
    this.#after(call, this.#ports.delays.media, () => this.#forget(call));
  }

  #ask(call: Call, method: string): void {
    call.cseq += 1;
    this.#ports.send(writeSip(this.#compose(method, call, [])));
  }

  #compose(
    method: string,
    { id, ours, theirs, target, cseq }: Pick<Call, 'id' | 'ours' | 'theirs' | 'target' | 'cseq'>,
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

  #answerWith(call: Call, status: number, reason: string, more: readonly SipHeader[] = [], body = ''): void {
    this.#reply(call.invite, status, reason, more, body, call.ours);
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

  #after(call: Call, ms: number, act: () => void): void {
    clearTimeout(call.timer);
    call.timer = setTimeout(act, ms);
  }

  #forget(call: Call): void {
    clearTimeout(call.timer);
    if (this.#calls.delete(call.id)) this.#ports.media({ do: 'close', leg: call.leg });
  }
}

const sdpType: readonly SipHeader[] = [{ name: 'Content-Type', value: 'application/sdp' }];

/** A registrar says how long it keeps the contact (RFC 3261, section 10.3). */
function withExpires(contact: string, expires: string): string {
  return /;\s*expires=/i.test(contact) ? contact : `${contact};expires=${expires}`;
}

import { UA } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';
import type { RTCSessionEvent } from 'jssip/lib/UA';
import { cleanText } from '../../contract/ipc/clean-text.ts';
import type { PhoneLine, PhoneReport } from '../../contract/ipc/phone-contract.ts';
import { watchRequests } from './open-requests.ts';
import { WatchedSocket } from './watched-socket.ts';

type Registration = Omit<Extract<PhoneReport, { kind: 'registration' }>, 'kind'>;

export interface LineEvents {
  registration(registration: Registration): void;
  arrived(session: RTCSession): void;
  /** The socket to the server is gone; JsSIP is already trying to get it back. */
  lost(): void;
}

export interface OpenLine {
  readonly ua: UA;
  /** Finds out now whether the server is still there. */
  check(): void;
  /**
   * Takes the registration back and lets go of the server. What was sent before, the BYE of a call, is waited for too:
   * resolves when the server has replied to everything, or after `leaveMs`.
   */
  leave(): Promise<void>;
}

/** Below 15 s from a black hole to a new connection, for one small message every 10 s on a silent line. */
const patience = { quietMs: 10_000, answerMs: 4_000 };
/** Seconds between attempts to connect: quick for a hiccup, slow enough for a server that is down. */
const recovery = { min: 1, max: 30 };
/** Seconds before a refused registration is tried again, doubled each time up to the second figure. */
const retry = { first: 5, last: 120 };
/** Refusals that do not change by asking again: the person has to correct the account. */
const final = [401, 403, 404, 407];
/** We do not stop ringing before the server does: proxies give up after 3 minutes (RFC 3261, timer C). */
const noAnswerSeconds = 180;
/** How long leaving may take: a person who quits should not notice it, and a server on another continent should. */
const leaveMs = 700;
/** How often leaving looks whether it is done. */
const lookMs = 20;

/** Registers one line, keeps it registered, and says how that stands. Throws nothing: a bad account is a failure told. */
export function openLine(line: PhoneLine, hears: LineEvents): OpenLine | null {
  let socket: WatchedSocket;
  let ua: UA;
  const displayName = cleanText(line.displayName, 64).replace(/["\\]/g, '');
  try {
    socket = new WatchedSocket(line.wsUrl, line.aor, patience);
    ua = new UA({
      sockets: socket,
      uri: line.aor.replace(/^sips:/, 'sip:'),
      ...(line.password === '' ? {} : { password: line.password }),
      ...(displayName === '' ? {} : { display_name: displayName }),
      user_agent: 'Ringnote',
      register: true,
      connection_recovery_min_interval: recovery.min,
      connection_recovery_max_interval: recovery.max,
      no_answer_timeout: noAnswerSeconds,
    });
  } catch (error) {
    hears.registration({
      registration: 'failed',
      sipCode: null,
      text: cleanText(`The account is not usable: ${error instanceof Error ? error.message : error}`, 256),
    });
    return null;
  }

  const owed = watchRequests(ua);
  let closed = false;
  let wasConnected = false;
  let again: ReturnType<typeof setTimeout> | undefined;
  let wait = retry.first;

  ua.on('connecting', ({ attempts }) => {
    if (!closed && attempts === 0)
      hears.registration({ registration: 'connecting', sipCode: null, text: '' });
  });
  ua.on('connected', () => {
    wasConnected = true;
  });
  ua.on('disconnected', ({ reason }) => {
    clearTimeout(again);
    if (closed) return;
    const why = wasConnected ? 'The connection to the server was lost.' : 'The server cannot be reached.';
    hears.registration({ registration: 'failed', sipCode: null, text: cleanText(reason || why, 256) });
    hears.lost();
  });
  ua.on('registered', () => {
    wait = retry.first;
    if (!closed) hears.registration({ registration: 'registered', sipCode: null, text: '' });
  });
  ua.on('registrationFailed', ({ response, cause }) => {
    // With the socket gone, `disconnected` tells more, and JsSIP registers by itself after it connects.
    if (closed || !ua.isConnected()) return;
    const sipCode = response?.status_code ?? null;
    hears.registration({
      registration: 'failed',
      sipCode,
      text: cleanText(response?.reason_phrase || cause || 'Registration failed', 256),
    });
    if (sipCode !== null && final.includes(sipCode)) return;
    again = setTimeout(() => ua.register(), wait * 1000);
    wait = Math.min(wait * 2, retry.last);
  });
  ua.on('newRTCSession', ({ originator, session, request }: RTCSessionEvent) => {
    // A session with Replaces belongs to a call that is already here, and that call takes it (trap 6).
    if ((originator as string) !== 'remote' || request.hasHeader('Replaces')) return;
    if (closed) session.terminate({ status_code: 480 });
    else hears.arrived(session);
  });
  ua.start();

  return {
    ua,
    check: () => socket.check(),
    async leave() {
      closed = true;
      clearTimeout(again);
      const limit = performance.now() + leaveMs;
      for (;;) {
        // Once more when the registration was only being made: it may stand by now.
        if (ua.isRegistered()) ua.unregister();
        if (!ua.isConnected() || !owed() || performance.now() > limit) break;
        await new Promise((resolve) => setTimeout(resolve, lookMs));
      }
      socket.retire();
      ua.stop();
    },
  };
}

import type { CallRecord, Party } from '../../../contract/call/call.ts';
import { cleanText } from '../../../contract/ipc/clean-text.ts';
import type { PhoneReport } from '../../../contract/ipc/phone-contract.ts';
import { fail, ok, type Result } from '../../../contract/ipc/result.ts';
import { type Region, toDialString, toE164 } from '../../../contract/number/number.ts';
import { t } from '../../../contract/words/say.ts';
import { sourceCauses } from '../../core/hangup-causes.ts';
import type { Heard } from '../../core/heard.ts';
import type { Ids, PhonePage } from '../../core/ports.ts';
import { hangupOf, type Pressed } from './hangup.ts';

/** The line that the calls of the phone page belong to. */
export interface SipLine {
  /** `sip` for the person's account, `practice` for the built-in line. */
  source: 'sip' | 'practice';
  aor: string;
  displayName: string;
}

export interface SipSourcePorts {
  phone: PhonePage;
  ids: Ids;
  line(): SipLine | null;
  region(): Region;
  /** Takes the event in; resolves with the call that it changed, or null when it changed none. */
  hear(event: Heard): Promise<CallRecord | null>;
}

/** One leg of the phone page, from its first report to its last. */
interface Leg {
  source: SipLine['source'];
  pressed: Pressed;
  answered: boolean;
}

type CallReport = Extract<PhoneReport, { ref: string; kind: `call.${string}` }>;

/** The source that speaks with the phone page: it turns wishes into commands, and reports into events. */
export interface SipSource {
  place(typed: string): Promise<Result<CallRecord>>;
  answer(call: CallRecord): void;
  decline(call: CallRecord): void;
  hangUp(call: CallRecord): void;
  mute(call: CallRecord, muted: boolean): void;
  report(report: CallReport): Promise<void>;
  /** The page is gone, and with it every call it had. */
  phoneGone(why: string): Promise<void>;
}

export function createSipSource(ports: SipSourcePorts): SipSource {
  const legs = new Map<string, Leg>();

  const party = (raw: string, name: string | null): Party => {
    const shown = cleanText(raw, 256);
    return { raw: shown, e164: toE164(shown, ports.region()), name: (name && cleanText(name, 256)) || null };
  };

  async function begin(ref: string, line: SipLine, direction: CallRecord['direction'], remote: Party) {
    legs.set(ref, { source: line.source, pressed: 'nothing', answered: false });
    return ports.hear({
      type: 'started',
      source: line.source,
      sourceCallId: ref,
      direction,
      remote,
      local: party(userOf(line.aor), line.displayName),
      account: line.aor,
    });
  }

  async function place(typed: string): Promise<Result<CallRecord>> {
    const line = ports.line();
    if (!line) return fail('line_not_ready', t('refusal.line.notConnected'));
    const target = toDialString(typed);
    if (!/^(sips?:)?[^\s<>"@;?]+(@[A-Za-z0-9.\-:[\]]+)?$/i.test(target))
      return fail('bad_number', t('refusal.badNumber'));
    const ref = ports.ids.uuid();
    const call = await begin(ref, line, 'outbound', party(typed.trim().replace(/^sips?:/i, ''), null));
    if (!call) return fail('internal', t('refusal.notStarted'));
    ports.phone.command({ do: 'place', ref, target });
    return ok(call);
  }

  async function report(report: CallReport): Promise<void> {
    if (report.kind === 'call.arrived') {
      const line = ports.line();
      if (line && !legs.has(report.ref)) {
        await begin(report.ref, line, 'inbound', party(report.remoteUser, report.remoteName));
      }
      return;
    }
    const leg = legs.get(report.ref);
    if (!leg) return;
    const about = { source: leg.source, sourceCallId: report.ref };
    switch (report.kind) {
      case 'call.ringing':
        await ports.hear({ ...about, type: 'ringing' });
        return;
      case 'call.answered':
        leg.answered = true;
        await ports.hear({ ...about, type: 'answered' });
        return;
      case 'call.muted':
        await ports.hear({ ...about, type: report.muted ? 'muted' : 'unmuted' });
        return;
      case 'call.held':
        await ports.hear({ ...about, type: report.held ? 'held' : 'resumed' });
        return;
      case 'call.ended':
        legs.delete(report.ref);
        await ports.hear({
          ...about,
          type: 'ended',
          ...hangupOf(clean(report), leg.pressed, leg.answered),
        });
        return;
    }
  }

  async function phoneGone(why: string): Promise<void> {
    const lost = [...legs];
    legs.clear();
    const cause = { family: 'source', code: sourceCauses.phoneStopped, text: cleanText(why, 256) } as const;
    for (const [ref, { source }] of lost) {
      await ports.hear({ source, sourceCallId: ref, type: 'ended', endedBy: 'network', cause });
    }
  }

  const press = (call: CallRecord, pressed: Pressed) => {
    const leg = legs.get(call.sourceCallId);
    if (leg) leg.pressed = pressed;
  };

  return {
    place,
    report,
    phoneGone,
    answer: (call) => ports.phone.command({ do: 'answer', ref: call.sourceCallId }),
    decline(call) {
      press(call, 'decline');
      ports.phone.command({ do: 'decline', ref: call.sourceCallId });
    },
    hangUp(call) {
      press(call, 'hang up');
      ports.phone.command({ do: 'hangUp', ref: call.sourceCallId });
    },
    mute: (call, muted) => ports.phone.command({ do: 'mute', ref: call.sourceCallId, muted }),
  };
}

function userOf(aor: string): string {
  return /^sips?:([^@]+)@/i.exec(aor)?.[1] ?? aor;
}

function clean(report: Extract<PhoneReport, { kind: 'call.ended' }>): typeof report {
  return {
    ...report,
    text: cleanText(report.text, 256),
    reasonHeader: report.reasonHeader === null ? null : cleanText(report.reasonHeader, 512),
  };
}

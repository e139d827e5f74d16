import type { CallRecord, Party } from '../../contract/call/call.ts';
import { fail, ok, type Result } from '../../contract/ipc/result.ts';
import { numberKey } from '../../contract/number/number-key.ts';
import { t } from '../../contract/words/say.ts';
import type { Annotation, CallLog, Log, NoteCleaner } from '../core/ports.ts';
import { type CallDesk, toldOneByOne } from './call-desk.ts';
import { cleanAnnotation, type SaidOfCall } from './clean-annotation.ts';

type Numbered = Pick<Party, 'raw' | 'e164'>;

export interface AnnotationPorts {
  desk: CallDesk;
  callLog: Pick<CallLog, 'annotate' | 'nameNumber' | 'spreadName' | 'unfinishedNames'>;
  noteCleaner: NoteCleaner;
  log: Log;
}

/** What the person says of a call. A name is said of its number, so it goes on to every call of that number. */
export interface Annotations {
  annotate(id: string, said: SaidOfCall): Promise<Result<CallRecord>>;
  /** Remembers for its number the name that a call bears, and gives it to the other calls of that number. */
  name(call: CallRecord): Promise<void>;
  /** Gives the remembered name of a number to those of its calls that do not bear it yet, slice by slice. */
  spread(party: Numbered): Promise<void>;
  /** To be called at the start: goes on with the names that a quit or a crash kept from reaching all calls. */
  resume(): Promise<void>;
  /** Spreads no further: the log is about to close. What is left is done at the next start. */
  stop(): void;
}

/** Calls named at once: a slice holds up the next event by a few milliseconds. */
const slice = 200;

export function createAnnotations(ports: AnnotationPorts): Annotations {
  const { desk, callLog } = ports;
  let stopped = false;

  async function write(id: string, annotation: Annotation): Promise<Result<CallRecord>> {
    const changed = await desk.change([id], async (at) => {
      const call = await callLog.annotate(id, annotation, at);
      return call === null ? fail('not_found', t('refusal.noSuchCall')) : ok({ calls: [call] });
    });
    if (!changed.ok) return changed;
    const [call] = changed.value;
    return call === undefined ? fail('not_found', t('refusal.noSuchCall')) : ok(call);
  }

  async function name({ remote, contactName, company }: CallRecord): Promise<void> {
    await desk.change([], async (at) => {
      await callLog.nameNumber(remote, { contactName, company }, at);
      return ok({ calls: [] });
    });
    void spread(remote);
  }

  async function spread(party: Numbered): Promise<void> {
    try {
      for (let limit = toldOneByOne + 1; !stopped; limit = slice) {
        const named = await desk.change('any', async (at) =>
          ok({ calls: await callLog.spreadName(party, at, limit) }),
        );
        if (!named.ok || named.value.length < limit) return;
      }
    } catch (error) {
      ports.log.error('a name could not be given to all calls of its number', { error: String(error) });
    }
  }

  return {
    async annotate(id, said) {
      const annotation = cleanAnnotation(said, ports.noteCleaner);
      if (!annotation.ok) return annotation;
      const written = await write(id, annotation.value);
      const named = said.contactName !== undefined || said.company !== undefined;
      if (written.ok && named && numberKey(written.value.remote) !== null) await name(written.value);
      return written;
    },
    name,
    spread,
    async resume() {
      try {
        for (const party of await callLog.unfinishedNames()) await spread(party);
      } catch (error) {
        ports.log.error('names left unfinished could not be read', { error: String(error) });
      }
    },
    stop() {
      stopped = true;
    },
  };
}

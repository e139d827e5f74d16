import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { PhoneReport } from '../../contract/ipc/phone-contract.ts';
import { openReporter } from '../../renderer/phone/reporter.ts';

const ringing = (ref: string): PhoneReport => ({ kind: 'call.ringing', ref });

describe('reports to main', () => {
  it('arrive one at a time, in the order of what happened, however slow main is', async () => {
    const arrived: PhoneReport[] = [];
    let under = 0;
    let most = 0;
    const { report } = openReporter(async (sent) => {
      most = Math.max(most, ++under);
      await sleep(arrived.length === 0 ? 20 : 1);
      arrived.push(sent);
      under -= 1;
    });
    const sent = ['a', 'b', 'c', 'd'].map(ringing);
    for (const each of sent) report(each);
    await expect.poll(() => arrived.length).toBe(4);
    expect(arrived).toEqual(sent);
    expect(most).toBe(1);
  });

  it('go on after one that got lost', async () => {
    const arrived: PhoneReport[] = [];
    const { report } = openReporter(async (sent) => {
      if (arrived.length === 0) {
        arrived.push(sent);
        throw new Error('main is busy');
      }
      arrived.push(sent);
    });
    report(ringing('lost'));
    report(ringing('next'));
    await expect.poll(() => arrived).toEqual([ringing('lost'), ringing('next')]);
  });

  it('that main is slow to take hold up no heartbeat, so that the page is not taken for dead', async () => {
    const arrived: PhoneReport[] = [];
    const { report, beat } = openReporter(async (sent) => {
      arrived.push(sent);
      if (sent.kind !== 'heartbeat') await new Promise(() => undefined);
    });
    report(ringing('a'));
    report(ringing('b'));
    beat();
    beat();
    await sleep(5);
    expect(arrived).toEqual([ringing('a'), { kind: 'heartbeat' }, { kind: 'heartbeat' }]);
  });

  it('are not stopped by a heartbeat that got lost', async () => {
    const arrived: PhoneReport[] = [];
    const { report, beat } = openReporter(async (sent) => {
      if (sent.kind === 'heartbeat') throw new Error('main is busy');
      arrived.push(sent);
    });
    beat();
    report(ringing('a'));
    await expect.poll(() => arrived).toEqual([ringing('a')]);
  });
});

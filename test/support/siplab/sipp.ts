import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import type { Kamailio } from './kamailio.ts';
import { startLabProcess } from './lab-process.ts';

/** One act of the network behind the trunk. */
export type TrunkAct =
  | { scenario: 'reject'; status: number; reason: string }
  | { scenario: 'ring' }
  /** Calls a number and cancels 0.7 s after it rings. */
  | { scenario: 'call-and-cancel'; to: string; number: string; name: string; reason: string };

export interface Trunk {
  /** Resolves when the act has been played through; rejects with sipp's output when it went otherwise. */
  done(): Promise<void>;
  stop(): Promise<void>;
}

/** Plays one call of the public network with sipp. */
export async function startTrunk(kamailio: Kamailio, act: TrunkAct): Promise<Trunk> {
  const folder = mkdtempSync(join(tmpdir(), 'ringnote-sipp-'));
  const template = readFileSync(new URL(`scenarios/${act.scenario}.xml`, import.meta.url), 'utf8');
  const scenario = join(folder, 'scenario.xml');
  const filled =
    act.scenario === 'reject'
      ? template.replaceAll('@CODE@', String(act.status)).replaceAll('@REASON@', act.reason)
      : template;
  writeFileSync(scenario, filled);
  const identity =
    act.scenario === 'call-and-cancel'
      ? ['-s', act.to, '-key', 'cnum', act.number, '-key', 'cname', act.name, '-key', 'reason', act.reason]
      : [];
  const sipp = startLabProcess(
    '/usr/bin/sipp',
    [
      `127.0.0.1:${kamailio.sipPort}`,
      ...['-sf', scenario, '-i', '127.0.0.1', '-p', String(kamailio.trunkPort)],
      ...['-mp', String(await freePort()), '-m', '1', '-timeout', '30s', '-nostdin', '-trace_err'],
      ...identity,
    ],
    folder,
  );
  // sipp says nothing when it listens; it is ready long before this.
  await sleep(200);
  return {
    async done() {
      const limit = Date.now() + 15_000;
      while (!sipp.ended()) {
        if (Date.now() > limit) throw new Error(`sipp is not done:\n${sipp.log()}`);
        await sleep(50);
      }
      const successful = /Successful call\s+\|\s+\d+\s+\|\s+(\d+)/.exec(sipp.log())?.[1];
      if (successful !== '1') throw new Error(`sipp: the call went otherwise:\n${sipp.log()}`);
    },
    async stop() {
      await sipp.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

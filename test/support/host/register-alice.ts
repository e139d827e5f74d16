import { type DeskHand, takeDesk } from '../desk-hand.ts';
import type { Host } from './host.ts';

/** Gives the app the lab's account of Alice, by way of this server or of a cutter before it; ready once registered. */
export async function registerAlice(host: Host, at: { wsUrl: string }): Promise<DeskHand> {
  const before = await takeDesk(host);
  await before.ask('line.saveAccount', {
    account: { wsUrl: at.wsUrl, aor: 'sip:alice@siplab.test', displayName: 'Alice' },
    password: 'alice-pw',
  });
  // Another line may have brought another phone page.
  const desk = await takeDesk(host);
  await desk.registered();
  return desk;
}

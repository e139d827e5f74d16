/** How somebody on the practice line behaves when called. */
export type Guest =
  /** Rings, answers, plays back what the person says; `callsBack`: hangs up soon and calls back. */
  | { does: 'answer'; callsBack: boolean }
  /** Rings for `rings`, then sends this final reply. */
  | { does: 'refuse'; rings: 'never' | 'briefly' | 'long'; status: number; reason: string };

/** Everybody who can be called on the practice line, each standing for one thing that happens to real calls. */
const guests: Readonly<Record<string, Guest>> = {
  echo: { does: 'answer', callsBack: false },
  callme: { does: 'answer', callsBack: true },
  busy: { does: 'refuse', rings: 'never', status: 486, reason: 'Busy Here' },
  decline: { does: 'refuse', rings: 'briefly', status: 603, reason: 'Decline' },
  noanswer: { does: 'refuse', rings: 'long', status: 480, reason: 'Temporarily Unavailable' },
  error: { does: 'refuse', rings: 'never', status: 500, reason: 'Server Internal Error' },
};

const nobody: Guest = { does: 'refuse', rings: 'never', status: 404, reason: 'Not Found' };

/** Who is reached under a SIP user; everyone else, `unknown` too, is a wrong number. */
export function guestFor(user: string): Guest {
  const name = user.toLowerCase();
  return Object.hasOwn(guests, name) ? (guests[name] ?? nobody) : nobody;
}

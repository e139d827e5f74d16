import type { UA } from 'jssip';

/** What JsSIP says of a transaction (RFC 3261, section 17); `ict` and `nict` are ours, for INVITE and all else. */
interface Transaction {
  type: 'ict' | 'nict' | 'ist' | 'nist';
  state: number;
}

/** `Transactions.C.STATUS_ACCEPTED`: the INVITE has had its 2xx, and is kept for 32 s in case that comes again. */
const accepted = 4;

/**
 * Tells whether a request of ours still waits for its final reply: until then it may have to be sent again with
 * credentials (401, 407), and a cancelled INVITE may still owe its CANCEL. JsSIP 3.13.8 tells of each transaction
 * (UA.js, `newTransaction` and `destroyTransaction`), but its types leave these two events out.
 */
export function watchRequests(ua: UA): () => boolean {
  const open = new Set<Transaction>();
  const events = ua as unknown as {
    on(name: string, hear: (event: { transaction: Transaction }) => void): void;
  };
  events.on('newTransaction', ({ transaction }) => {
    if (transaction.type === 'ict' || transaction.type === 'nict') open.add(transaction);
  });
  events.on('transactionDestroyed', ({ transaction }) => open.delete(transaction));
  return () => [...open].some(({ state }) => state !== accepted);
}

import type { z } from 'zod';
import type { DialectAccount } from './dialect-account.ts';
import type { CallPart, DialectCall } from './dialect-call.ts';
import type { Results } from './results.ts';

/** The five CRMs whose call logs Ringnote writes and serves. */
export const dialectNames = ['onepagecrm', 'monica', 'agendize', 'activix', 'pipedrive'] as const;
export type DialectName = (typeof dialectNames)[number];

/** Why a part of a call does not come back from a CRM as it went in. */
export const lossReasons = [
  /** The CRM has no place for it. */
  'no_place',
  /** It was cut to the CRM's limit. */
  'shortened',
  /** The words are there, the bold, lists or links are not. */
  'plain',
  /** The CRM's list has no such value; the nearest one was written. */
  'nearest',
  /** The CRM requires something where the call says nothing; a filler was written. */
  'filled_in',
  /** The CRM's way of writing cannot tell this value from another one. */
  'ambiguous',
] as const;
export type LossReason = (typeof lossReasons)[number];

/** One part of a call that a CRM could not hold as it is; shown to the person before and after sending. */
export interface Loss {
  part: CallPart;
  why: LossReason;
}

/** A call in a CRM's words. */
export interface Encoded<Wire> {
  wire: Wire;
  /** In the order of `callParts`, a part at most once. */
  lost: Loss[];
}

/** A CRM's words as a call. */
export interface Decoded<Carried> {
  call: DialectCall;
  /** Parts that this wire form does not say, in the order of `callParts`. */
  missing: CallPart[];
  /** What the wire says besides the call (ids, author, contact, unknown values, ways of spelling): enough to write it again. */
  carried: Carried;
}

/** What a request to change a call says. */
export interface Change<Carried> {
  /** Only the parts that the request says; a part that it empties is null, '' or []. */
  call: Partial<DialectCall>;
  /** What it says besides (another contact, user or author), to be laid over what the call carried before. */
  carried: Partial<Carried>;
}

/** What a connector may want of a CRM. */
export const verbs = [
  'check_account',
  'find_contact',
  'create_contact',
  'create_call',
  'update_call',
  'find_call',
  'get_call',
  'list_calls',
  'delete_call',
  'attach_recording',
  'watch_calls',
] as const;
export type Verb = (typeof verbs)[number];

/** One request of a CRM's API. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /**
   * From the base address, with `{names}` to fill in (RFC 6570, level 1): `{id}` is the call's, `{contact_id}` its contact's,
   * `{number}` the one to look for, `{since}` and `{until}` a window of time, the rest the CRM's own way of turning pages.
   */
  path: string;
  /** Other addresses that the CRM documents for the same, narrower lists among them; a server answers all of them. */
  also?: readonly string[];
  /** What it takes of the CRM's budget, where it counts one. */
  cost?: number;
}

/** What a CRM's API can do, verb by verb; null where it cannot. */
export type Routes = Readonly<Record<Verb, Route | null>>;

/**
 * One CRM's way of writing a call: pure, and the same for the connector, which talks to the CRM, and for the local API,
 * which talks as the CRM does. Reading never throws on a value that the schema lets through.
 */
export interface Dialect<Account extends DialectAccount, Create, Update, Reply, Carried> {
  readonly name: DialectName;
  /** As the CRM's current material has them (`today`) and as its seed document has them. */
  readonly routes: Readonly<Record<'today' | 'seed', Routes>>;
  readonly schemas: {
    readonly account: z.ZodType<Account>;
    readonly create: z.ZodType<Create>;
    readonly update: z.ZodType<Update>;
    /** A call as the CRM answers it, without its envelope. */
    readonly reply: z.ZodType<Reply>;
  };
  /**
   * The defaults for all nine outcomes and the default dispositions, which the account's own go before; empty where the CRM
   * has no place for either.
   */
  readonly results: Readonly<Record<'today' | 'seed', Results>>;
  toCreate(call: DialectCall, account: Account): Encoded<Create>;
  toUpdate(call: DialectCall, account: Account): Encoded<Update>;
  /** As the CRM would answer it. What the call does not hold is taken from `carried`. */
  toReply(call: DialectCall, account: Account, carried: Carried): Encoded<Reply>;
  fromCreate(wire: Create, account: Account): Decoded<Carried>;
  fromUpdate(wire: Update, account: Account): Change<Carried>;
  fromReply(wire: Reply, account: Account): Decoded<Carried>;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dialect, Encoded } from '../../../contract/dialect/dialect.ts';
import type { DialectAccount } from '../../../contract/dialect/dialect-account.ts';
import {
  type CallPart,
  callParts,
  type DialectCall,
  DialectCallSchema,
  says,
} from '../../../contract/dialect/dialect-call.ts';
import { anyDialectCall } from './any-dialect-call.ts';

/** What a dialect's laws are tried on. */
export interface UnderLaw<Account, Carried> {
  /** Random accounts whose own numbers are those of `any-dialect-call.ts`. */
  accounts: fc.Arbitrary<Account>;
  /** What the local API would carry for a call of its own. */
  carried: fc.Arbitrary<Carried>;
  /** A call that the CRM can hold whole: nothing may be lost of it when it is written as a reply. */
  heldWhole: fc.Arbitrary<{ call: DialectCall; account: Account; carried: Carried }>;
}

/** The laws that every dialect keeps (issue 4, part 1). */
export function describeDialectLaws<Account extends DialectAccount, Create, Update, Reply, Carried>(
  dialect: Dialect<Account, Create, Update, Reply, Carried>,
  { accounts, carried, heldWhole }: UnderLaw<Account, Carried>,
): void {
  const runs = { numRuns: 1_000 };

  describe(`the laws of ${dialect.name}`, () => {
    it('writes what its own schemas take', () => {
      fc.assert(
        fc.property(anyDialectCall, accounts, carried, (call, account, besides) => {
          expect(dialect.schemas.create.parse(dialect.toCreate(call, account).wire)).toBeDefined();
          expect(dialect.schemas.update.parse(dialect.toUpdate(call, account).wire)).toBeDefined();
          expect(dialect.schemas.reply.parse(dialect.toReply(call, account, besides).wire)).toBeDefined();
        }),
        runs,
      );
    });

    it('reads a reply back as it was written, save what it said is lost', () => {
      fc.assert(
        fc.property(anyDialectCall, accounts, carried, (call, account, besides) => {
          const encoded = dialect.toReply(call, account, besides);
          expectBack(
            call,
            encoded,
            dialect.fromReply(throughJson(dialect.schemas.reply, encoded.wire), account).call,
          );
        }),
        runs,
      );
    });

    it('reads what it asks to create back as it was written, save what it said is lost', () => {
      fc.assert(
        fc.property(anyDialectCall, accounts, (call, account) => {
          const encoded = dialect.toCreate(call, account);
          expectBack(
            call,
            encoded,
            dialect.fromCreate(throughJson(dialect.schemas.create, encoded.wire), account).call,
          );
        }),
        runs,
      );
    });

    it('reads every part that an update says back as it was written, save what it said is lost', () => {
      fc.assert(
        fc.property(anyDialectCall, accounts, (call, account) => {
          const { wire, lost } = dialect.toUpdate(call, account);
          const { call: read } = dialect.fromUpdate(throughJson(dialect.schemas.update, wire), account);
          const lostParts = new Set<CallPart>(lost.map(({ part }) => part));
          for (const part of callParts) {
            if (lostParts.has(part)) continue;
            if (part in read) expect(read[part], part).toEqual(call[part]);
            else expect(says(call, part), `${part} is neither written nor said to be lost`).toBe(false);
          }
        }),
        runs,
      );
    });

    it('reads a whole call, and names lost and missing parts once each, in order, none missing that it read', () => {
      fc.assert(
        fc.property(anyDialectCall, accounts, carried, (call, account, besides) => {
          const encoded = dialect.toReply(call, account, besides);
          expectInOrder(encoded.lost.map(({ part }) => part));
          const { call: read, missing } = dialect.fromReply(encoded.wire, account);
          expect(DialectCallSchema.parse(read)).toEqual(read);
          expectInOrder(missing);
          for (const part of missing) expect(says(read, part), part).toBe(false);
        }),
        runs,
      );
    });

    it('writes a reply again, to the letter, from what it read of it', () => {
      fc.assert(
        fc.property(anyDialectCall, accounts, carried, (call, account, besides) => {
          const { wire } = dialect.toReply(call, account, besides);
          const read = dialect.fromReply(throughJson(dialect.schemas.reply, wire), account);
          expect(json(dialect.toReply(read.call, account, read.carried).wire)).toEqual(json(wire));
        }),
        runs,
      );
    });

    it('loses nothing of a call that the CRM can hold', () => {
      fc.assert(
        fc.property(heldWhole, ({ call, account, carried: besides }) => {
          expect(dialect.toReply(call, account, besides).lost).toEqual([]);
        }),
        runs,
      );
    });
  });
}

function expectBack(call: DialectCall, { lost }: Encoded<unknown>, read: DialectCall): void {
  const lostParts = new Set<CallPart>(lost.map(({ part }) => part));
  for (const part of callParts) if (!lostParts.has(part)) expect(read[part], part).toEqual(call[part]);
}

function expectInOrder(parts: readonly CallPart[]): void {
  expect(parts).toEqual(callParts.filter((part) => parts.includes(part)));
}

function json(wire: unknown): unknown {
  return JSON.parse(JSON.stringify(wire));
}

function throughJson<Wire>(schema: { parse(wire: unknown): Wire }, wire: Wire): Wire {
  return schema.parse(json(wire));
}

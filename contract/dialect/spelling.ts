import { callParts, type DialectCall } from './dialect-call.ts';

/**
 * How a reply spelled the fields that a call holds, where the call alone would be written in other letters: `2015-01-20
 * 15:45:00` without its ` UTC`, CRLF, a number as a string, a value that is the account's own, null for ''. What the fields
 * *say* is never taken from here.
 */
export interface Spelling<Field extends string> {
  as: Partial<Record<Field, unknown>>;
  /** Fields that the reply left out and a call would fill. */
  without: Field[];
}

/** What of `wire` has to be carried so that `written`, the same call as we write it, becomes it again. */
export function spellingOf<Field extends string>(
  wire: Partial<Record<Field, unknown>>,
  written: Partial<Record<Field, unknown>>,
  fields: readonly Field[],
): Spelling<Field> {
  const as: Partial<Record<Field, unknown>> = {};
  for (const field of fields) {
    if (wire[field] !== undefined && wire[field] !== written[field]) as[field] = wire[field];
  }
  const without = fields.filter((field) => wire[field] === undefined && written[field] !== undefined);
  return { as, without };
}

/**
 * `written` in the letters of another reply, field by field: where they say the same as the letters of `written`, or what the
 * call says and those do not. A note that was changed since is written as it is now.
 */
export function respell<Written extends object>(
  written: Written,
  { as, without }: Spelling<string>,
  call: DialectCall,
  read: (wire: Written) => DialectCall,
): Written {
  const changes = [
    ...Object.entries(as).map(([field, value]) => ({ [field]: value })),
    ...without.map((field) => ({ [field]: undefined })),
  ];
  const plain = read(written);
  let wire = written;
  for (const change of changes) {
    const said = read({ ...written, ...change });
    const fits = callParts.every((part) => isSame(said[part], plain[part]) || isSame(said[part], call[part]));
    if (fits) wire = { ...wire, ...change };
  }
  return wire;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

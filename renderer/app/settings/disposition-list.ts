/** Why a name cannot be added to the list of dispositions. */
export type Refused = 'twice' | 'full' | 'long';

const sameName = (a: string, b: string) => a.localeCompare(b, undefined, { sensitivity: 'accent' }) === 0;

/**
 * What is wrong with a new name, or null. `shown` are the names in the list as the person reads them: "Busy" in it is
 * the key `busy`, and a second "busy" would look the same.
 */
export function whyNotAdded(name: string, shown: readonly string[]): Refused | null {
  if (name.length > 64) return 'long';
  if (shown.length >= 50) return 'full';
  return shown.some((other) => sameName(other, name)) ? 'twice' : null;
}

/** The list with one entry moved by `by` places; unmoved where there is no such place. */
export function moved<T>(list: readonly T[], from: number, by: number): T[] {
  const to = from + by;
  const entry = list[from];
  if (entry === undefined || to < 0 || to >= list.length) return [...list];
  return list.toSpliced(from, 1).toSpliced(to, 0, entry);
}

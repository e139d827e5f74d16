/** Reads that happen to any object without anyone meaning them: `await`, `JSON.stringify`, inspection. */
const harmless = new Set<PropertyKey>(['then', 'toJSON']);

/**
 * Why: a stand-in that answers `undefined` to what it lacks would let a wrong program pass. So each lack has a name
 * (rule of section 12 of facts/electron.md).
 */
export function missing(name: string): never {
  throw new Error(`not in the stand-in: electron.${name}`);
}

/** The end of a prototype chain: whoever looks for a member beyond it asks for something that the stand-in lacks. */
export function fence<T extends object>(name: string, end: T): T {
  return new Proxy(end, {
    get(target, key, receiver) {
      if (key in target) return Reflect.get(target, key, receiver);
      if (typeof key === 'symbol' || harmless.has(key)) return undefined;
      return missing(name === '' ? key : `${name}.${key}`);
    },
  });
}

/** Gives `members` a fenced prototype, for the modules that are no classes (`shell`, `dialog`, …). */
export function fenced<T extends object>(name: string, members: T): T {
  return Object.setPrototypeOf(members, fence(name, Object.getPrototypeOf(members) ?? Object.prototype)) as T;
}

/** What stands for a whole missing module: it can be imported, and throws as soon as it is touched. */
export function missingModule(name: string): unknown {
  const refuse = () => missing(name);
  return new Proxy(class Missing {}, {
    get: refuse,
    set: refuse,
    apply: refuse,
    construct: refuse,
    has: refuse,
  });
}

/** Refuses a key that the stand-in would silently ignore. */
export function onlyKnown(name: string, given: object | undefined, known: readonly string[]): void {
  for (const key of Object.keys(given ?? {})) if (!known.includes(key)) missing(`${name}({ ${key} })`);
}

/** What one side of a page can do with the other: call what it was given, and set up the first thing to give. */
export interface Crossing {
  /** Shows `api` to the page as `window[key]`; only the preload's side has someone listening to it. */
  expose(key: string, api: unknown): void;
}

/**
 * Why: `contextBridge` crosses between two worlds of one page, at once and with functions, and what the worlds share is
 * the DOM only. So each side listens on `document` for an event whose name the page cannot know; Chromium clones the
 * event's detail from one world to the other, during the dispatch.
 *
 * What crosses is copied (facts/electron.md, section 3): functions become proxies, promises promises, errors their
 * message, plain objects lose their prototype, arrays their holes; depth over 1000 and cyclic arrays throw.
 * All that the page could replace later is taken before its scripts run. Self-contained: put into both worlds as text.
 */
export function makeCrossing(secret: string, side: 'preload' | 'page'): Crossing {
  const other = side === 'preload' ? 'page' : 'preload';
  const {
    CustomEvent: Event,
    Error: Err,
    TypeError: TypeErr,
    Promise: P,
    Map: Mp,
    structuredClone: clone,
  } = globalThis;
  const { getPrototypeOf, defineProperty, freeze, keys } = Object;
  const { isArray } = Array;
  const { isView } = ArrayBuffer;
  const apply = Reflect.apply;
  const tagOf = Object.prototype.toString;
  const dispatch = document.dispatchEvent.bind(document);
  const listen = document.addEventListener.bind(document);
  const detailOf = Object.getOwnPropertyDescriptor(Event.prototype, 'detail')?.get as () => unknown;
  const then = P.prototype.then;

  type Wire = unknown[];
  const given = new Mp<number, (...args: unknown[]) => unknown>();
  const settling = new Mp<number, [(value: unknown) => void, (error: unknown) => void]>();
  let lastId = 0;
  let answer: Wire = [];

  const tag = (value: unknown) => apply(tagOf, value, []) as string;
  const cloned = ['Date', 'RegExp', 'Map', 'Set', 'ArrayBuffer', 'Number', 'String', 'Boolean', 'BigInt'];

  function messageOf(error: unknown): string {
    return error instanceof Err ? error.message : 'An unknown exception occurred in the isolated context.';
  }

  function pack(value: unknown, seen = new Mp<object, number>(), path: unknown[] = []): Wire {
    if (path.length > 1000)
      throw new TypeErr(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
      );
    if (typeof value === 'function') {
      given.set(++lastId, value as () => unknown);
      return ['function', lastId];
    }
    if (typeof value === 'symbol') throw new Err('An object could not be cloned.');
    if (typeof value !== 'object' || value === null) return ['value', value];
    if (value instanceof P) {
      const id = ++lastId;
      apply(then, value, [
        (held: unknown) => settle(id, true, held),
        (error: unknown) => settle(id, false, messageOf(error)),
      ]);
      return ['promise', id];
    }
    if (value instanceof Err) return ['error', value.message];
    if (isArray(value)) {
      if (path.includes(value)) throw new TypeErr('A cyclic array cannot cross the context bridge.');
      const parts: Wire[] = [];
      for (let at = 0; at < value.length; at++) parts[at] = pack(value[at], seen, [...path, value]);
      return ['array', parts];
    }
    if (isView(value) || cloned.includes(tag(value).slice(8, -1))) return ['value', copy(value)];
    if (tag(value) !== '[object Object]' && getPrototypeOf(value) !== null && !seenAsPlain(value)) {
      return ['value', copy(value)];
    }
    const known = seen.get(value);
    if (known !== undefined) return ['same', known];
    const number = seen.size;
    seen.set(value, number);
    const entries: unknown[] = [];
    for (const key of keys(value)) {
      entries.push([key, pack((value as Record<string, unknown>)[key], seen, [...path, value])]);
    }
    return ['object', number, entries];
  }

  /** Own `Symbol.toStringTag`s make a plain object look like another; a host object has none of its own. */
  function seenAsPlain(value: object): boolean {
    return Object.hasOwn(value, Symbol.toStringTag);
  }

  function copy(value: unknown): unknown {
    try {
      return clone(value);
    } catch {
      throw new Err('An object could not be cloned.');
    }
  }

  function unpack(wire: Wire, frozen: boolean, seen = new Mp<number, object>()): unknown {
    const [kind, value, entries] = wire;
    switch (kind) {
      case 'function': {
        const proxy = (...args: unknown[]) => call(value as number, args);
        return frozen ? freeze(proxy) : proxy;
      }
      case 'promise':
        return new P((resolve, reject) => settling.set(value as number, [resolve, reject]));
      case 'error':
        return new Err(value as string);
      case 'array': {
        const array = (value as Wire[]).map((part) => unpack(part, frozen, seen));
        return frozen ? freeze(array) : array;
      }
      case 'same':
        return seen.get(value as number);
      case 'object': {
        const object = {};
        seen.set(value as number, object);
        for (const [key, part] of entries as [string, Wire][]) {
          defineProperty(object, key, {
            value: unpack(part, frozen, seen),
            writable: true,
            enumerable: true,
            configurable: true,
          });
        }
        return frozen ? freeze(object) : object;
      }
      default:
        return value;
    }
  }

  /** Sends across and returns what came back during the dispatch. */
  function ask(message: Wire): Wire {
    answer = ['error', 'The other world of this page does not answer.'];
    dispatch(new Event(`${secret}:${other}`, { detail: message }));
    return answer;
  }

  function call(id: number, args: unknown[]): unknown {
    const back = ask(['call', id, args.map((arg) => pack(arg))]);
    if (back[0] === 'error') throw new Err(back[1] as string);
    return unpack(back[1] as Wire, false);
  }

  function settle(id: number, kept: boolean, value: unknown): void {
    try {
      ask(['settle', id, kept, kept ? pack(value) : value]);
    } catch (error) {
      ask(['settle', id, false, messageOf(error)]);
    }
  }

  function act([what, first, second, third]: Wire): Wire {
    if (what === 'call') {
      const target = given.get(first as number);
      if (!target) return ['error', 'This function is gone.'];
      const args = (second as Wire[]).map((arg) => unpack(arg, false));
      return ['done', pack(apply(target, undefined, args))];
    }
    if (what === 'settle') {
      const [resolve, reject] = settling.get(first as number) ?? [];
      settling.delete(first as number);
      if (second === true) resolve?.(unpack(third as Wire, false));
      else reject?.(new Err(third as string));
      return ['done', ['value', undefined]];
    }
    if ((first as string) in globalThis) {
      return ['error', 'Cannot bind an API on top of an existing property on the window object'];
    }
    defineProperty(globalThis, first as string, {
      value: unpack(second as Wire, true),
      enumerable: true,
      writable: false,
      configurable: false,
    });
    return ['done', ['value', undefined]];
  }

  listen(`${secret}:${side}`, (event) => {
    let back: Wire;
    try {
      back = act(apply(detailOf, event, []) as Wire);
    } catch (error) {
      back = ['error', messageOf(error)];
    }
    dispatch(new Event(`${secret}:${other}:answer`, { detail: back }));
  });
  listen(`${secret}:${side}:answer`, (event) => {
    answer = apply(detailOf, event, []) as Wire;
  });

  return {
    expose(key, api) {
      const back = ask(['expose', key, pack(api)]);
      if (back[0] === 'error') throw new Err(back[1] as string);
    },
  };
}

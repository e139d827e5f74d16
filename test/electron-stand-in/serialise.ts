/** How Electron words every value that cannot cross (facts/electron.md, section 3): a plain Error, no DOMException. */
export const notCloneable = 'An object could not be cloned.';

export interface Codec {
  /** Throws `Error('An object could not be cloned.')`. */
  encode(value: unknown): string;
  decode(text: string): unknown;
}

/**
 * Why: values cross between Node and the page as text, and JSON would lose what Electron's serialiser keeps: Date, Map,
 * Set, RegExp, BigInt, typed arrays, -0, NaN, undefined, holes, cycles (facts/electron.md, section 3). What may
 * cross is judged by the realm's own structured clone, the algorithm of V8's serialiser; host objects that survive
 * it (Blob, CryptoKey …) are refused by their tag.
 *
 * Self-contained on purpose: its source text is also put into the preload's world.
 */
export function makeCodec(): Codec {
  const refusal = 'An object could not be cloned.';
  const views: Record<string, new (buffer: ArrayBuffer, offset: number, length?: number) => ArrayBufferView> =
    {
      Int8Array,
      Uint8Array,
      Uint8ClampedArray,
      Int16Array,
      Uint16Array,
      Int32Array,
      Uint32Array,
      Float32Array,
      Float64Array,
      BigInt64Array,
      BigUint64Array,
      DataView,
    };
  const errors: Record<string, ErrorConstructor> = {
    Error,
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
  };
  const plainTags = ['Object', 'Array', 'Date', 'RegExp', 'Map', 'Set', 'Error', 'ArrayBuffer'];
  const boxTags = ['Number', 'String', 'Boolean', 'BigInt'];
  const tagOf = (value: object) => Object.prototype.toString.call(value).slice(8, -1);

  type Item = unknown[];

  function encode(given: unknown): string {
    let value: unknown;
    try {
      value = structuredClone(given);
    } catch {
      throw new Error(refusal);
    }
    const items: Item[] = [];
    const seen = new Map<object, number>();

    function put(one: unknown): unknown {
      if (one === null || typeof one === 'string' || typeof one === 'boolean') return one;
      if (one === undefined) return ['u'];
      if (typeof one === 'bigint') return ['b', String(one)];
      if (typeof one === 'number') {
        return Number.isFinite(one) && !Object.is(one, -0)
          ? one
          : ['n', Object.is(one, -0) ? '-0' : String(one)];
      }
      if (typeof one !== 'object') throw new Error(refusal);
      const known = seen.get(one);
      if (known !== undefined) return ['r', known];
      const index = items.length;
      seen.set(one, index);
      const item: Item = [];
      items.push(item);
      item.push(...describe(one));
      return ['r', index];
    }

    function entries(of: object): unknown[] {
      return Object.keys(of).map((key) => [key, put((of as Record<string, unknown>)[key])]);
    }

    function describe(one: object): Item {
      const tag = tagOf(one);
      if (ArrayBuffer.isView(one)) {
        const length = tag === 'DataView' ? one.byteLength : (one as Uint8Array).length;
        return ['view', tag, put(one.buffer), one.byteOffset, length];
      }
      if (boxTags.includes(tag)) return ['box', put((one as { valueOf(): unknown }).valueOf())];
      if (!plainTags.includes(tag)) throw new Error(refusal);
      if (Array.isArray(one)) return ['array', one.length, entries(one)];
      if (one instanceof Date) return ['date', put(one.getTime())];
      if (one instanceof RegExp) return ['regexp', one.source, one.flags];
      if (one instanceof Map) return ['map', [...one].map(([key, held]) => [put(key), put(held)])];
      if (one instanceof Set) return ['set', [...one].map(put)];
      if (one instanceof Error) {
        const cause = Object.hasOwn(one, 'cause') ? [put(one.cause)] : [];
        return [
          'error',
          Object.hasOwn(errors, one.name) ? one.name : 'Error',
          one.message,
          one.stack ?? '',
          cause,
        ];
      }
      if (one instanceof ArrayBuffer) return ['buffer', toBase64(new Uint8Array(one))];
      return ['object', entries(one)];
    }

    const root = put(value);
    return JSON.stringify([root, items]);
  }

  function decode(text: string): unknown {
    const [root, items] = JSON.parse(text) as [unknown, Item[]];
    const made = new Map<number, unknown>();

    function take(ref: unknown): unknown {
      if (!Array.isArray(ref)) return ref;
      const [kind, value] = ref as [string, string | number];
      if (kind === 'u') return undefined;
      if (kind === 'b') return BigInt(value);
      if (kind === 'n') return Number(value);
      const index = value as number;
      if (!made.has(index)) build(index, items[index] ?? []);
      return made.get(index);
    }

    function fill(target: object, entries: unknown): void {
      for (const [key, ref] of entries as [string, unknown][]) {
        Object.defineProperty(target, key, {
          value: take(ref),
          writable: true,
          enumerable: true,
          configurable: true,
        });
      }
    }

    function build(index: number, item: Item): void {
      const keep = <T>(value: T): T => {
        made.set(index, value);
        return value;
      };
      const [kind, first, second, third, fourth] = item;
      switch (kind) {
        case 'object':
          fill(keep({}), first);
          break;
        case 'array': {
          const array = keep(new Array(first as number));
          fill(array, second);
          break;
        }
        case 'date':
          keep(new Date(take(first) as number));
          break;
        case 'regexp':
          keep(new RegExp(first as string, second as string));
          break;
        case 'map': {
          const map = keep(new Map());
          for (const [key, held] of first as [unknown, unknown][]) map.set(take(key), take(held));
          break;
        }
        case 'set': {
          const set = keep(new Set());
          for (const held of first as unknown[]) set.add(take(held));
          break;
        }
        case 'error': {
          const error = keep(new (errors[first as string] ?? Error)(second as string));
          Object.defineProperty(error, 'stack', { value: third, writable: true, configurable: true });
          for (const cause of fourth as unknown[]) {
            Object.defineProperty(error, 'cause', { value: take(cause), writable: true, configurable: true });
          }
          break;
        }
        case 'buffer':
          keep(fromBase64(first as string));
          break;
        case 'view': {
          const View = views[first as string] ?? Uint8Array;
          keep(new View(take(second) as ArrayBuffer, third as number, fourth as number));
          break;
        }
        default:
          keep(Object(take(first)));
      }
    }

    return take(root);
  }

  /** Node's way and Chromium's: no loop of our own is fast enough for megabytes. */
  type Fast = { toBase64(): string };
  function toBase64(bytes: Uint8Array): string {
    if (typeof Buffer === 'undefined') return (bytes as unknown as Fast).toBase64();
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  }

  function fromBase64(text: string): ArrayBuffer {
    if (typeof Buffer === 'undefined') {
      return (Uint8Array as unknown as { fromBase64(text: string): Uint8Array<ArrayBuffer> }).fromBase64(text)
        .buffer;
    }
    return new Uint8Array(Buffer.from(text, 'base64')).buffer;
  }

  return { encode, decode };
}

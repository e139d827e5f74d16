/** The part of JSON Schema that the contract's requests come to; bytes, which it has no word for, have no type there. */
export interface Shape {
  type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null';
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
  enum?: string[];
  const?: string | boolean;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

/** A request with one thing wrong with it, and where. */
export interface Broken {
  at: string;
  how: string;
  value: unknown;
}

/** Texts that rules which JSON Schema cannot tell, or a pattern, ask for: by the field's name. */
const texts: Readonly<Record<string, string>> = {
  wsUrl: 'wss://sip.example.org/ws',
  aor: 'sip:alice@example.org',
  region: 'CA',
};

const uuid = '3f0e4c8a-7c3b-4f5e-9d55-0a3c0f1b2d3e';
/** More bytes than any message may carry of a recording or its waveform. */
const tooManyBytes = 300_000;

/** Fields whose rule JSON Schema cannot tell, with texts that must not pass. */
const refused: Readonly<Record<string, readonly string[]>> = {
  wsUrl: [
    'ws://sip.example.org',
    'http://example.org',
    'wss://user:pw@example.org',
    'wss://exa mple.org',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'wss://',
    'ws://127.0.0.1.evil.example',
    'ws://localhost@evil.example/',
  ],
};

/** Requests that must pass: with every field given, and with only the needed ones; one pair for each kind. */
export function goodAsks(shape: Shape): unknown[] {
  if (shape.oneOf) return shape.oneOf.flatMap(goodAsks);
  return [good(shape, '', true), good(shape, '', false)];
}

function good(shape: Shape, name: string, full: boolean): unknown {
  const [first] = shape.anyOf ?? shape.oneOf ?? [];
  if (first) return good(first, name, full);
  switch (shape.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(shape.properties ?? {})
          .filter(([key]) => full || shape.required?.includes(key))
          .map(([key, inner]) => [key, good(inner, key, full)]),
      );
    case 'array':
      return (full || (shape.minItems ?? 0) > 0) && shape.items ? [good(shape.items, name, full)] : [];
    case 'string':
      if (shape.format === 'uuid') return uuid;
      return shape.const ?? shape.enum?.[0] ?? texts[name] ?? 'text'.slice(0, shape.maxLength);
    case 'integer':
    case 'number':
      return Math.max(shape.minimum ?? 0, 0);
    case 'boolean':
      return shape.const ?? true;
    case 'null':
      return null;
    default:
      if (isBytes(shape)) return new Uint8Array([82, 73, 70, 70]);
      throw new Error(`A shape that the test cannot read: ${JSON.stringify(shape)}`);
  }
}

function isBytes(shape: Shape): boolean {
  return Object.keys(shape).length === 0;
}

/** Every request that is the good one but for one wrong, missing, extra or hostile field. */
export function* brokenAsks(shape: Shape): Generator<Broken> {
  if (shape.oneOf) {
    for (const kind of shape.oneOf) yield* brokenIn(kind, good(kind, '', true), '', false);
    return;
  }
  yield* brokenIn(shape, good(shape, '', true), '', false);
}

function* brokenIn(shape: Shape, value: unknown, name: string, optional: boolean): Generator<Broken> {
  const allowed = typesOf(shape);
  for (const [how, stranger, type] of strangers) {
    if (allowed.has(type) || (type === 'undefined' && optional)) continue;
    yield { at: name, how, value: stranger };
  }
  for (const { how, value: outside } of outOfBounds(shape, name, value))
    yield { at: name, how, value: outside };
  const inner = (shape.anyOf ?? [shape]).find(({ type }) => type === 'object' || type === 'array');
  if (inner?.type === 'array' && inner.items && Array.isArray(value)) {
    for (const broken of brokenIn(inner.items, value[0], name, false)) {
      yield { ...broken, at: `${name}[0]`, value: [broken.value] };
    }
  }
  if (inner?.type !== 'object') return;
  const whole = value as Record<string, unknown>;
  for (const key of ['extra', 'constructor', 'toString', '__proto__']) {
    const copy = { ...whole };
    Object.defineProperty(copy, key, {
      value: { x: 1 },
      enumerable: true,
      configurable: true,
      writable: true,
    });
    yield { at: name, how: `extra ${key}`, value: copy };
  }
  for (const [key, field] of Object.entries(inner.properties ?? {})) {
    const needed = inner.required?.includes(key) ?? false;
    const path = name === '' ? key : `${name}.${key}`;
    if (needed) {
      const { [key]: _gone, ...rest } = whole;
      yield { at: path, how: 'missing', value: rest };
    }
    for (const broken of brokenIn(field, whole[key], key, !needed)) {
      yield { at: path, how: broken.how, value: { ...whole, [key]: broken.value } };
    }
  }
}

function typesOf(shape: Shape): Set<string> {
  const kinds = shape.anyOf ?? [shape];
  if (isBytes(shape)) return new Set(['bytes']);
  return new Set(kinds.map(({ type }) => (type === 'integer' ? 'number' : (type ?? ''))));
}

/** A value of each type, and values that only a structured clone can bring. */
const strangers = makeStrangers();

function makeStrangers(): [how: string, value: unknown, type: string][] {
  const cyclic: Record<string, unknown> = {};
  cyclic.self = cyclic;
  let deep: unknown = 'x';
  for (let level = 0; level < 50_000; level += 1) deep = [deep];
  return [
    ['undefined', undefined, 'undefined'],
    ['null', null, 'null'],
    ['a boolean', true, 'boolean'],
    ['a number', 7, 'number'],
    ['a text', 'text', 'string'],
    ['a list', [], 'array'],
    ['a plain object', {}, 'object'],
    ['not a number', Number.NaN, 'strange'],
    ['infinity', Number.POSITIVE_INFINITY, 'strange'],
    ['a bigint', 7n, 'strange'],
    ['a date', new Date(0), 'strange'],
    ['a map', new Map([['id', uuid]]), 'strange'],
    ['a set', new Set(['x']), 'strange'],
    ['bytes', new Uint8Array(8), 'bytes'],
    ['bytes of another kind', new Uint16Array(8), 'strange'],
    ['a buffer', new ArrayBuffer(8), 'strange'],
    ['an error', new Error('x'), 'strange'],
    ['a pattern', /x/, 'strange'],
    ['a boxed text', Object('text'), 'strange'],
    ['a cycle', cyclic, 'strange'],
    ['a deep list', deep, 'strange'],
    ['10 MB of text', 'x'.repeat(10 * 1024 * 1024), 'strange'],
    ['a list of a million', new Array(1_000_000).fill(0), 'strange'],
    ['a text where a method is called', { toString: 'x', length: 1, trim: 'x' }, 'strange'],
  ];
}

function outOfBounds(shape: Shape, name: string, value: unknown): { how: string; value: unknown }[] {
  const out: { how: string; value: unknown }[] = [];
  if (isBytes(shape)) out.push({ how: 'too many bytes', value: new Uint8Array(tooManyBytes) });
  for (const kind of shape.anyOf ?? [shape]) {
    if (kind.maxLength !== undefined) out.push({ how: 'too long', value: 'x'.repeat(kind.maxLength + 1) });
    if (kind.minLength !== undefined && kind.minLength > 0) out.push({ how: 'empty', value: '' });
    if (kind.enum || kind.const) out.push({ how: 'not in the list', value: 'nonsense' });
    if (kind.pattern) {
      for (const text of [`${value}\n`, `${value}\0`, ` ${value}`, `${value}'; drop table call; --`]) {
        out.push({ how: 'not as the pattern', value: text });
      }
    }
    if (kind.minimum !== undefined) out.push({ how: 'too small', value: kind.minimum - 1 });
    if (kind.maximum !== undefined) out.push({ how: 'too large', value: kind.maximum + 1 });
    if (kind.type === 'integer') out.push({ how: 'not whole', value: 1.5 });
    if (kind.const === true) out.push({ how: 'another truth', value: false });
    if (kind.minItems !== undefined && kind.minItems > 0) out.push({ how: 'none', value: [] });
    if (kind.maxItems !== undefined && Array.isArray(value)) {
      out.push({ how: 'too many', value: new Array(kind.maxItems + 1).fill(value[0]) });
    }
  }
  for (const text of refused[name] ?? []) out.push({ how: `not a server: ${text}`, value: text });
  return out;
}

import { describe, expect, it } from 'vitest';
import { mainSideCodec } from './main-side-codec.ts';
import { makeCodec } from './serialise.ts';

const { encode, decode } = makeCodec();
const across = (value: unknown) => decode(encode(value));

describe('a value that crosses between main and a page', () => {
  it.each([
    ['null', null],
    ['undefined', undefined],
    ['-0', -0],
    ['NaN', Number.NaN],
    ['-Infinity', Number.NEGATIVE_INFINITY],
    ['a bigint', 12345678901234567890n],
    ['a date', new Date(86_400_000)],
    ['an invalid date', new Date(Number.NaN)],
    ['a regular expression', /a\/b/giu],
    ['a map', new Map<unknown, unknown>([[{ key: 1 }, new Set([1, undefined])]])],
    ['an array with text', ['ä', '\u0000', '\ud800']],
    ['bytes', new Uint8Array([0, 255, 7])],
    ['a view into a buffer', new DataView(new ArrayBuffer(8), 2, 3)],
    ['nested objects', { a: [{ b: { c: undefined } }], __proto__: null }],
    ['a boxed number', Object(5)],
  ])('is kept: %s', (_name, value) => {
    const arrived = across(value);
    expect(arrived).toEqual(value);
    expect(Object.is(arrived, -0)).toBe(Object.is(value, -0));
  });

  it('keeps the holes of an array', () => {
    const holed = new Array(3);
    holed[2] = 3;
    expect(across(holed)).toEqual(holed);
    expect(1 in (across(holed) as unknown[])).toBe(false);
  });

  it('keeps cycles and shared references', () => {
    const shared = { name: 'shared' };
    const ring: Record<string, unknown> = { shared, again: shared };
    ring.self = ring;
    const arrived = across(ring) as typeof ring;
    expect(arrived.self).toBe(arrived);
    expect(arrived.shared).toBe(arrived.again);
  });

  it('gives an own key called __proto__ to the copy and not its prototype', () => {
    const arrived = across(JSON.parse('{"__proto__":{"evil":true}}')) as object;
    expect(Object.keys(arrived)).toEqual(['__proto__']);
    expect('evil' in arrived).toBe(false);
  });

  it('keeps of an error its message, stack, cause and standard name, and nothing else', () => {
    const cause = new RangeError('inner');
    const arrived = across(Object.assign(new TypeError('outer', { cause }), { code: 7 })) as TypeError & {
      code?: number;
    };
    expect(arrived).toBeInstanceOf(TypeError);
    expect([arrived.message, (arrived.cause as Error).name, arrived.code]).toEqual([
      'outer',
      'RangeError',
      undefined,
    ]);
  });

  it.each([
    ['a function', () => 1],
    ['a promise', Promise.resolve()],
    ['a symbol', Symbol('x')],
    ['a weak map', new WeakMap()],
    ['a function deep inside', { a: [{ b() {} }] }],
    ['a shared buffer', new SharedArrayBuffer(8)],
    ['a blob', new Blob(['x'])],
  ])('is refused with a plain error: %s', (_name, value) => {
    expect(() => encode(value)).toThrow(new Error('An object could not be cloned.'));
  });

  it('loses its class on the way', () => {
    class Point {
      x = 1;
    }
    expect(Object.getPrototypeOf(across(new Point()))).toBe(Object.prototype);
  });
});

describe('a value that main sends', () => {
  it.each([
    ['a URL', new URL('https://example.com')],
    ['headers', new Headers({ a: 'b' })],
    ['a pooled buffer, which would carry its pool', Buffer.from('abc')],
    ['a proxy', new Proxy({}, {})],
    ['one of them deep inside', new Map([['at', [new URL('https://example.com')]]])],
  ])('is refused where Electron would be silent: %s', (_name, value) => {
    expect(() => mainSideCodec.encode(value)).toThrow('An object could not be cloned.');
  });

  it('may be a copy of a buffer', () => {
    expect(decode(mainSideCodec.encode(new Uint8Array(Buffer.from('abc'))))).toEqual(
      new Uint8Array([97, 98, 99]),
    );
  });
});

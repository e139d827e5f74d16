import { describe, expect, it } from 'vitest';
import { en } from '../../contract/words/en/index.ts';
import { rowNames } from '../../renderer/app/keys/key-names.ts';
import { keyDoes, keyTable, type Press } from '../../renderer/app/keys/keys.ts';

const press = (change: Partial<Press> & Pick<Press, 'key'>): Press => ({
  mod: false,
  shift: false,
  repeat: false,
  after: null,
  inField: false,
  onButton: false,
  onRow: false,
  ...change,
});

describe('a key', () => {
  it.each([
    [{ key: 'j' }, 'down'],
    [{ key: 'J' }, 'down'],
    [{ key: 'J', shift: true }, null],
    [{ key: 'j', repeat: true }, 'down'],
    [{ key: 'x' }, 'select'],
    [{ key: 'x', repeat: true }, null],
    [{ key: 'X', shift: true }, 'selectTo'],
    [{ key: '?', shift: true }, 'sheet'],
    [{ key: '/', shift: true }, 'search'],
    [{ key: 'Enter' }, 'open'],
    [{ key: 'Enter', onButton: true }, null],
    [{ key: 'Enter', mod: true }, null],
    [{ key: 'Enter', mod: true, onRow: true }, 'callBack'],
    [{ key: 'Enter', mod: true, onRow: true, repeat: true }, null],
    [{ key: 'a' }, null],
    [{ key: 'a', mod: true }, 'selectAll'],
    [{ key: 'a', mod: true, inField: true }, null],
    [{ key: 'k', mod: true, inField: true }, 'palette'],
    [{ key: 'd', inField: true }, null],
    [{ key: 'Delete', mod: true }, null],
    [{ key: ' ', onButton: true }, null],
    [{ key: 't' }, 'tag'],
    [{ key: 't', after: 'g' }, 'goTrash'],
    [{ key: 'h' }, null],
    [{ key: 'h', after: 'g' }, 'goHistory'],
    [{ key: 'c' }, null],
  ] as const)('%j does: %s', (pressed, does) => expect(keyDoes(press(pressed))).toBe(does));
});

describe('the table of keys', () => {
  it('has no stroke twice', () => {
    const strokes = keyTable.flatMap(({ strokes, after }) =>
      strokes.map((stroke) => JSON.stringify([after ?? null, stroke])),
    );
    expect(new Set(strokes).size).toBe(strokes.length);
  });

  it('has a row for everything that the sheet can say', () => {
    expect(new Set(keyTable.map(({ does }) => does))).toEqual(new Set(Object.keys(en.keys.does)));
  });

  it('names its keys as this keyboard has them', () => {
    const names = (onMac: boolean) => keyTable.flatMap((row) => rowNames(row, onMac));
    expect(names(true)).toEqual(expect.arrayContaining(['⌘ Enter', '⌘ K', 'g then h', '↓', 'Space']));
    expect(names(false)).toEqual(expect.arrayContaining(['Ctrl Enter', 'Ctrl K', 'Shift x']));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceleratorOf, keysOf } from '../../renderer/app/settings/accelerator.ts';
import { moved, whyNotAdded } from '../../renderer/app/settings/disposition-list.ts';

const nothing = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('a shortcut', () => {
  it.each([
    [{ ...nothing, ctrlKey: true, shiftKey: true, code: 'KeyL' }, 'CommandOrControl+Shift+L'],
    [{ ...nothing, ctrlKey: true, altKey: true, code: 'Digit1' }, 'CommandOrControl+Alt+1'],
    [{ ...nothing, metaKey: true, code: 'KeyK' }, 'Super+K'],
    [{ ...nothing, code: 'F9' }, 'F9'],
  ])('%j is %s', (pressed, accelerator) => expect(acceleratorOf(pressed, false)).toBe(accelerator));

  it.each([
    ['a modifier alone', { ...nothing, ctrlKey: true, code: 'ControlLeft' }],
    ['a plain letter', { ...nothing, code: 'KeyL' }],
    ['a capital letter', { ...nothing, shiftKey: true, code: 'KeyL' }],
    ['F25', { ...nothing, code: 'F25' }],
  ])('is not made of %s, which would be taken from every other program', (_, pressed) => {
    expect(acceleratorOf(pressed, false)).toBeNull();
  });

  it('on a Mac has Cmd where others have Ctrl, and is shown by its signs', () => {
    const pressed = { ...nothing, metaKey: true, shiftKey: true, code: 'KeyL' };
    expect(acceleratorOf(pressed, true)).toBe('CommandOrControl+Shift+L');
    expect(keysOf('CommandOrControl+Shift+L', true)).toEqual(['⌘', '⇧', 'L']);
    expect(keysOf('CommandOrControl+Shift+L', false)).toEqual(['Ctrl', 'Shift', 'L']);
  });
});

describe('the list of dispositions', () => {
  it.each([
    ['Demo booked', null],
    ['BUSY', 'twice'],
    ['x'.repeat(65), 'long'],
  ])('takes %s: %s is wrong with it', (name, why) => {
    expect(whyNotAdded(name, ['Connected', 'Busy'])).toBe(why);
  });

  it('holds 50 at most', () => {
    const full = Array.from({ length: 50 }, (_, index) => `name ${index}`);
    expect(whyNotAdded('one more', full)).toBe('full');
  });

  it('loses nothing when an entry moves', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string()),
        fc.nat(60),
        fc.integer({ min: -60, max: 60 }),
        (list, from, by) => {
          const after = moved(list, from, by);
          expect([...after].sort()).toEqual([...list].sort());
          const to = from + by;
          if (from < list.length && to >= 0 && to < list.length) expect(after[to]).toBe(list[from]);
          else expect(after).toEqual(list);
        },
      ),
    );
  });
});

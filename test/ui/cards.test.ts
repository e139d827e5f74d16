import { describe, expect, it } from 'vitest';
import type { Call } from '../../contract/call/call.ts';
import { type Card, cardsAfter, putAway, unfold } from '../../renderer/app/desk/cards.ts';
import { endedCall, madeUpId } from '../support/fake-bridge/made-up-calls.ts';

const first = madeUpId(1);
const second = madeUpId(2);

function live(id: string, change: Partial<Call> = {}): Call {
  return endedCall({ id, endedAt: null, endedBy: null, status: 'ringing', direction: 'inbound', ...change });
}

interface Scene {
  before?: Call;
  writing?: string;
  alive?: string[];
  noted?: string[];
}

function cardsFor(cards: readonly Card[], call: Call, scene: Scene = {}): readonly Card[] {
  return cardsAfter(cards, {
    before: scene.before,
    call,
    writing: scene.writing ?? null,
    isLive: (id) => id === call.id || (scene.alive ?? []).includes(id),
    hasNote: (id) => (scene.noted ?? []).includes(id),
  });
}

const open = (id: string): Card => ({ id, folded: false });
const folded = (id: string): Card => ({ id, folded: true });

describe('a card', () => {
  it('comes with the first word of a live call, on top', () => {
    expect(cardsFor([open(first)], live(second), { alive: [first] })).toEqual([open(second), open(first)]);
  });

  it('stays after its call is over', () => {
    const cards = [open(first)];
    expect(cardsFor(cards, endedCall({ id: first }), { before: live(first) })).toBe(cards);
  });

  it('does not come for a call that was over when it was heard of', () => {
    expect(cardsFor([], endedCall({ id: first }))).toEqual([]);
  });

  it('goes when the person is done with it', () => {
    expect(putAway([open(first), folded(second)], first)).toEqual([folded(second)]);
  });
});

describe('a card whose call is put into the trash', () => {
  it('goes, folded or not', () => {
    const deleted = endedCall({ id: first, trashedAt: 9 });
    expect(cardsFor([open(first), open(second)], deleted)).toEqual([open(second)]);
    expect(cardsFor([folded(first)], deleted)).toEqual([]);
  });

  it('takes no other with it', () => {
    const cards = [open(second)];
    expect(cardsFor(cards, endedCall({ id: first, trashedAt: 9 }))).toBe(cards);
  });
});

describe('a card whose call is over, when a new call comes', () => {
  it('gives up its place if nothing was written', () => {
    expect(cardsFor([open(first)], live(second))).toEqual([open(second)]);
  });

  it('folds if a note was begun', () => {
    expect(cardsFor([open(first)], live(second), { noted: [first] })).toEqual([open(second), folded(first)]);
  });

  it('stays open under the cursor while the new call only rings', () => {
    const scene = { writing: first, noted: [first] };
    expect(cardsFor([open(first)], live(second), scene)).toEqual([open(second), open(first)]);
  });

  it('folds from under the cursor once the new call is answered', () => {
    const answered = live(second, { status: 'answered', answeredAt: 5 });
    const scene = { before: live(second), writing: first, noted: [first] };
    expect(cardsFor([open(second), open(first)], answered, scene)).toEqual([open(second), folded(first)]);
  });

  it('folds at once for a call that we place', () => {
    const placed = live(second, { direction: 'outbound', status: 'initiated' });
    const scene = { writing: first, noted: [first] };
    expect(cardsFor([open(first)], placed, scene)).toEqual([open(second), folded(first)]);
  });
});

describe('a folded card', () => {
  it('opens by hand and folds the other that is over, but not one that lives', () => {
    const third = madeUpId(3);
    expect(unfold([open(third), open(second), folded(first)], first, (id) => id === third)).toEqual([
      open(third),
      folded(second),
      open(first),
    ]);
  });

  it('that was opened by hand is not folded by a change of the call that goes on', () => {
    const talking = live(second, { status: 'answered', answeredAt: 5 });
    const cards = [open(second), open(first)];
    expect(cardsFor(cards, { ...talking, muted: true }, { before: talking, noted: [first] })).toBe(cards);
  });
});

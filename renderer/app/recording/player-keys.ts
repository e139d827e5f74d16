/** What a key does in a player that has the focus. */
export type PlayerAct =
  | { act: 'toggle' }
  | { act: 'jump'; seconds: number }
  | { act: 'start' }
  | { act: 'end' }
  | { act: 'speed'; by: 1 | -1 }
  | { act: 'skipSilence' }
  | { act: 'mark' };

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** The player's keys, in one place; null for every other key, which stays the window's. */
export function playerAct({ key, shiftKey, ctrlKey, altKey, metaKey }: Key): PlayerAct | null {
  if (ctrlKey || altKey || metaKey) return null;
  const jump = shiftKey ? 1 : 5;
  switch (key) {
    case ' ':
      return { act: 'toggle' };
    case 'ArrowLeft':
      return { act: 'jump', seconds: -jump };
    case 'ArrowRight':
      return { act: 'jump', seconds: jump };
    case 'Home':
      return { act: 'start' };
    case 'End':
      return { act: 'end' };
    case 'ArrowUp':
      return { act: 'speed', by: 1 };
    case 'ArrowDown':
      return { act: 'speed', by: -1 };
    case 's':
    case 'S':
      return { act: 'skipSilence' };
    case 'm':
    case 'M':
      return { act: 'mark' };
    default:
      return null;
  }
}

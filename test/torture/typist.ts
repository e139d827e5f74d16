import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import type { TextState } from './text-states.ts';

const words = 'called about the renewal, wants a quote by Friday; asked for Zoë – price? ok'.split(' ');

/** Someone at the keyboard of one window, and a witness of every text that stood in a note there. */
export interface Typist {
  /** The texts that stood in the note of a call, oldest first. */
  states(id: string): TextState[];
  /** Types into the note of the call on the card, like a person, until `stop` or until the window is gone. */
  type(id: string, stop: () => boolean): Promise<void>;
}

/** Puts the witness into the page; it tells each text of a note as it comes to stand in its field. */
export async function seatTypist(page: Page, chance: () => number): Promise<Typist> {
  const heard = new Map<string, TextState[]>();
  await page.exposeFunction('ringnoteWitness', (id: string, text: string, from: number) => {
    heard.set(id, [...(heard.get(id) ?? []), { text, from }]);
  });
  await page.evaluate(() => {
    const told = new Map<string, string>();
    new MutationObserver(() => {
      for (const field of document.querySelectorAll<HTMLElement>('article[data-card] [data-note-of]')) {
        const id = field.dataset.noteOf ?? '';
        const text = [...field.querySelectorAll('p')].map((line) => line.textContent ?? '').join('\n');
        if (told.get(id) === text) continue;
        told.set(id, text);
        (
          globalThis as unknown as { ringnoteWitness(id: string, text: string, from: number): void }
        ).ringnoteWitness(id, text, Date.now());
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });

  let queue: string[] = [];
  /** The next key of an endless text of words, with a slip now and then that is taken back. */
  const nextKey = (): string => {
    if (queue.length === 0) {
      const word = words[Math.floor(chance() * words.length)] ?? '';
      const slip = chance() < 0.1 ? ['Backspace', 'Backspace', 'Backspace'] : [];
      queue = [...word, ...slip, chance() < 0.1 ? 'Enter' : ' '];
    }
    return queue.shift() ?? ' ';
  };

  return {
    states: (id) => heard.get(id) ?? [],
    async type(id, stop) {
      await page.locator(`article[data-card="${id}"] [data-note-of]`).focus();
      while (!stop()) {
        const key = nextKey();
        if (key.length > 1) await page.keyboard.press(key);
        else await page.keyboard.type(key);
        await sleep(20 + chance() * 100);
      }
    },
  };
}

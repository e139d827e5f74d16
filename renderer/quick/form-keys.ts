interface FormKeys {
  save: () => void;
  leave: () => void;
  /** Alt with a digit: the disposition at this place, from 0. */
  choose: (at: number) => void;
}

/** Where Enter means something of its own. */
const ownEnter = 'button, a, [contenteditable="true"], textarea';

/**
 * The keys that work in the whole form. Enter saves, from the note with Ctrl or Cmd; Alt with a digit chooses a
 * disposition, by the key's place, because Alt makes other characters on a Mac.
 */
export function formKeys({ save, leave, choose }: FormKeys): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.isComposing) return;
    const fromNote = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    // The note takes both keys from the browser and leaves them to the page; who means them for itself stops them.
    if (event.defaultPrevented && !fromNote && event.key !== 'Escape') return;
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    const inField = !(event.target instanceof Element && event.target.closest(ownEnter));
    const wantsSave = fromNote || (event.key === 'Enter' && inField);
    if (wantsSave && !event.shiftKey && !event.altKey) save();
    else if (event.key === 'Escape') leave();
    else if (event.altKey && !event.ctrlKey && !event.metaKey && digit !== undefined)
      choose(Number(digit) - 1);
    else return;
    event.preventDefault();
  };
}

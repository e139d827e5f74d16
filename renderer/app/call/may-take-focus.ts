/**
 * Whether the cursor may be moved into a call's note without taking it from something the person is writing. A button
 * that was just pressed and an empty field give it up; a field with text in it does not.
 */
export function mayTakeFocus(active: Element | null): boolean {
  if (active === null || active === document.body) return true;
  if (active instanceof HTMLTextAreaElement) return false;
  if (active instanceof HTMLElement && active.isContentEditable) return false;
  if (active instanceof HTMLInputElement)
    return active.type === 'text' && (active.value === '' || active.readOnly);
  return active instanceof HTMLButtonElement;
}

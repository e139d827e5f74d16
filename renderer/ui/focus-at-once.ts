/**
 * A ref for the field that a dialog opens with. Mantine moves the cursor there by a timer, which a busy page comes to late:
 * until then the keys of a quick hand go to whatever lies below. A microtask runs before the next key, and after the dialog
 * has noted where to give the cursor back to.
 */
export function focusAtOnce(field: HTMLElement | null | undefined): void {
  if (!field) return;
  queueMicrotask(() => {
    if (field.isConnected) field.focus({ preventScroll: true });
  });
}

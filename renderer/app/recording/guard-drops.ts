import { carriesFiles } from './dropped-files.ts';

/**
 * Lets nothing that is dropped beside its place lead the window away: a browser opens a file or a link that nobody took.
 * Text dragged into a field is left to the field.
 */
export function guardDrops(page: Window): () => void {
  const refuse = (event: DragEvent) => {
    if (event.defaultPrevented) return;
    const inField =
      event.target instanceof Element &&
      event.target.closest('input, textarea, [contenteditable]:not([contenteditable="false"])') !== null;
    if (inField && !carriesFiles(event.dataTransfer)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
  };
  page.addEventListener('dragover', refuse);
  page.addEventListener('drop', refuse);
  return () => {
    page.removeEventListener('dragover', refuse);
    page.removeEventListener('drop', refuse);
  };
}

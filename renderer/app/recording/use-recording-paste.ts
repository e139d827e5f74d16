import { type RefObject, useEffect } from 'react';
import { droppedFiles, looksLikeSound } from './dropped-files.ts';
import { useIntake } from './use-intake.ts';

/**
 * Takes files that are pasted while a call's page is open. Where a field has the cursor only sound is taken: a picture
 * pasted into the note is the note's affair.
 */
export function useRecordingPaste(call: string, section: RefObject<HTMLElement | null>): void {
  const intake = useIntake();
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || section.current?.closest('[inert]')) return;
      const { files, folders } = droppedFiles(event.clipboardData);
      const inField =
        event.target instanceof Element &&
        event.target.closest('input, textarea, [contenteditable]:not([contenteditable="false"])') !== null;
      const taken = inField ? files.filter(looksLikeSound) : files;
      if (taken.length === 0 && (inField || folders.length === 0)) return;
      event.preventDefault();
      intake.take(call, taken);
      if (!inField) for (const name of folders) intake.refuseFolder(call, name);
    };
    // Before a field sees it: an editor would paste the file's name.
    window.addEventListener('paste', paste, { capture: true });
    return () => window.removeEventListener('paste', paste, { capture: true });
  }, [call, intake, section]);
}

import { type DragEventHandler, useRef, useState } from 'react';
import { t } from '../../../contract/words/say.ts';
import { carriesFiles, droppedFiles } from './dropped-files.ts';
import './recording-drop.css';
import { useIntake } from './use-intake.ts';

/** Spread onto whatever stands for a call, so that files can be dropped on it. */
export interface RecordingDrop {
  readonly onDragEnter: DragEventHandler;
  readonly onDragOver: DragEventHandler;
  readonly onDragLeave: DragEventHandler;
  readonly onDrop: DragEventHandler;
  /** Drawn as a veil with these words while files hang over it (`recording-drop.css`). */
  readonly 'data-recording-drop': string | undefined;
}

/**
 * Makes an element take dropped files as recordings of a call: its page, its live card, its row of the history.
 * Anything that is no file passes by, so that text can still be dragged into the note.
 */
export function useRecordingDrop(call: string): RecordingDrop {
  const intake = useIntake();
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const leave = () => {
    depth.current = 0;
    setOver(false);
  };
  return {
    onDragEnter: (event) => {
      if (!carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      depth.current += 1;
      setOver(true);
    },
    onDragOver: (event) => {
      if (!carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.stopPropagation();
      event.dataTransfer.dropEffect = 'copy';
    },
    onDragLeave: (event) => {
      if (!carriesFiles(event.dataTransfer)) return;
      depth.current -= 1;
      if (depth.current <= 0) leave();
    },
    onDrop: (event) => {
      leave();
      if (!carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.stopPropagation();
      const { files, folders } = droppedFiles(event.dataTransfer);
      intake.take(call, files);
      for (const name of folders) intake.refuseFolder(call, name);
    },
    'data-recording-drop': over ? t('recording.drop') : undefined,
  };
}

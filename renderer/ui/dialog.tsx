import { Modal } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { t } from '../../contract/words/say.ts';

interface DialogProps {
  title: string;
  /** Wider, for a list with a preview under it. */
  wide?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A question over the whole window. Esc closes it and nothing else, wherever the focus is: the page below has Esc for
 * itself too, and must not hear of this one.
 */
export function Dialog({ title, wide = false, onClose, children }: DialogProps) {
  const latest = useRef(onClose);
  useEffect(() => {
    latest.current = onClose;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      latest.current();
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, []);
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnEscape={false}
      size={wide ? 'lg' : 'md'}
      title={title}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      transitionProps={{ duration: 0 }}
    >
      {children}
    </Modal>
  );
}

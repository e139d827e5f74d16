import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Template } from '../../../contract/ipc/settings.ts';
import { noteText } from '../../../contract/note/note-text.ts';
import { t } from '../../../contract/words/say.ts';
import classes from './template-menu.module.css';

interface TemplateMenuProps {
  id: string;
  templates: readonly Template[];
  chosen: number;
  /** The place of the `/` in the window. */
  at: { left: number; top: number; bottom: number };
  onChoose: (template: Template) => void;
}

/** The templates that fit what stands behind the `/`. The cursor stays in the note; its keys move the choice. */
export function TemplateMenu({ id, templates, chosen, at, onChoose }: TemplateMenuProps) {
  const list = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: at.left, top: at.bottom + 4 });

  useLayoutEffect(() => {
    const box = list.current?.getBoundingClientRect();
    if (!box) return;
    const below = at.bottom + 4 + box.height <= innerHeight - 4;
    setPlace({
      left: Math.max(4, Math.min(at.left, innerWidth - box.width - 4)),
      top: below ? at.bottom + 4 : Math.max(4, at.top - 4 - box.height),
    });
  }, [at.left, at.top, at.bottom]);

  useEffect(() => {
    list.current?.querySelector(`[id="${id}-${chosen}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [id, chosen]);

  // Mantine's Portal comes a moment later than its effects, too late to be measured.
  return createPortal(
    <div
      ref={list}
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-label={t('note.template.list')}
      className={classes.menu}
      style={place}
    >
      {templates.map((template, index) => (
        <div
          key={template.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          className={classes.option}
          // The cursor must not leave the note.
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(template);
          }}
        >
          <span className={classes.name}>{template.name}</span>
          <span className={classes.text}>{noteText(template.html).slice(0, 200)}</span>
        </div>
      ))}
    </div>,
    document.body,
  );
}

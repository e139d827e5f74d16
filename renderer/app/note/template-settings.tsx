import { ActionIcon, Button, Text, TextInput, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type Template, TemplateSchema } from '../../../contract/ipc/settings.ts';
import { noteText } from '../../../contract/note/note-text.ts';
import { t } from '../../../contract/words/say.ts';
import { NoteField } from '../../ui/note-field/note-field.tsx';
import { useAct } from '../desk/use-act.ts';
import { useDesk, useOpenDesk } from '../desk/use-desk.ts';
import { templateFieldNames } from './template-fields.ts';
import classes from './template-settings.module.css';

/** The contract's limit (`SettingsSchema.templates`). */
const most = 30;

/** Where the person keeps the texts that `/` puts into a note: added, changed, deleted, and brought back. */
export function TemplateSettings() {
  const { ask, desk } = useOpenDesk();
  const act = useAct();
  const templates = useDesk((view) => view.settings.templates);
  /** The template under the person's hands: an id, `new`, or none. */
  const [editing, setEditing] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);
  /** Closes the form and gives the cursor back to the button that opened it. */
  const leave = (of: string) => {
    flushSync(() => setEditing(null));
    place.current?.querySelector<HTMLElement>(`[data-opens="${of}"]`)?.focus();
  };

  const save = (change: (templates: readonly Template[]) => Template[]) =>
    act(
      t('note.template.notSaved'),
      ask['settings.save']({ templates: change(desk.view().settings.templates) }),
    );

  const remove = async (template: Template) => {
    const index = templates.indexOf(template);
    const saved = await save((all) => all.filter(({ id }) => id !== template.id));
    if (!saved.ok) return;
    const note = notifications.show({
      withBorder: true,
      message: (
        <span className={classes.deleted}>
          {t('note.template.deleted', { name: template.name })}
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              notifications.hide(note);
              void save((all) => all.toSpliced(index, 0, template).slice(0, most));
            }}
          >
            {t('note.template.undo')}
          </Button>
        </span>
      ),
    });
  };

  const editor = (template: Template | null) => (
    <TemplateForm
      key={template?.id ?? 'new'}
      template={template}
      taken={templates.filter((each) => each !== template).map(({ name }) => name)}
      onLeave={() => leave(template?.id ?? 'new')}
      onSave={async (changed) => {
        const saved = await save((all) =>
          template
            ? all.map((each) => (each.id === template.id ? { ...each, ...changed } : each))
            : [...all, { id: crypto.randomUUID(), ...changed }],
        );
        if (saved.ok) leave(template?.id ?? 'new');
      }}
    />
  );

  return (
    <div ref={place} className={classes.templates}>
      <Text size="sm" c="dimmed">
        {t('note.template.about', { fields: templateFieldNames.map((name) => `{${name}}`).join(' ') })}
      </Text>
      {templates.length === 0 && editing === null && <Text size="sm">{t('note.template.empty')}</Text>}
      <ul className={classes.list}>
        {templates.map((template) => (
          <li key={template.id} className={classes.template} data-template={template.id}>
            {editing === template.id ? (
              editor(template)
            ) : (
              <>
                <span className={classes.what}>
                  <span className={classes.name}>{template.name}</span>
                  <span className={classes.text}>{noteText(template.html)}</span>
                </span>
                <Tooltip label={t('note.template.edit', { name: template.name })}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('note.template.edit', { name: template.name })}
                    data-opens={template.id}
                    onClick={() => setEditing(template.id)}
                  >
                    <IconPencil size={16} aria-hidden="true" />
                  </ActionIcon>
                </Tooltip>
                <Tooltip label={t('note.template.delete', { name: template.name })}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('note.template.delete', { name: template.name })}
                    onClick={() => void remove(template)}
                  >
                    <IconTrash size={16} aria-hidden="true" />
                  </ActionIcon>
                </Tooltip>
              </>
            )}
          </li>
        ))}
      </ul>
      {editing === 'new' ? (
        editor(null)
      ) : (
        <div>
          <Button
            size="compact-md"
            variant="default"
            leftSection={<IconPlus size={15} aria-hidden="true" />}
            disabled={templates.length >= most}
            data-opens="new"
            onClick={() => setEditing('new')}
          >
            {t('note.template.add')}
          </Button>
          {templates.length >= most && (
            <Text size="xs" c="dimmed">
              {t('note.template.full', { most })}
            </Text>
          )}
        </div>
      )}
    </div>
  );
}

interface TemplateFormProps {
  template: Template | null;
  /** Names that other templates have. */
  taken: readonly string[];
  onSave: (changed: Pick<Template, 'name' | 'html'>) => Promise<void>;
  onLeave: () => void;
}

function TemplateForm({ template, taken, onSave, onLeave }: TemplateFormProps) {
  const [name, setName] = useState(template?.name ?? '');
  const [html, setHtml] = useState(template?.html ?? '');
  const [tried, setTried] = useState(false);
  const text = useRef(html);
  const same = name.trim().toLocaleLowerCase();
  const wrongName =
    same === ''
      ? t('note.template.nameMissing')
      : taken.some((other) => other.toLocaleLowerCase() === same)
        ? t('note.template.nameTaken')
        : null;
  const wrongText =
    html === ''
      ? t('note.template.textMissing')
      : TemplateSchema.shape.html.safeParse(html).success
        ? null
        : t('note.template.textLong');
  return (
    <form
      className={classes.form}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onLeave();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (wrongName === null && wrongText === null) void onSave({ name: name.trim(), html: text.current });
      }}
    >
      <TextInput
        size="sm"
        label={t('note.template.name')}
        placeholder={t('note.template.namePlaceholder')}
        value={name}
        maxLength={64}
        autoFocus
        error={tried ? wrongName : null}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <NoteField
        html={html}
        label={t('note.template.text')}
        placeholder={t('note.template.textPlaceholder')}
        maxText={5_000}
        marks={{ 'data-template-text': template?.id ?? 'new' }}
        onChange={(written) => {
          text.current = written;
          setHtml(written);
        }}
      />
      {tried && wrongText !== null && (
        <Text size="xs" c="var(--rn-bad)" role="alert">
          {wrongText}
        </Text>
      )}
      <div className={classes.acts}>
        <Button size="compact-md" type="submit">
          {t('note.template.save')}
        </Button>
        <Button size="compact-md" variant="default" onClick={onLeave}>
          {t('note.template.cancel')}
        </Button>
      </div>
    </form>
  );
}

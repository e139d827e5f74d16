import { escapeHtml } from '../../../contract/note/escape-html.ts';

/**
 * A template with its fields filled in: `{name}` becomes what `fields` has under `name`, as text, whatever it holds. A
 * field that is not known stays as it was typed, so that the person sees the slip.
 */
export function fillTemplate(html: string, fields: Readonly<Record<string, string>>): string {
  return html.replace(/<[^>]*>|\{([a-z]+)\}/gi, (whole, field: string | undefined) => {
    const name = field?.toLowerCase();
    return name !== undefined && Object.hasOwn(fields, name) ? escapeHtml(fields[name] ?? '') : whole;
  });
}

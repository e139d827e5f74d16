import { noteLinkSchemes } from './note-html.ts';

const leads = new RegExp(`^(?:${noteLinkSchemes.join('|')}):[^\\s]`, 'i');
const longest = 2_000;

/** A page that is not encrypted, on the usual port; any other port would not answer over `https:`. */
const unencrypted = /^http:(?=\/\/[^/?#:@]+(?:[/?#]|$))/i;

/**
 * The address of a link as a note may carry it, or null: whole addresses of the allowed schemes only. `http:` becomes
 * `https:`, as browsers try it first too, so that a link that is shown is a link that opens.
 */
export function noteLink(href: string): string | null {
  const link = href.trim().replace(unencrypted, 'https:');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them, so that `java\tscript:` is a scheme.
  return link.length <= longest && leads.test(link) && !/[\x00-\x20\x7f"<>\\`]/.test(link) ? link : null;
}

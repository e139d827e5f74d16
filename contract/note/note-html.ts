/**
 * What a note may be made of: the one allow-list, read by the editor's schema and by the cleaner in main (security item
 * 29). Everything else is taken out, its text kept. A CRM that takes HTML gets the same.
 */
export const noteTags = ['p', 'br', 'strong', 'em', 'ul', 'ol', 'li', 'a'] as const;

/**
 * Where a link in a note may lead: to what main opens outside (security item 15), and to numbers, which Ringnote dials
 * itself. `http:` is none of them; `note-link.ts` leads it over `https:`.
 */
export const noteLinkSchemes = ['https', 'mailto', 'tel'] as const;

/** A note as an annotation brings it. */
export const said = (text: string) => ({ html: text === '' ? '' : `<p>${text}</p>`, text });

/** The same as a call bears it. */
export const noted = (text: string) => ({ note: said(text).html, noteText: text });

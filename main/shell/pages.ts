/** Our own scheme: with it no page is a `file:` page, and `'self'` in a CSP means something (facts/electron.md, 5). */
export const scheme = 'app';

/** The session of the phone page, in memory, apart from the main window's. */
export const phonePartition = 'phone';

/** The main window's page: where it lives, and the one origin that its bridge answers. */
export const mainPage = { origin: 'app://ringnote', url: 'app://ringnote/app/index.html' } as const;

/** The hidden phone page, on a host of its own so that the two share nothing. */
export const phonePage = { origin: 'app://phone', url: 'app://phone/phone/index.html' } as const;

/** The quick-log window: on the main window's host, because it keeps its drafts in the same storage. */
export const quickPage = { origin: 'app://ringnote', url: 'app://ringnote/quick/index.html' } as const;

/** The session of the media page, in memory. */
export const mediaPartition = 'media';

/** The hidden page that decodes recordings, on a host of its own: a file that breaks it out of its bounds meets nothing there. */
export const mediaPage = { origin: 'app://media', url: 'app://media/media/index.html' } as const;

/** What the main window's host shows when the app cannot start. */
export const troublePage = { url: 'app://ringnote/trouble.html' } as const;

/** The pages of the main window; a call's page opens beside or over the first two. */
export const places = ['history', 'followUps', 'trash', 'settings'] as const;
export type Place = (typeof places)[number];

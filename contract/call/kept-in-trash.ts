/** How long what was deleted can be brought back, in days (issue 3): what the trash tells people, and main keeps to. */
export const trashDays = 30;

/** The same in ms. */
export const keptInTrash = trashDays * 86_400_000;

/** What main says outside its windows: tray, menus, notifications, questions of the system's own dialogs. */
export const shell = {
  tray: { open: 'Open Ringnote', quit: 'Quit Ringnote' },
} as const;

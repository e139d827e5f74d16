/** What the person should know that no call tells: banners above the pages. */
export const notice = {
  settingsFaults: {
    title: 'Some settings could not be read',
    body: 'In {{file}} these were not as expected and have their usual values now: {{fields}}. Please set them again in Settings; the file as it was is kept as {{kept}}.',
  },
  settingsNewer: {
    title: 'These settings are from a newer Ringnote',
    body: 'What this version knows of them is used. The newer file is kept as {{kept}}; put it back before you start the newer version again.',
  },
  settingsCorrupt: {
    title: 'Your settings could not be read',
    body: 'The settings file was damaged. It is kept as {{kept}}, and Ringnote started with its usual settings. Your calls and notes are not affected; please look through Settings once.',
  },
} as const;
